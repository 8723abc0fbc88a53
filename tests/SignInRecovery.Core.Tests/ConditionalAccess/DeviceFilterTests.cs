using System.Text.Json;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tests.Lockout.Policies;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>The filter for devices; facts/conditional-access.md 1.6.</summary>
public class DeviceFilterTests
{
    private static readonly Dictionary<string, DeviceInfo> Devices = new()
    {
        ["unregistered"] = DeviceInfo.Unregistered,
        ["compliant"] = new()
        {
            DeviceId = "b7000000-0000-4000-8000-000000000001",
            DisplayName = "LAPTOP-ABC-1",
            DeviceOwnership = "Company",
            IsCompliant = true,
            IsManaged = true,
            TrustType = "AzureAD",
            ProfileType = "RegisteredDevice",
            Manufacturer = "Microsoft Corporation",
            Model = "Surface Laptop",
            OperatingSystem = "Windows",
            OperatingSystemVersion = "10.0.22631.1",
            EnrollmentProfileName = "AutoPilot Profile 1",
            MdmAppId = "0000000a-0000-0000-c000-000000000000",
            PhysicalIds = ["[ZTDId]:value"],
            SystemLabels = ["M365Managed"],
            ExtensionAttributes = new Dictionary<string, string> { ["extensionAttribute1"] = "SAW" },
        },
        ["hybrid"] = new() { DeviceId = "b7000000-0000-4000-8000-000000000002", TrustType = "ServerAD", IsCompliant = false, OperatingSystem = "Windows", ProfileType = "RegisteredDevice" },
        ["registered"] = new() { DeviceId = "b7000000-0000-4000-8000-000000000003", TrustType = "Workplace", IsCompliant = false, DeviceOwnership = "Personal", OperatingSystem = "iOS", ProfileType = "RegisteredDevice" },
        ["whatIf"] = new() { TrustType = "EntraID" },
    };

