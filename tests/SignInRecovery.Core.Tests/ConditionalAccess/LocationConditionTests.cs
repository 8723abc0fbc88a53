using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Network locations; facts/conditional-access.md 1.5.</summary>
public class LocationConditionTests
{
    private const string CompliantNetwork = "3d46dbda-8382-466a-856d-eb00cbc6b910";

    [Theory]
    [InlineData("[net] not configured: all locations", "null", "203.0.113.10", "US", true)]
    [InlineData("[net] any location", """{"includeLocations":["All"]}""", "203.0.113.10", "US", true)]
    [InlineData("[net] all but trusted, from outside", """{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}""", "203.0.113.10", "US", true)]
    [InlineData("[net] all but trusted, from a trusted IPv4 range", """{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}""", "198.51.100.7", "US", false)]
    [InlineData("[net] all but trusted, from a trusted IPv6 range", """{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}""", "2001:db8:100:1::7", "US", false)]
    [InlineData("[net] all but trusted, from another IPv6 range", """{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}""", "2001:db8:101::7", "US", true)]
    [InlineData("[net] a location that is not marked as trusted", """{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}""", "192.0.2.200", "US", true)]
    [InlineData("[net] MFA trusted IPs are trusted", """{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}""", "100.64.0.9", "US", false)]
    [InlineData("[net] trusted locations included", """{"includeLocations":["AllTrusted"]}""", "198.51.100.7", "US", true)]
    [InlineData("[net] trusted locations included, from outside", """{"includeLocations":["AllTrusted"]}""", "203.0.113.10", "US", false)]
    [InlineData("[net] selected: the first address of a range", """{"includeLocations":["branch"]}""", "192.0.2.128", "US", true)]
    [InlineData("[net] selected: the last address of a range", """{"includeLocations":["branch"]}""", "192.0.2.255", "US", true)]
    [InlineData("[net] selected: the address before the range", """{"includeLocations":["branch"]}""", "192.0.2.127", "US", false)]
    [InlineData("[net] selected: any of them", """{"includeLocations":["branch","hq"]}""", "198.51.100.7", "US", true)]
    [InlineData("[net] an IPv4 address written as IPv6", """{"includeLocations":["hq"]}""", "::ffff:198.51.100.7", "US", true)]
    [InlineData("[net] a range in the older form", """{"includeLocations":["older"]}""", "10.1.0.200", "US", true)]
    [InlineData("[net] a range in the older form, outside", """{"includeLocations":["older"]}""", "10.1.1.1", "US", false)]
    [InlineData("[net] exclude wins", """{"includeLocations":["hq"],"excludeLocations":["AllTrusted"]}""", "198.51.100.7", "US", false)]
    [InlineData("[net] country of the address, included", """{"includeLocations":["nordics"]}""", "203.0.113.10", "SE", true)]
    [InlineData("[net] country of the address, in another case", """{"includeLocations":["nordics"]}""", "203.0.113.10", "se", true)]
    [InlineData("[net] another country", """{"includeLocations":["nordics"]}""", "203.0.113.10", "US", false)]
    [InlineData("[net] country of an IPv6 address", """{"includeLocations":["nordics"]}""", "2001:db8::1", "NO", true)]
    [InlineData("[net] country excluded", """{"includeLocations":["All"],"excludeLocations":["nordics"]}""", "203.0.113.10", "SE", false)]
    [InlineData("[net] country not excluded", """{"includeLocations":["All"],"excludeLocations":["nordics"]}""", "203.0.113.10", "US", true)]
    [InlineData("[net] no country, unknown ones not included", """{"includeLocations":["nordics"]}""", "203.0.113.10", null, false)]
    [InlineData("[net] no country, unknown ones included", """{"includeLocations":["nordicsAndUnknown"]}""", "203.0.113.10", null, true)]
    [InlineData("[net] no country, unknown ones excluded", """{"includeLocations":["All"],"excludeLocations":["nordicsAndUnknown"]}""", "203.0.113.10", null, false)]
    [InlineData("[net] country by GPS", """{"includeLocations":["gps"]}""", "203.0.113.10", "NO", true)]
    [InlineData("a deleted location in an exclude list", """{"includeLocations":["All"],"excludeLocations":["9a000000-0000-4000-8000-000000000009"]}""", "203.0.113.10", "US", null)]
    [InlineData("a deleted location in an include list", """{"includeLocations":["9a000000-0000-4000-8000-000000000009"]}""", "203.0.113.10", "US", null)]
    [InlineData("a known exclusion decides", """{"includeLocations":["All"],"excludeLocations":["9a000000-0000-4000-8000-000000000009","hq"]}""", "198.51.100.7", "US", false)]
    [InlineData("a location with a range that cannot be read", """{"includeLocations":["broken"]}""", "203.0.113.10", "US", null)]
    [InlineData("the range that can be read decides", """{"includeLocations":["broken"]}""", "10.9.0.1", "US", true)]
    [InlineData("a location of a kind that this version does not know", """{"includeLocations":["strange"]}""", "203.0.113.10", "US", null)]
    [InlineData("the id of zeros: an MFA trusted IP", """{"includeLocations":["00000000-0000-0000-0000-000000000000"]}""", "100.64.0.9", "US", true)]
    [InlineData("the id of zeros: a trusted location, unverified", """{"includeLocations":["00000000-0000-0000-0000-000000000000"]}""", "198.51.100.7", "US", null)]
    [InlineData("the id of zeros: outside", """{"includeLocations":["00000000-0000-0000-0000-000000000000"]}""", "203.0.113.10", "US", false)]
    public void Locations(string rule, string locations, string address, string? country, bool? applies) => Ask.Holds(
        rule,
        applies,
        Tenant().Policy(conditions: $$"""{"locations":{{locations}}}""").Decide(Ask.Ordinary with { IPAddress = address, Country = country, CountryUnknown = country is null ? true : null }));

