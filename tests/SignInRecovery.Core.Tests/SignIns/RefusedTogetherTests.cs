using System.Globalization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;
using static SignInRecovery.Tests.SignIns.PortalTenant;

namespace SignInRecovery.Tests.SignIns;

/// <summary>Policies of which none refuses everywhere, and which leave no place and no platform between them.</summary>
public class RefusedTogetherTests
{
    private const string Office = "dddddddd-0000-4000-8000-0000000000a1";
    private const string Half = "dddddddd-0000-4000-8000-0000000000a2";
    private const string CompliantNetwork = "3d46dbda-8382-466a-856d-eb00cbc6b910";

    [Fact]
    public void Abroad_and_at_home()
    {
        PortalAccessAnswer answer = Of(WithKey().BlockAbroad().Policy("At home", grant: Block, conditions: AtPlaces([Nordics])));

        Assert.True(answer.CanSignIn.IsFalse());
        Assert.Equal(["Abroad", "At home"], answer.RefusedTogether.Select(r => r.Requirement.Policy.DisplayName));
        Assert.Equal("Ada is refused from every place and on every platform, by one policy or another: 'Abroad' blocks and 'At home' blocks.", answer.Reason);
    }

    [Fact]
    public void A_device_on_the_platforms_that_can_have_one_and_a_block_of_all_others()
    {
        PortalAccessAnswer answer = Of(Managed(WithKey(), "android", "iOS", "windows", "macOS").Policy("Others", grant: Block, conditions: OnPlatforms(["all"], "android", "iOS", "windows", "macOS")));

        Assert.True(answer.CanSignIn.IsFalse());
        Assert.Contains("'Managed' demands a compliant device (", answer.Reason, StringComparison.Ordinal);
        Assert.Contains("'Others' blocks", answer.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all", "android", "iOS", "windows", "macOS", "linux")]
    [InlineData("linux")]
    [InlineData("windowsPhone")]
    public void A_platform_that_is_left_is_a_way_in(string include, params string[] exclude)
    {
        PortalAccessAnswer answer = Of(Managed(WithKey(), "android", "iOS", "windows", "macOS").Policy("Others", grant: Block, conditions: OnPlatforms([include], exclude)));

        Assert.False(answer.CanSignIn.IsKnown);
        Assert.Empty(answer.RefusedTogether);
    }

    /// <summary>The first address of the office is blocked, as its half is; the other half is not.</summary>
    [Fact]
    public void An_address_in_the_middle_of_a_range_is_a_way_in()
    {
        TenantBuilder tenant = Networks(WithKey())
            .Policy("Elsewhere", grant: Block, conditions: AtPlaces(["All"], Office))
            .Policy("Half", grant: Block, conditions: AtPlaces([Half]));

        Assert.False(Of(tenant).CanSignIn.IsKnown);
        Assert.True(Of(tenant.Policy("Office", grant: Block, conditions: AtPlaces([Office]))).CanSignIn.IsFalse());
    }

    /// <summary>Addresses of no country lie in no location that does not include them.</summary>
    [Fact]
    public void A_place_of_no_country_is_a_place()
    {
        const string World = "dddddddd-0000-4000-8000-0000000000a3";
        TenantBuilder With(bool unknown) => WithKey().BlockAbroad()
            .Add("namedLocations", $$"""{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"{{World}}","displayName":"World","countriesAndRegions":["NO","SE"],"countryLookupMethod":"clientIpAddress","includeUnknownCountriesAndRegions":{{(unknown ? "true" : "false")}}}""")
            .Policy("Known", grant: Block, conditions: AtPlaces([World]));

        // Abroad refuses the place of no country already, because no location that it excludes includes it.
        Assert.True(Of(With(unknown: true)).CanSignIn.IsFalse());
        Assert.True(Of(With(unknown: false)).CanSignIn.IsFalse());
    }

    [Fact]
    public void The_compliant_network_is_a_place()
    {
        TenantBuilder tenant = WithKey().Policy("Outside", grant: Block, conditions: AtPlaces(["All"], CompliantNetwork));

        Assert.False(Of(tenant).CanSignIn.IsKnown);
        Assert.True(Of(tenant.Policy("Inside", grant: Block, conditions: AtPlaces([CompliantNetwork]))).CanSignIn.IsFalse());
    }

    [Fact]
    public void A_country_by_GPS_stays_open()
    {
        const string Gps = "dddddddd-0000-4000-8000-0000000000a4";
        TenantBuilder tenant = WithKey()
            .Add("namedLocations", $$"""{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"{{Gps}}","displayName":"By GPS","countriesAndRegions":["NO"],"countryLookupMethod":"authenticatorAppGps","includeUnknownCountriesAndRegions":false}""")
            .Policy("Out", grant: Block, conditions: AtPlaces(["All"], Gps))
            .Policy("In", grant: Block, conditions: AtPlaces([Gps]));

        Assert.False(Of(tenant).CanSignIn.IsKnown);
    }

    /// <summary>What no policy names tells nothing apart, however much of it there is; trusted locations do where a policy asks for all of them.</summary>
    [Theory]
    [InlineData(false, "All", "AllTrusted", true)]
    [InlineData(true, "All", "AllTrusted", false)]
    [InlineData(true, "AllTrusted", null, true)]
    public void Many_locations_that_no_policy_names(bool leavesTrusted, string include, string? exclude, bool isRefused)
    {
        TenantBuilder tenant = WithKey().BlockAbroad();
        for (int number = 0; number < 200; number++)
        {
            tenant = tenant.Add("namedLocations", $$"""{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"{{Guid.NewGuid()}}","displayName":"Branch {{number}}","isTrusted":true,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"198.51.100.{{number}}/32"}]}""");
        }

        tenant = tenant.Policy("At home", grant: Block, conditions: AtPlaces([Nordics], leavesTrusted ? ["AllTrusted"] : []));
        tenant = tenant.Policy("More", grant: Block, conditions: AtPlaces([include], exclude is null ? [] : [exclude]));

        Assert.Equal(isRefused, Of(tenant).CanSignIn.IsFalse());
    }

    [Theory]
    [InlineData("namedLocations")]
    [InlineData("users")]
    public void What_was_not_seen_leaves_it_unknown(string section) => Assert.False(Of(
        WithKey().BlockAbroad().Policy("At home", users: """{"includeUsers":["All"],"excludeGroups":["dddddddd-0000-4000-8000-0000000000ff"]}""", grant: Block, conditions: AtPlaces([Nordics]))
            .Status(section, SectionStatus.Forbidden)).CanSignIn.IsKnown);

    /// <summary>What the question gives is kept: from Norway one policy decides, and nothing is together.</summary>
    [Fact]
    public void A_place_that_is_given_is_not_gone_through()
    {
        Tenant tenant = WithKey().BlockAbroad().Policy("At home", grant: Block, conditions: AtPlaces([Nordics])).Build();
        var access = new PortalAccess(tenant, TenantBuilder.Now);
        var evaluator = new SignInEvaluator(tenant, new SignInEvaluatorOptions { AsOf = TenantBuilder.Now });
        SignInContext open = access.ContextOf(Ada);
        SignInContext given = open with { Country = "NO" };

        Assert.Equal(2, access.RefusedTogether(open, evaluator.Evaluate(open, EvaluationMode.WorstCase)).Count);
        Assert.Empty(access.RefusedTogether(given, evaluator.Evaluate(given, EvaluationMode.WorstCase)));
        Assert.Equal(2, access.RefusedTogether(open with { Platform = SignInPlatform.IOS }, evaluator.Evaluate(open with { Platform = SignInPlatform.IOS }, EvaluationMode.WorstCase)).Count);
    }

    /// <summary>The answer of Get-SignInOutcome agrees with the rule that sends people there.</summary>
    [Fact]
    public void The_answer_about_the_sign_in_says_the_same()
    {
        Tenant tenant = WithKey().BlockAbroad().Policy("At home", grant: Block, conditions: AtPlaces([Nordics])).Build();
        var access = new PortalAccess(tenant, TenantBuilder.Now);
        SignInOutcome outcome = new SignInEvaluator(tenant, new SignInEvaluatorOptions { AsOf = TenantBuilder.Now }).Evaluate(access.ContextOf(Ada), EvaluationMode.WorstCase);

        SignInAnswer answer = SignInAnswer.Of(tenant, outcome, refusedTogether: access.RefusedTogether(access.ContextOf(Ada), outcome));

        Assert.Equal(SignInResult.Unknown, outcome.EffectiveOutcome);
        Assert.Equal((SignInResult.Block, (bool?)false), (answer.Outcome, answer.CanSignIn));
        Assert.Equal("Ada is refused from every place and on every platform, by one policy or another: 'Abroad' blocks and 'At home' blocks.", answer.Reason);
    }

    /// <summary>Against every combination of a small world: refused everywhere exactly where no combination lets anybody in.</summary>
    [Fact]
    public void The_cases_agree_with_a_small_world_that_is_gone_through()
    {
        string[] platforms = ["android", "iOS", "windows", "macOS", "linux", "windowsPhone"];
        int refused = 0;
        for (int seed = 1; seed <= 150; seed++)
        {
            var random = new Random(seed);
            TenantBuilder tenant = Networks(WithKey()).BlockAbroad();
            for (int number = 1; number <= random.Next(3, 10); number++)
            {
                string places = AtPlaces(Some(random, [Office, Half, Nordics, "All"]), Some(random, [Office, Half]));
                string systems = OnPlatforms(["all"], Some(random, platforms));
                tenant = tenant.Policy(
                    string.Create(CultureInfo.InvariantCulture, $"R{number}"),
                    grant: random.Next(3) == 0 ? ManagedDevice : Block,
                    conditions: random.Next(3) switch { 0 => places, 1 => systems, _ => places[..^1] + "," + systems[1..] });
            }

            Tenant built = tenant.Build();
            var access = new PortalAccess(built, TenantBuilder.Now);
            var evaluator = new SignInEvaluator(built, new SignInEvaluatorOptions { AsOf = TenantBuilder.Now });
            bool[] all =
            [
                .. from platform in Enum.GetValues<SignInPlatform>()
                   from address in (string[])["203.0.113.5", "203.0.113.200", "198.51.100.1"]
                   from country in (string?[])["NO", "DE", null]
                   select evaluator.Evaluate(access.ContextOf(Ada) with { Platform = platform, IPAddress = address, Country = country, CountryUnknown = country is null, CompliantNetwork = false }, EvaluationMode.WorstCase).GetsIn.IsFalse(),
            ];

            PortalAccessAnswer answer = access.Of(Ada);
            Assert.True(all.All(r => r) == answer.CanSignIn.IsFalse(), string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {answer.Reason}"));
            refused += answer.RefusedTogether.Count > 1 ? 1 : 0;
        }

        Assert.InRange(refused, 10, 140);
    }

    private static PortalAccessAnswer Of(TenantBuilder tenant) => new PortalAccess(tenant.Build(), TenantBuilder.Now).Of(Ada);

    private static TenantBuilder Managed(TenantBuilder tenant, params string[] platforms) =>
        tenant.Policy("Managed", grant: ManagedDevice, conditions: OnPlatforms(platforms));

    private static TenantBuilder Networks(TenantBuilder tenant) => tenant
        .Add("namedLocations", $$"""{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"{{Office}}","displayName":"Office","isTrusted":false,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.0/24"}]}""")
        .Add("namedLocations", $$"""{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"{{Half}}","displayName":"Half","isTrusted":false,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.0/25"}]}""");

    private static string[] Some(Random random, string[] of)
    {
        string[] taken = [.. of.Where(_ => random.Next(2) == 0)];
        return taken.Length == 0 ? [of[0]] : taken;
    }
}