    [Theory]
    [InlineData("[dev] equals", "device.trustType -eq \"ServerAD\"", "hybrid", true)]
    [InlineData("[dev] equals, another value", "device.trustType -eq \"ServerAD\"", "compliant", false)]
    [InlineData("[dev] not equals", "device.trustType -ne \"ServerAD\"", "compliant", true)]
    [InlineData("[dev] names and values without regard to case", "DEVICE.TRUSTTYPE -EQ \"serverad\"", "hybrid", true)]
    [InlineData("[dev] True without quotes", "device.isCompliant -eq True", "compliant", true)]
    [InlineData("[dev] True with quotes", "device.isCompliant -eq \"True\"", "compliant", true)]
    [InlineData("[dev] False", "device.isCompliant -eq False", "registered", true)]
    [InlineData("[dev] single quotes", "device.trustType -eq 'Workplace'", "registered", true)]
    [InlineData("[dev] ownership", "device.deviceOwnership -eq \"Company\"", "compliant", true)]
    [InlineData("[dev] starts with", "device.displayName -startsWith \"laptop\"", "compliant", true)]
    [InlineData("[dev] not starts with", "device.displayName -notStartsWith \"LAPTOP\"", "compliant", false)]
    [InlineData("[dev] ends with", "device.operatingSystemVersion -endsWith \".1\"", "compliant", true)]
    [InlineData("[dev] not ends with", "device.operatingSystemVersion -notEndsWith \".2\"", "compliant", true)]
    [InlineData("[dev] contains on a text is a part of it", "device.model -contains \"Surface\"", "compliant", true)]
    [InlineData("[dev] not contains on a text", "device.model -notContains \"Surface\"", "compliant", false)]
    [InlineData("[dev] contains on a collection is a whole member", "device.physicalIds -contains \"[ZTDId]:value\"", "compliant", true)]
    [InlineData("[dev] contains on a collection is no part of a member", "device.physicalIds -contains \"[ZTDId]\"", "compliant", false)]
    [InlineData("[dev] not contains on a collection", "device.systemLabels -notContains \"MultiUser\"", "compliant", true)]
    [InlineData("[dev] in", "device.deviceId -in [\"b7000000-0000-4000-8000-000000000001\", \"x\"]", "compliant", true)]
    [InlineData("[dev] not in", "device.deviceId -notIn [\"b7000000-0000-4000-8000-000000000001\"]", "compliant", false)]
    [InlineData("[dev] in, of another", "device.operatingSystemVersion -in [\"10.0.18363\", \"10.0.19041\"]", "compliant", false)]
    [InlineData("[dev] enrollment profile", "device.enrollmentProfileName -startsWith \"AutoPilot Profile\"", "compliant", true)]
    [InlineData("[dev] MDM application", "device.mdmAppId -in [\"0000000A-0000-0000-C000-000000000000\"]", "compliant", true)]
    [InlineData("[dev] extension attribute of a managed device", "device.extensionAttribute1 -eq \"SAW\"", "compliant", true)]
    [InlineData("[dev] extension attribute of a hybrid joined device without a value", "device.extensionAttribute1 -ne \"SAW\"", "hybrid", true)]
    [InlineData("[eval] EntraID of What If is AzureAD", "device.trustType -eq \"AzureAD\"", "whatIf", true)]
    [InlineData("-and", "device.isCompliant -eq True -and device.deviceOwnership -eq \"Company\"", "compliant", true)]
    [InlineData("-or", "device.isCompliant -eq True -or device.trustType -eq \"ServerAD\"", "hybrid", true)]
    [InlineData("-and binds tighter than -or", "device.isCompliant -eq True -or device.trustType -eq \"ServerAD\" -and device.operatingSystem -eq \"Linux\"", "compliant", true)]
    [InlineData("parentheses", "(device.isCompliant -eq True -or device.trustType -eq \"ServerAD\") -and device.operatingSystem -eq \"Linux\"", "compliant", false)]
    [InlineData("-not", "-not (device.trustType -eq \"ServerAD\")", "compliant", true)]
    [InlineData("-not twice", "-not -not (device.trustType -eq \"ServerAD\")", "hybrid", true)]
    [InlineData("-not over -or", "-not (device.trustType -eq \"ServerAD\" -or device.isCompliant -eq True)", "registered", true)]
    [InlineData("operators without a dash", "not (device.trustType eq \"ServerAD\") and device.isCompliant eq True", "compliant", true)]
    [InlineData("two negatives joined by -or hold for a compliant Entra joined device", "device.trustType -ne \"ServerAD\" -or device.isCompliant -ne True", "compliant", true)]
    [InlineData("[dev] unregistered: positive operators do not hold", "device.isCompliant -eq False", "unregistered", false)]
    [InlineData("[dev] unregistered: in", "device.deviceId -in [\"x\"]", "unregistered", false)]
    [InlineData("[dev] unregistered: contains on a collection", "device.systemLabels -contains \"x\"", "unregistered", false)]
    [InlineData("[dev] unregistered: starts with nothing", "device.displayName -startsWith \"\"", "unregistered", false)]
    [InlineData("[dev] unregistered: not equals holds", "device.isCompliant -ne True", "unregistered", true)]
    [InlineData("[dev] unregistered: not in holds", "device.deviceId -notIn [\"x\"]", "unregistered", true)]
    [InlineData("[dev] unregistered: not contains holds", "device.physicalIds -notContains \"x\"", "unregistered", true)]
    [InlineData("[dev] unregistered: not starts with holds", "device.model -notStartsWith \"x\"", "unregistered", true)]
    [InlineData("[dev] unregistered: not ends with holds", "device.model -notEndsWith \"x\"", "unregistered", true)]
    [InlineData("[dev] unregistered: any attribute, extension attributes too", "device.extensionAttribute1 -ne \"SAW\"", "unregistered", true)]
    [InlineData("[dev] unregistered: extension attribute, positive", "device.extensionAttribute1 -eq \"SAW\"", "unregistered", false)]
    [InlineData("[dev] unregistered: three negatives", "device.trustType -ne 'AzureAD' -and device.trustType -ne 'ServerAD' -and device.trustType -ne 'Workplace'", "unregistered", true)]
    [InlineData("a property without a value on a registered device", "device.displayName -ne \"x\"", "registered", true)]
    public void Rules(string rule, string filter, string device, bool matches)
    {
        Ask.Holds(rule + ", include", matches, Asked("include", filter, Devices[device]));
        Ask.Holds(rule + ", exclude", !matches, Asked("exclude", filter, Devices[device]));
    }

    [Theory]
    [InlineData("include", "device.extensionAttribute1 -eq \"SAW\"", false)]
    [InlineData("include", "device.extensionAttribute1 -ne \"SAW\"", null)]
    [InlineData("exclude", "device.extensionAttribute1 -eq \"SAW\"", null)]
    [InlineData("exclude", "device.extensionAttribute1 -ne \"SAW\"", null)]
    [InlineData("exclude", "device.extensionAttribute1 -eq \"SAW\" -or device.trustType -eq \"Workplace\"", false)]
    [InlineData("include", "device.extensionAttribute15 -ne \"SAW\" -and device.trustType -eq \"ServerAD\"", false)]
    public void Extension_attributes_of_a_registered_device_that_is_not_managed_are_uncertain(string mode, string filter, bool? applies) => Ask.Holds(
        "[dev] the table and null semantics contradict each other: " + filter, applies, Asked(mode, filter, Devices["registered"]));