    [Theory]
    [InlineData(true, """{"includeLocations":["3d46dbda-8382-466a-856d-eb00cbc6b910"]}""", true)]
    [InlineData(false, """{"includeLocations":["3d46dbda-8382-466a-856d-eb00cbc6b910"]}""", false)]
    [InlineData(true, """{"includeLocations":["All"],"excludeLocations":["3d46dbda-8382-466a-856d-eb00cbc6b910"]}""", false)]
    [InlineData(true, """{"includeLocations":["AllTrusted"]}""", false)] // inference from isTrusted: false
    [InlineData(null, """{"includeLocations":["All"],"excludeLocations":["3d46dbda-8382-466a-856d-eb00cbc6b910"]}""", true)]
    public void Compliant_network(bool? isThere, string locations, bool applies) => Ask.Holds(
        "[net] all compliant network locations " + CompliantNetwork,
        applies,
        PolicyTenant.Tenant().Policy(conditions: $$"""{"locations":{{locations}}}""").Decide(Ask.Ordinary with { CompliantNetwork = isThere }));

    /// <summary>People write the names of countries into files; which codes they mean is not guessed.</summary>
    [Theory]
    [InlineData("""["Norway","SE"]""", "SE", true)]
    [InlineData("""["Norway","SE"]""", "NO", null)]
    [InlineData("""["NO,SE"]""", "NO", null)]
    [InlineData("""["NOR"]""", "NO", null)]
    [InlineData("""["NO"]""", "SE", false)]
    public void The_name_of_a_country_could_be_any_country(string countries, string country, bool? applies) => Assert.Equal(
        applies,
        PolicyTenant.Tenant()
            .Add("namedLocations", $$"""{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"here","countriesAndRegions":{{countries}},"countryLookupMethod":"clientIpAddress","includeUnknownCountriesAndRegions":false}""")
            .Policy(conditions: """{"locations":{"includeLocations":["here"]}}""").Decide(Ask.Ordinary with { Country = country }).Applies());

    [Fact]
    public void The_position_of_Authenticator_decides_for_locations_by_GPS() // [net] determine location by GPS coordinates
    {
        TenantBuilder tenant = Tenant().Policy(conditions: """{"locations":{"includeLocations":["gps"]}}""");

        Assert.True(tenant.Decide(Ask.Ordinary with { Country = "US", GpsCountry = "NO" }).Applies());
        Assert.False(tenant.Decide(Ask.Ordinary with { Country = "NO", GpsCountry = "US" }).Applies());
        Assert.Contains(tenant.Decide(Ask.Ordinary with { Country = "NO" }).Assumptions, a => a.Subject == "gpsCountry");
        Assert.Null(tenant.Decide(Ask.Complete with { GpsCountry = null }, EvaluationMode.WorstCase).Applies());
    }

    [Fact]
    public void MFA_trusted_IPs_that_nobody_declared_are_an_assumption_in_every_mode()
    {
        TenantBuilder tenant = PolicyTenant.Tenant().Status("mfaTrustedIps", SectionStatus.NotCollected)
            .Policy(conditions: """{"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}}""");

        foreach (EvaluationMode mode in Enum.GetValues<EvaluationMode>())
        {
            PolicyDecision decision = tenant.Decide(Ask.Complete, mode);
            Assert.True(decision.Applies());
            Assert.Contains(decision.Assumptions, a => a.Subject == "mfaTrustedIps");
        }
    }

