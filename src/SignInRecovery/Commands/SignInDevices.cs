using System.Collections;
using System.Globalization;
using System.Management.Automation;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Reads a device: a hashtable, a device of a tenant, or an object as Microsoft Graph writes deviceInfo.</summary>
internal static class SignInDevices
{
    private const string Attribute = "extensionAttribute";

    private static readonly string[] Names =
    [
        "deviceId", "displayName", "ownership", "deviceOwnership", "isCompliant", "isManaged", "trustType", "profileType", "manufacturer", "model",
        "operatingSystem", "operatingSystemVersion", "enrollmentProfileName", "mdmAppId", "physicalIds", "systemLabels",
    ];

    /// <summary>The device.</summary>
    /// <exception cref="SignInRecoveryException">A property is none of a device or has no such value (<c>DeviceInvalid</c>).</exception>
    public static DeviceInfo Of(object given)
    {
        object value = given is PSObject wrapped ? wrapped.BaseObject : given;
        return value switch
        {
            DeviceInfo info => info,
            Device device => Of(device),
            IDictionary table => Read(table.Keys.Cast<object>().Select(k => (k.ToString()!, table[k]))),
            string text => throw Invalid(text, $"'{text}' is a text."),
            _ => Read(PSObject.AsPSObject(given).Properties.Where(p => p.IsGettable).Select(p => (p.Name, (object?)p.Value))),
        };
    }

    private static DeviceInfo Of(Device device) => new()
    {
        DeviceId = device.DeviceId ?? device.Id,
        DisplayName = device.DisplayName,
        DeviceOwnership = device.DeviceOwnership,
        IsCompliant = device.IsCompliant,
        IsManaged = device.IsManaged,
        TrustType = device.TrustType switch { DeviceTrustType.AzureAd => "AzureAD", DeviceTrustType.ServerAd => "ServerAD", DeviceTrustType.Workplace => "Workplace", _ => null },
        ProfileType = device.ProfileType,
        Manufacturer = device.Manufacturer,
        Model = device.Model,
        OperatingSystem = device.OperatingSystem,
        OperatingSystemVersion = device.OperatingSystemVersion,
        EnrollmentProfileName = device.EnrollmentProfileName,
        MdmAppId = device.MdmAppId,
        PhysicalIds = device.PhysicalIds ?? [],
        SystemLabels = device.SystemLabels ?? [],
        ExtensionAttributes = device.ExtensionAttributes ?? new Dictionary<string, string>(),
    };

    private static DeviceInfo Read(IEnumerable<(string Name, object? Value)> properties)
    {
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, object? raw) in properties)
        {
            object? value = raw is PSObject wrapped ? wrapped.BaseObject : raw;
            if (name.StartsWith(Attribute, StringComparison.OrdinalIgnoreCase) && value is not null)
            {
                attributes[name] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
            }
            else if (Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                values[name] = value;
            }
            else if (value is not null && !name.StartsWith('@'))
            {
                throw Invalid(name, $"A device has no property '{name}'.");
            }
        }

        return new DeviceInfo
        {
            DeviceId = Text("deviceId"),
            DisplayName = Text("displayName"),
            DeviceOwnership = Text("ownership") ?? Text("deviceOwnership"),
            IsCompliant = Flag("isCompliant"),
            IsManaged = Flag("isManaged"),
            TrustType = Text("trustType"),
            ProfileType = Text("profileType"),
            Manufacturer = Text("manufacturer"),
            Model = Text("model"),
            OperatingSystem = Text("operatingSystem"),
            OperatingSystemVersion = Text("operatingSystemVersion"),
            EnrollmentProfileName = Text("enrollmentProfileName"),
            MdmAppId = Text("mdmAppId"),
            PhysicalIds = Texts("physicalIds"),
            SystemLabels = Texts("systemLabels"),
            ExtensionAttributes = attributes,
        };

        string? Text(string name) => values.GetValueOrDefault(name) is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;

        bool? Flag(string name) => values.GetValueOrDefault(name) switch
        {
            null => null,
            bool flag => flag,
            { } other when bool.TryParse(other.ToString(), out bool parsed) => parsed,
            { } other => throw Invalid(name, $"The property {name} of a device is true or false, not '{other}'."),
        };

        IReadOnlyList<string> Texts(string name) => values.GetValueOrDefault(name) switch
        {
            null => [],
            string one => [one],
            IEnumerable many => [.. many.Cast<object?>().Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)).OfType<string>()],
            { } other => [other.ToString()!],
        };
    }

    private static SignInRecoveryException Invalid(string target, string reason) => new(
        "DeviceInvalid",
        ErrorKind.InvalidArgument,
        reason,
        $"Give a hashtable such as @{{ isCompliant = $true; trustType = 'AzureAD' }}; the properties are {string.Join(", ", Names)} and {Attribute}1 to 15.",
        target);
}
