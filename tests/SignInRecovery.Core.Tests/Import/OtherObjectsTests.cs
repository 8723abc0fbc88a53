using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>Named locations, authentication strengths and contexts that lie beside policies.</summary>
public class OtherObjectsTests
{
    private const string Head = "\"id\":\"55555555-aaaa-4bbb-8ccc-000000000009\",\"displayName\":\"Offices\"";

    [Theory]
    [InlineData("""{"@odata.type":"#microsoft.graph.ipNamedLocation",HEAD,"isTrusted":true,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.0/24"}]}""")]
    [InlineData("""{"@odata.type":"#microsoft.graph.namedLocation",HEAD,"isTrusted":true,"ipRanges":["203.0.113.0/24"]}""")]
    [InlineData("""{HEAD,"IsTrusted":true,"IpRanges":["203.0.113.0/24"]}""")]
    [InlineData("""{"locationType":"ipNamedLocation",HEAD,"isTrusted":true,"ipRanges":{"cidrAddress":"203.0.113.0/24"}}""")]
    [InlineData("""{HEAD,"AdditionalProperties":{"@odata.type":"#microsoft.graph.ipNamedLocation","isTrusted":true,"ipRanges":[{"cidrAddress":"203.0.113.0/24"}]}}""")]
    public void An_ip_location_comes_out_the_same_from_every_form(string form)
    {
        ImportedObjects imported = Take.Text(form.Replace("HEAD", Head, StringComparison.Ordinal));

        Assert.Empty(imported.Problems);
        Assert.Equal(
            """{"@odata.type":"#microsoft.graph.ipNamedLocation",HEAD,"isTrusted":true,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.0/24"}]}""".Replace("HEAD", Head, StringComparison.Ordinal),
            imported.Line("namedLocations"));
        Idempotence.Check(imported);
    }

    [Theory]
    [InlineData("""{HEAD,"isTrusted":true,"ipRanges":["office"]}""", "$.ipRanges[0]")]
    [InlineData("""{HEAD,"isTrusted":true,"ipRanges":["203.0.113.0/33"]}""", "$.ipRanges[0]")]
    [InlineData("""{HEAD,"isTrusted":"perhaps","ipRanges":["203.0.113.0/24"]}""", "$.isTrusted")]
    [InlineData("""{"@odata.type":"#microsoft.graph.ipNamedLocation",HEAD,"isTrusted":true}""", "$.ipRanges")]
    [InlineData("""{HEAD,"countriesAndRegions":["NL"],"countryLookupMethod":"guess"}""", "$.countryLookupMethod")]
    public void A_location_whose_extent_is_unknown_is_not_taken(string form, string path)
    {
        ImportedObjects imported = Take.Text(form.Replace("HEAD", Head, StringComparison.Ordinal));

        Assert.Empty(imported.Lines("namedLocations"));
        ImportProblem problem = imported.Problem(ImportErrorIds.NotReadable);
        Assert.Equal((path, "namedLocations"), (problem.JsonPath, problem.Section));
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("namedLocations").Status);
    }

    [Fact]
    public void Countries_in_one_text_are_several() => Assert.Contains(
        "\"countriesAndRegions\":[\"NL\",\"BE\"]",
        Take.Text("""{"displayName":"Two countries","countriesAndRegions":"NL, be","includeUnknownCountriesAndRegions":false}""").Line("namedLocations"),
        StringComparison.Ordinal);

    [Fact]
    public void Ipv6_ranges_countries_and_the_compliant_network_are_read()
    {
        ImportedObjects imported = Take.Text("""
            [{"displayName":"Six","ipRanges":["2001:db8::/32"]},
             {"displayName":"Two countries","countriesAndRegions":["nl","XYZ"],"includeUnknownCountriesAndRegions":false},
             {"@odata.type":"#microsoft.graph.compliantNetworkNamedLocation","id":"3d46dbda-8382-466a-856d-eb00cbc6b910","displayName":"All compliant networks","isTrusted":false}]
            """);

        List<string> lines = imported.Lines("namedLocations");
        Assert.Contains("iPv6CidrRange", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"countriesAndRegions\":[\"NL\",\"XYZ\"]", lines[1], StringComparison.Ordinal);
        Assert.Contains("compliantNetworkNamedLocation", lines[2], StringComparison.Ordinal);
        Assert.Equal("$.countriesAndRegions[1]", imported.Problem(ImportErrorIds.UnresolvableId).JsonPath);
    }

    [Fact]
    public void Strengths_and_contexts_have_their_own_sections()
    {
        ImportedObjects imported = Take.Text("""
            [{"Id":"a7a09591-49c1-4f33-bb37-76f0b6abf067","DisplayName":"Keys only","PolicyType":"custom","RequirementsSatisfied":"mfa","AllowedCombinations":["Fido2","password, sms"],
              "CombinationConfigurations":[{"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","id":"x","allowedAAGUIDs":["y"],"appliesToCombinations":["fido2"]}]},
             {"@odata.type":"#microsoft.graph.authenticationContextClassReference","id":"c1","displayName":"Sensitive","isAvailable":true}]
            """);

        Assert.Empty(imported.Problems);
        string strength = imported.Line("authenticationStrengths");
        Assert.Contains("\"allowedCombinations\":[\"fido2\",\"password,sms\"]", strength, StringComparison.Ordinal);
        Assert.Contains("\"@odata.type\":\"#microsoft.graph.fido2CombinationConfiguration\"", strength, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"c1\"", imported.Line("authenticationContexts"), StringComparison.Ordinal);
        Assert.Equal(ImportedSectionStatus.NotCollected, imported.GetSection("policies").Status);
    }

    [Fact]
    public void What_is_no_policy_among_policies_is_passed_over_with_one_warning()
    {
        ImportedObjects imported = Take.Text($$"""[{{Fixture.Policy()}},{"@odata.type":"#microsoft.graph.group","displayName":"Admins"},{"x":1},5]""");

        _ = imported.Line();
        ImportProblem problem = Assert.Single(imported.Problems);
        Assert.Equal((ImportErrorIds.NotAPolicy, ImportSeverity.Warning, "Admins"), (problem.ErrorId, problem.Severity, problem.ObjectName));
        Assert.StartsWith("3 values", problem.Reason, StringComparison.Ordinal);
    }
}
