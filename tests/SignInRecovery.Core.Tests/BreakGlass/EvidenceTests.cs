using SignInRecovery.BreakGlass;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.BreakGlass;

/// <summary>
/// What each fact adds to the score of an account of which everything is in order, by the table of docs/emergency-access.md;
/// and what does not fit together.
/// </summary>
public class EvidenceTests
{
    private const string One = "00000000-0000-4000-8000-0000000000e1";
    private const string Two = "00000000-0000-4000-8000-0000000000e2";
    private const string GroupA = "00000000-0000-4000-8000-0000000000f1";
    private const string Excluding = $"\"includeUsers\":[\"All\"],\"excludeUsers\":[\"{One}\"]";

    /// <summary>30 for the role, 30 for the exclusion, 15 for the keys, 10 each for cloud, domain and rare use, 5 for no licence.</summary>
    private const int Whole = 110;

    private static readonly Dictionary<string, (int Change, Func<TenantBuilder, TenantBuilder> Make)> Changes = new()
    {
        ["nothing"] = (0, t => t),
        ["a role through a group"] = (-10, t => t.Drop("roleAssignments", One).Group(GroupA, "Role", members: One).Assign(GroupA, BreakGlassTenant.GlobalAdministrator)),
        ["a role of unknown duration"] = (-15, t => t.Status("roleAssignmentSchedules", SectionStatus.Forbidden)),
        ["a role that ends"] = (-25, t => t.With("roleAssignmentSchedules", "endDateTime", "2027-01-01T00:00:00Z")),
        ["no role"] = (-30, t => t.Drop("roleAssignments", One)),
        ["synchronised"] = (-35, t => t.With("users", "onPremisesSyncEnabled", true)),
        ["of unknown source"] = (-10, t => t.Without("users", "onPremisesSyncEnabled")),
        ["a domain of its own"] = (-10, t => t.With("users", "userPrincipalName", "x@contoso.com")),
        ["a federated domain"] = (-20, t => t.With("users", "userPrincipalName", "x@contoso.com").With("domains", "authenticationType", "Federated", "contoso.com")),
        ["excluded from most"] = (-15, t => t.Policy("Device", "compliantDevice")),
        ["excluded from all that block"] = (-10, t => t.Policy("Mfa", "mfa")),
        ["excluded from some"] = (-25, t => t.Policy("Device", "compliantDevice").Policy("Device 2", "compliantDevice")),
        ["excluded from none"] = (-50, t => t.Set("policies").Policy("Device", "compliantDevice")),
        ["no policies"] = (-30, t => t.Set("policies")),
        ["one strong policy left"] = (0, t => t.Policy("Strong", "strength:fido2")),
        ["one strong policy of unknown models left"] = (-10, t => t.Policy("Strong", "strength:fido2").Without("policies", "grantControls/authenticationStrength/combinationConfigurations", "Strong")),
        ["a telephone"] = (-30, t => t.Method(One, "phone", "\"phoneType\":\"mobile\"")),
        ["keys on a telephone"] = (-30, t => t.With("methods", "value/aaGuid", "de1e552d-db1d-4423-a619-566b625cdc84", BreakGlassTenant.Model)),
        ["a synced passkey"] = (-15, t => t.With("methods", "value/passkeyType", "synced", BreakGlassTenant.Model)),
        ["keys of unknown type"] = (-15, t => t.Without("methods", "value/passkeyType")),
        ["no keys"] = (-15, t => t.Drop("methods", "fido2")),
        ["used daily"] = (-20, t => t.Set("signInActivity").Activity(One, 1)),
        ["used two weeks ago"] = (-10, t => t.Set("signInActivity").Activity(One, 14)),
        ["never used"] = (0, t => t.Set("signInActivity")),
        ["of unknown use"] = (-10, t => t.Status("signInActivity", SectionStatus.NotLicensed)),
        ["a licence"] = (-10, t => t.With("users", "assignedLicenses", System.Text.Json.Nodes.JsonNode.Parse("""[{"skuId":"06ebc4ee-1bb5-47dd-8120-11324bc54e06"}]""")!)),
        ["unknown licences"] = (-5, t => t.Without("users", "assignedLicenses")),
        ["through a role-assignable group"] = (10, t => t.Set("policies").Group(GroupA, "A", members: One).Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupA}\"]")),
        ["through a plain group"] = (0, t => t.Set("policies").Group(GroupA, "A", "\"isAssignableToRole\":false", One).Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupA}\"]")),
        ["in a restricted unit"] = (10, t => t.With("users", "isManagementRestricted", true)),
        ["a telling name"] = (3, t => t.With("users", "displayName", "BREAK-GLASS 01")),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_fact_weighs_what_the_documentation_says(string name)
    {
        (int change, Func<TenantBuilder, TenantBuilder> make) = Changes[name];

        BreakGlassAccount account = Declared(make(New()));

        Assert.True(account.Score == Whole + change, string.Join("\n", account.Evidence));
        Assert.All(account.Evidence, e => Assert.NotEmpty(e.Text));
    }

    /// <summary>What weighs less only because nobody saw it is named.</summary>
    [Theory]
    [InlineData("a role of unknown duration", "roleAssignmentSchedules")]
    [InlineData("of unknown source", "users")]
    [InlineData("one strong policy of unknown models left", "authenticationStrengths")]
    [InlineData("keys of unknown type", "methods")]
    [InlineData("of unknown use", "signInActivity")]
    [InlineData("unknown licences", "users")]
    public void What_was_not_seen_is_named(string name, string section) =>
        Assert.Contains(Declared(Changes[name].Make(New())).Missing, m => m.Subject == section);

    [Fact]
    public void Strangers_in_the_exclusion_group_are_a_conflict()
    {
        BreakGlassAccount account = Declared(BreakGlassTenant.New().Emergency(One, "Cedar").User(Two, "Intern").Group(GroupA, "Exceptions", members: [One, Two])
            .Policy("Block", users: $"\"includeUsers\":[\"All\"],\"excludeGroups\":[\"{GroupA}\"]"));

        Assert.Contains(account.Conflicts, c => c.Contains("exempts it together with Intern", StringComparison.Ordinal));
    }

    [Fact]
    public void A_declared_account_that_cannot_be_one_is_kept_and_its_faults_are_conflicts()
    {
        BreakGlassAccount account = Declared(BreakGlassTenant.New().Emergency(One, "Cedar").With("users", "userPrincipalName", "a_b.com#EXT#@contoso.onmicrosoft.com").Drop("roleAssignments", One));

        Assert.Equal(BreakGlassOrigin.Declared, account.Origin);
        Assert.Contains("It is declared, and does not hold Global Administrator now.", account.Conflicts);
        Assert.Contains("It is declared, and signs in with the credentials of another tenant or provider.", account.Conflicts);
    }

    /// <summary>Of a declared group the snapshot may hold some members only.</summary>
    [Fact]
    public void Members_of_a_declared_group_that_the_snapshot_lacks_are_said()
    {
        Tenant tenant = BreakGlassTenant.New().Emergency(One, "Cedar").Group(GroupA, "Exceptions", "\"transitiveMembers/microsoft.graph.user@odata.count\":2", One).Build();

        BreakGlassSurvey survey = BreakGlassRecognition.Survey(tenant, [new(GroupA, DeclaredAccountType.Group, "by parameter")], TenantBuilder.Now);

        Assert.Contains(survey.Remarks, r => r.Contains("has 2 users, and the snapshot holds 1 of them", StringComparison.Ordinal));
    }

    private static TenantBuilder New() => BreakGlassTenant.New().Emergency(One, "Cedar").Activity(One, 60).Policy("Block", users: Excluding);

    private static BreakGlassAccount Declared(TenantBuilder tenant) =>
        BreakGlassRecognition.Survey(tenant.Build(), [new(One, null, "by parameter")], TenantBuilder.Now).Accounts.Single(a => a.Id == One);
}