    [Theory]
    [InlineData("", 1)]
    [InlineData("device.trustType", 17)]
    [InlineData("device.trustType -eq", 21)]
    [InlineData("device.trustType -is \"x\"", 18)]
    [InlineData("device.trustType -contains \"x\"", 18)]
    [InlineData("device.physicalIds -eq \"x\"", 20)]
    [InlineData("device.isCompliant -startsWith \"T\"", 20)]
    [InlineData("device.deviceId -contains \"x\"", 17)]
    [InlineData("device.extensionAttribute16 -eq \"x\"", 1)]
    [InlineData("device.serialNumber -eq \"x\"", 1)]
    [InlineData("trustType -eq \"x\"", 1)]
    [InlineData("user.department -eq \"x\"", 1)]
    [InlineData("device.isCompliant -eq Yes", 24)]
    [InlineData("device.trustType -eq \"x", 22)]
    [InlineData("device.deviceId -in [\"x\"", 21)]
    [InlineData("device.deviceId -in [\"x\",]", 21)]
    [InlineData("device.deviceId -in []", 21)]
    [InlineData("device.deviceId -eq [\"x\"]", 21)]
    [InlineData("(device.trustType -eq \"x\"", 26)]
    [InlineData("device.trustType -eq \"x\")", 25)]
    [InlineData("device.trustType -eq \"x\" device.isCompliant -eq True", 26)]
    [InlineData("device.trustType -eq \"x\" -and", 30)]
    [InlineData("-and device.trustType -eq \"x\"", 1)]
    [InlineData("device.trustType -eq \"x\" -or -or device.isCompliant -eq True", 30)]
    public void A_syntax_error_names_the_column(string filter, int column)
    {
        FilterReading reading = FilterParser.Parse(filter, DeviceFilterVocabulary.Instance);

        Assert.Null(reading.Expression);
        Assert.Equal(column, reading.Error!.Column);
        Assert.EndsWith(".", reading.Error.Message, StringComparison.Ordinal);
        if (filter.Length > 0)
        {
            PolicyDecision decision = Asked("exclude", filter, DeviceInfo.Unregistered);
            Assert.Null(decision.Applies());
            Assert.Contains($"Column {column}: ", decision.Verdicts[0].Explanation, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_rule_is_no_longer_than_3072_characters() // [dev]
    {
        string rule = $"device.displayName -eq \"{new string('x', 3072)}\"";

        Assert.Equal(3073, FilterParser.Parse(rule, DeviceFilterVocabulary.Instance).Error!.Column);
    }

    [Fact]
    public void Deep_nesting_is_an_error_and_no_stack_overflow()
    {
        string rule = new string('(', 1500) + "device.isCompliant -eq True" + new string(')', 1500);

        Assert.Equal(65, FilterParser.Parse(rule, DeviceFilterVocabulary.Instance).Error!.Column);
    }

    [Theory]
    [InlineData("""{"mode":null,"rule":null}""", true)]
    [InlineData("""{"mode":"exclude","rule":null}""", null)]
    [InlineData("""{"mode":"somethingNew","rule":"device.isCompliant -eq True"}""", null)]
    public void Blank_filters_are_not_configured_and_half_ones_are_unknown(string filter, bool? applies) // 1.14 blank SDK objects
        => Ask.Holds(filter, applies, PolicyTenant.Tenant().Policy(conditions: $$$"""{"devices":{"deviceFilter":{{{filter}}}}}""").Decide());

    [Theory]
    [InlineData("compliant", false)]
    [InlineData("hybrid", false)]
    [InlineData("registered", true)]
    [InlineData("unregistered", true)]
    public void Device_state_which_is_deprecated(string device, bool applies) => Ask.Holds( // [cond] all devices but compliant and hybrid joined ones
        "[cond] device state",
        applies,
        PolicyTenant.Tenant().Policy(conditions: """{"devices":{"includeDeviceStates":["All"],"excludeDeviceStates":["Compliant","DomainJoined"]}}""")
            .Decide(Ask.Ordinary with { Device = Devices[device] }));

    [Fact]
    public void Comparing_with_null_is_not_documented()
    {
        Assert.Null(Asked("include", "device.displayName -eq null", DeviceInfo.Unregistered).Applies());
        Assert.True(Asked("include", "device.displayName -ne null", Devices["compliant"]).Applies());
    }

    private static PolicyDecision Asked(string mode, string filter, DeviceInfo device) => PolicyTenant.Tenant()
        .Policy(conditions: $$$$"""{"devices":{"deviceFilter":{"mode":"{{{{mode}}}}","rule":{{{{JsonSerializer.Serialize(filter)}}}}}}}""")
        .Decide(Ask.Ordinary with { Device = device });
}
