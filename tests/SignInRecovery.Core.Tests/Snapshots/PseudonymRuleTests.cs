using System.Text.Json;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>Device filters and membership rules: whole values still match, parts of values are told, names do not get out.</summary>
public class PseudonymRuleTests
{
    [Theory]
    [InlineData("""device.trustType -ne "ServerAD" -or device.isCompliant -ne True""")]
    [InlineData("""device.trustType -ne 'AzureAD' -and device.deviceOwnership -eq "Company" """)]
    [InlineData("""-not (device.operatingSystem -in ["Windows", "iOS"])""")]
    [InlineData("""device.operatingSystemVersion -startsWith "10.0.1" """)]
    [InlineData("""(user.userType -eq "Member") and (user.assignedLicenses -any (assignedLicense.skuId -eq "06ebc4ee-1bb5-47dd-8120-11324bc54e06"))""")]
    [InlineData("")]
    public void Rules_on_well_known_values_stay(string rule)
    {
        (string token, IReadOnlyList<PseudonymException> exceptions) = Rule(rule);

        Assert.Equal(rule, token);
        Assert.Empty(exceptions);
    }

    [Theory]
    [InlineData("""device.extensionAttribute1 -eq "PAW" """, "PAW", """{"extensionAttributes":{"extensionAttribute1":"paw"}}""")]
    [InlineData("""device.displayName -in ["SRV-LONDON", "x"]""", "SRV-LONDON", """{"displayName":"SRV-LONDON"}""")]
    [InlineData("""device.enrollmentProfileName -ne 'Kiosk profile'""", "Kiosk profile", """{"enrollmentProfileName":"Kiosk profile"}""")]
    [InlineData("""device.physicalIds -contains "[OrderId]:Finance" """, "Finance", """{"physicalIds":["[OrderId]:Finance"]}""")]
    [InlineData("""device.deviceId -eq "5dab8c36-0aec-4401-b4e4-0afb169ed868" """, "5dab8c36", """{"deviceId":"5dab8c36-0aec-4401-b4e4-0afb169ed868"}""")]
    [InlineData("""device.extensionAttribute7 -eq "5dab8c36-0aec-4401-b4e4-0afb169ed868" """, "5dab8c36", """{"extensionAttributes":{"extensionAttribute7":"5DAB8C36-0aec-4401-b4e4-0afb169ed868"}}""")]
    [InlineData("""device.displayName -eq "5dab8c36-0aec-4401-b4e4-0afb169ed868" """, "5dab8c36", """{"displayName":"5dab8c36-0aec-4401-b4e4-0afb169ed868"}""")]
    [InlineData("""device.model -eq "Büro-PC" """, "Büro", """{"model":"Büro-PC"}""")]
    public void Whole_values_still_match_the_device(string rule, string secret, string device)
    {
        (string token, IReadOnlyList<PseudonymException> exceptions) = Rule(rule);
        string line = PseudonymFixture.Line("devices", $$"""{"parent":"u1","value":{{device}}}""")!;
        using var document = JsonDocument.Parse(line);
        string value = PseudonymFixture.Leaves(document.RootElement.GetProperty("value")).Single().Value.GetString()!;

        Assert.Contains(value, token, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, token, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(exceptions);
    }

    [Theory]
    [InlineData("""device.displayName -startsWith "LON-" """, "LON-", "startsWith")]
    [InlineData("""device.displayName -notContains 'Finance'""", "Finance", "notContains")]
    [InlineData("""user.department -match "Sal.*" """, "Sal.*", "match")]
    [InlineData("""CustomSecurityAttribute.Plant_Line -contains "north" """, "north", "contains")]
    public void A_part_of_a_value_becomes_a_token_and_is_told(string rule, string secret, string operation)
    {
        (string token, IReadOnlyList<PseudonymException> exceptions) = Rule(rule);

        Assert.DoesNotContain(secret, token, StringComparison.OrdinalIgnoreCase);
        PseudonymException exception = Assert.Single(exceptions);
        Assert.Equal(("policies", "conditions.devices.deviceFilter.rule"), (exception.Section, exception.Property));
        Assert.True(Guid.TryParse(exception.Object, out _));
        Assert.Contains("-" + operation, exception.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(secret, exception.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("""device.displayName -eq "unfinished""")]
    [InlineData("device.displayName -eq @{secret}")]
    [InlineData("secret; drop table")]
    [InlineData("device.displayName -eq \"it's `\" secret")]
    public void A_rule_that_is_not_understood_becomes_a_token_as_a_whole(string rule)
    {
        (string token, IReadOnlyList<PseudonymException> exceptions) = Rule(rule);

        Assert.Matches("^text-[0-9a-f]{8}$", token);
        Assert.Contains(exceptions, e => e.Reason.Contains("not understood", StringComparison.Ordinal));
    }

    [Fact]
    public void Attributes_have_the_same_token_in_the_filter_and_on_the_application()
    {
        (string token, _) = Rule("""CustomSecurityAttribute.Plant_Line -eq "north" """);
        string line = PseudonymFixture.Line("servicePrincipals", """{"id":"s1","customSecurityAttributes":{"Plant":{"@odata.type":"#x","Line":["North",5,true]}}}""")!;
        using var document = JsonDocument.Parse(line);
        JsonProperty set = document.RootElement.GetProperty("customSecurityAttributes").EnumerateObject().Single();
        JsonProperty attribute = set.Value.EnumerateObject().Single();

        Assert.StartsWith($"CustomSecurityAttribute.{set.Name}_{attribute.Name} -eq \"{attribute.Value[0].GetString()}\"", token, StringComparison.Ordinal);
        Assert.DoesNotContain("Plant", line + token, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("North", line + token, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("user.extension_3a9c_CostCentre -eq 4711")]
    [InlineData("user.objectId -in ['5dab8c36-0aec-4401-b4e4-0afb169ed868']")]
    [InlineData("user.memberof -any (group.objectId -in ['5dab8c36-0aec-4401-b4e4-0afb169ed868'])")]
    [InlineData("(department eq 'Marketing')")]
    [InlineData("user.mail -eq \"ada@contoso.com\" or user.city -eq \"Tacoma\"")]
    [InlineData("user.operatingSystem -eq \"ada@contoso.com\"")]
    public void Names_in_membership_rules_do_not_get_out(string rule)
    {
        string line = PseudonymFixture.Line("groups", $$"""{"id":"g1","membershipRule":{{JsonSerializer.Serialize(rule)}}}""")!;

        Assert.All(
            (string[])["CostCentre", "3a9c", "4711", "5dab8c36", "Marketing", "ada", "contoso", "Tacoma"],
            secret => Assert.DoesNotContain(secret, line, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_text_before_its_property_is_told()
    {
        (string token, IReadOnlyList<PseudonymException> exceptions) = Rule("""device.isCompliant -eq True -and "LON-1" -eq device.displayName""");

        Assert.DoesNotContain("LON-1", token, StringComparison.Ordinal);
        _ = Assert.Single(exceptions);
    }

    [Fact]
    public void Ends_of_a_range_are_told()
    {
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();

        string line = PseudonymFixture.Line("namedLocations", """{"id":"l1","ipRanges":[{"lowerAddress":"203.0.113.1","upperAddress":"203.0.113.9"}]}""", pseudonymizer)!;

        Assert.DoesNotContain("203.0.113", line, StringComparison.Ordinal);
        Assert.Equal(2, pseudonymizer.Exceptions.Count);
    }

    private static (string Token, IReadOnlyList<PseudonymException> Exceptions) Rule(string rule)
    {
        using Pseudonymizer pseudonymizer = PseudonymFixture.NewPseudonymizer();
        string line = PseudonymFixture.Line(
            "policies",
            """{"conditions":{"devices":{"deviceFilter":{"mode":"include","rule":""" + JsonSerializer.Serialize(rule) + """}}},"id":"eaca90d1-be7c-4b41-8c0c-3daa9bb6b3dd"}""",
            pseudonymizer)!;
        using var document = JsonDocument.Parse(line);
        return (
            document.RootElement.GetProperty("conditions").GetProperty("devices").GetProperty("deviceFilter").GetProperty("rule").GetString()!,
            [.. pseudonymizer.Exceptions]);
    }
}