    [Fact]
    public void Named_locations_that_were_not_read_leave_trusted_ones_open() => Assert.Null(
        PolicyTenant.Tenant().Status("namedLocations", SectionStatus.Forbidden)
            .Policy(conditions: """{"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}}""").Decide().Applies());

    [Fact]
    public void A_location_of_which_nobody_says_whether_it_is_trusted_leaves_its_addresses_open()
    {
        TenantBuilder tenant = PolicyTenant.Tenant().Add("namedLocations", """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"hq","ipRanges":[{"cidrAddress":"198.51.100.0/24"}]}""")
            .Policy(conditions: """{"locations":{"includeLocations":["All"],"excludeLocations":["AllTrusted"]}}""");

        Assert.Null(tenant.Decide(Ask.Ordinary with { IPAddress = "198.51.100.7" }).Applies());
        Assert.True(tenant.Decide().Applies());
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("1")]
    [InlineData("300.1.1.1")]
    [InlineData("203.0.113.10/24")]
    public void An_address_that_is_none_is_an_error_with_what_to_do(string address)
    {
        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => PolicyTenant.Tenant().Policy().Decide(Ask.Ordinary with { IPAddress = address }));

        Assert.Equal("AddressNotValid", exception.ErrorId);
        Assert.Equal(address, exception.Target);
        Assert.NotEmpty(exception.RecommendedAction);
    }

    [Theory]
    [InlineData("203.0.113.0/24", "203.0.113.255", true)]
    [InlineData("203.0.113.77/24", "203.0.113.1", true)]
    [InlineData("203.0.113.7", "203.0.113.7", true)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("::/0", "2001:db8::1", true)]
    [InlineData("::/0", "203.0.113.7", false)]
    [InlineData("2001:db8::/32", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8::/32", "2001:db9::", false)]
    [InlineData("10.0.0.1-10.0.0.9", "10.0.0.9", true)]
    public void Ranges_hold_both_ends(string range, string address, bool isIn)
    {
        Assert.True(AddressRange.TryParse(range, out AddressRange? parsed));
        Assert.True(AddressRange.TryReadAddress(address, out bool isV6, out UInt128 number));

        Assert.Equal(isIn, parsed.Contains(isV6, number));
        Assert.Equal(isIn ? Tri.True : Tri.False, new AddressRanges([range]).Contains(isV6, number));
    }

    [Theory]
    [InlineData("203.0.113.0/33")]
    [InlineData("203.0.113.0/-1")]
    [InlineData("10.0.0.9-10.0.0.1")]
    [InlineData("10.0.0.9-::1")]
    [InlineData("2001:db8::/129")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_range_is_refused(string? range) => Assert.False(AddressRange.TryParse(range, out _));

    private static TenantBuilder Tenant() => PolicyTenant.Tenant()
        .Add(
            "namedLocations",
            """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"hq","displayName":"HQ","isTrusted":true,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"198.51.100.0/24"},{"@odata.type":"#microsoft.graph.iPv6CidrRange","cidrAddress":"2001:db8:100::/48"}]}""",
            """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"branch","displayName":"Branch","isTrusted":false,"ipRanges":[{"cidrAddress":"192.0.2.128/25"}]}""",
            """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"older","isTrusted":false,"ipRanges":[{"lowerAddress":"10.1.0.1","upperAddress":"10.1.1.0"}]}""",
            """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"broken","isTrusted":false,"ipRanges":[{"cidrAddress":"10.9.0.0/16"},{"cidrAddress":"nonsense"}]}""",
            """{"@odata.type":"#microsoft.graph.strangeNamedLocation","id":"strange"}""",
            """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"nordics","displayName":"Nordics","countriesAndRegions":["NO","SE","DK","FI"],"countryLookupMethod":"clientIpAddress","includeUnknownCountriesAndRegions":false}""",
            """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"nordicsAndUnknown","countriesAndRegions":["NO","SE","DK","FI"],"countryLookupMethod":"clientIpAddress","includeUnknownCountriesAndRegions":true}""",
            """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"gps","countriesAndRegions":["NO"],"countryLookupMethod":"authenticatorAppGps","includeUnknownCountriesAndRegions":false}""")
        .Add("mfaTrustedIps", """{"cidrAddress":"100.64.0.0/24"}""");
}
