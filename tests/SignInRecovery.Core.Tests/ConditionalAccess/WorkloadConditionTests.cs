using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Workload identities and agents; facts/conditional-access.md 1.7.</summary>
public class WorkloadConditionTests
{
    private const string Single = "51000000-0000-4000-8000-000000000001";
    private const string Multi = "51000000-0000-4000-8000-000000000002";
    private const string Managed = "51000000-0000-4000-8000-000000000003";
    private const string Foreign = "51000000-0000-4000-8000-000000000004";
    private const string Bare = "51000000-0000-4000-8000-000000000005";
    private const string Agent = "51000000-0000-4000-8000-000000000006";
    private const string Blueprint = "51000000-0000-4000-8000-000000000007";
    private const string All = """{"includeServicePrincipals":["ServicePrincipalsInMyTenant"]}""";

    [Theory]
    [InlineData("[wid] single-tenant service principals of the tenant", Single, All, true)]
    [InlineData("[wid] multi-tenanted apps are out of scope", Multi, All, false)]
    [InlineData("[wid] managed identities are not covered by policy", Managed, All, false)]
    [InlineData("[wid] third party apps are out of scope", Foreign, All, false)]
    [InlineData("an application of which nothing is known", Bare, All, null)]
    [InlineData("[wid] by object id", Single, """{"includeServicePrincipals":["51000000-0000-4000-8000-000000000001"]}""", true)]
    [InlineData("[wid] a managed identity never, by id neither", Managed, """{"includeServicePrincipals":["51000000-0000-4000-8000-000000000003"]}""", false)]
    [InlineData("[wid] another object id", Single, """{"includeServicePrincipals":["51000000-0000-4000-8000-000000000002"]}""", false)]
    [InlineData("[wid] exclude wins", Single, """{"includeServicePrincipals":["ServicePrincipalsInMyTenant"],"excludeServicePrincipals":["51000000-0000-4000-8000-000000000001"]}""", false)]
    [InlineData("[appf] a filter on custom security attributes includes", Single, """{"includeServicePrincipals":[],"servicePrincipalFilter":{"mode":"include","rule":"CustomSecurityAttribute.Set_Level -eq \"high\""}}""", true)]
    [InlineData("[appf] a filter on custom security attributes excludes", Single, """{"includeServicePrincipals":["ServicePrincipalsInMyTenant"],"servicePrincipalFilter":{"mode":"exclude","rule":"CustomSecurityAttribute.Set_Level -eq \"high\""}}""", false)]
    [InlineData("[appf] a filter that does not match", Single, """{"includeServicePrincipals":[],"servicePrincipalFilter":{"mode":"include","rule":"CustomSecurityAttribute.Set_Level -eq \"low\""}}""", false)]
    public void Service_principals(string rule, string principal, string clients, bool? applies) => Ask.Holds(
        rule, applies, Tenant().Policy(users: """{"includeUsers":["None"]}""", conditions: $$"""{"clientApplications":{{clients}}}""").Decide(Workload(principal)));

    [Fact]
    public void Policies_for_users_and_for_workload_identities_do_not_touch_each_other() // [wid][eval] a policy names users or workload identities, never both
    {
        PolicyDecision workload = Tenant().Policy().Decide(Workload(Single));
        Assert.False(workload.Applies());
        Assert.Contains("workloadIdentities", workload.Verdicts[0].Reason.Names());

        PolicyDecision user = Tenant().Policy(users: """{"includeUsers":["None"]}""", conditions: $$"""{"clientApplications":{{All}}}""").Decide();
        Assert.False(user.Applies());
        Assert.Contains("users", user.Verdicts[0].Reason.Names());
    }

    [Theory]
    [InlineData("""{"locations":{"includeLocations":["All"]}}""", "high", true)]
    [InlineData("""{"locations":{"includeLocations":["All"],"excludeLocations":["hq"]}}""", "high", false)]
    [InlineData("""{"servicePrincipalRiskLevels":["high","medium"]}""", "high", true)]
    [InlineData("""{"servicePrincipalRiskLevels":["medium"]}""", "high", false)]
    [InlineData("""{"servicePrincipalRiskLevels":["high"]}""", null, false)]
    public void Conditions_of_workload_identities(string conditions, string? risk, bool applies) // [wid] location and service principal risk
    {
        string all = conditions[..^1] + $$""","clientApplications":{{All}}}""";
        SignInContext context = Workload(Single) with { IPAddress = "198.51.100.7", ServicePrincipalRisk = risk is null ? null : Enum.Parse<RiskLevel>(risk, ignoreCase: true) };
        TenantBuilder tenant = Tenant().Add("namedLocations", """{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"hq","displayName":"HQ","isTrusted":true,"ipRanges":[{"cidrAddress":"198.51.100.0/24"}]}""");

        Ask.Holds(conditions, applies, tenant.Policy(users: """{"includeUsers":["None"]}""", conditions: all).Decide(context));
    }

    [Fact]
    public void Authentication_contexts_work_with_workload_identities() // [apps] but not in the same policy
        => Assert.True(Tenant().Policy(
            users: """{"includeUsers":["None"]}""",
            applications: """{"includeAuthenticationContextClassReferences":["c1"]}""",
            conditions: $$"""{"clientApplications":{{All}}}""").Decide(Workload(Single) with { ApplicationId = null, AuthenticationContext = "c1" }).Applies());

    [Theory]
    [InlineData("[agent] all agent identities", """{"includeAgentIdServicePrincipals":["All"]}""", true)]
    [InlineData("[agent] an agent identity by id", """{"includeAgentIdServicePrincipals":["51000000-0000-4000-8000-000000000006"]}""", true)]
    [InlineData("[agent] by its blueprint", """{"includeAgentIdServicePrincipals":["51000000-0000-4000-8000-000000000007"]}""", true)]
    [InlineData("[agent] another agent identity", """{"includeAgentIdServicePrincipals":["51000000-0000-4000-8000-000000000001"]}""", false)]
    [InlineData("[agent] an excluded blueprint", """{"includeAgentIdServicePrincipals":["All"],"excludeAgentIdServicePrincipals":["51000000-0000-4000-8000-000000000007"]}""", false)]
    [InlineData("[agent] policies for service principals are not for agents", All, false)]
    public void Agent_identities(string rule, string clients, bool applies) => Ask.Holds(
        rule,
        applies,
        Tenant().Policy(users: """{"includeUsers":["None"]}""", conditions: $$"""{"clientApplications":{{clients}}}""")
            .Decide(new SignInContext { AgentIdentityId = Agent, AgentBlueprintId = Blueprint, ApplicationId = Ask.SharePoint }));

    [Theory]
    [InlineData("high", AgentIdRiskLevels.High, true)]
    [InlineData("medium,high", AgentIdRiskLevels.Medium, true)]
    [InlineData("high", AgentIdRiskLevels.Low, false)]
    [InlineData("high", AgentIdRiskLevels.None, false)]
    public void Risk_of_agent_identities(string levels, AgentIdRiskLevels risk, bool applies) => Assert.Equal( // [agent] agentIdRiskLevels
        applies,
        Tenant().Policy(users: """{"includeUsers":["None"]}""", conditions: $$$"""{"agentIdRiskLevels":"{{{levels}}}","clientApplications":{"includeAgentIdServicePrincipals":["All"]}}""")
            .Decide(new SignInContext { AgentIdentityId = Agent, ApplicationId = Ask.SharePoint, AgentRisk = risk }).Applies());

    [Theory]
    [InlineData("[agent] all agents acting as a user", """{"includeUsers":["None"]}""", """{"agents":{"includeAgentUsers":["All"]}}""", true)]
    [InlineData("[dtfield] the older word", """{"includeUsers":["AllAgentIdUsers"]}""", null, true)]
    [InlineData("[agent] whether All users holds them too is not said", """{"includeUsers":["All"]}""", null, null)]
    [InlineData("[agent] nobody", """{"includeUsers":["None"]}""", null, false)]
    public void Agents_user_accounts(string rule, string users, string? conditions, bool? applies) => Ask.Holds(
        rule, applies, Tenant().Policy(users: users, conditions: conditions).Decide(Ask.Ordinary with { IsAgentUser = true }));

    [Fact]
    public void On_behalf_of_a_user_the_user_is_the_subject() // [agent] the access token is issued to the user
        => Assert.True(Tenant().Policy(applications: """{"includeApplications":["AllAgentIdResources"]}""").Decide(Ask.Ordinary with { ApplicationId = "51000000-0000-4000-8000-0000000000a6" }).Applies());

    private static SignInContext Workload(string id) => new() { ServicePrincipalId = id, ApplicationId = Ask.SharePoint, IPAddress = "40.77.182.32", Country = "CA" };

    private static TenantBuilder Tenant() => PolicyTenant.Tenant().Add(
        "servicePrincipals",
        $$$$"""{"id":"{{{{Single}}}}","appId":"5a000000-0000-4000-8000-000000000011","servicePrincipalType":"Application","signInAudience":"AzureADMyOrg","appOwnerOrganizationId":"{{{{TenantBuilder.TenantId}}}}","customSecurityAttributes":{"Set":{"Level":"high"}}}""",
        $$"""{"id":"{{Multi}}","servicePrincipalType":"Application","signInAudience":"AzureADMultipleOrgs","appOwnerOrganizationId":"{{TenantBuilder.TenantId}}"}""",
        $$"""{"id":"{{Managed}}","servicePrincipalType":"ManagedIdentity"}""",
        $$"""{"id":"{{Foreign}}","servicePrincipalType":"Application","signInAudience":"AzureADMyOrg","appOwnerOrganizationId":"{{Ask.HomeTenant}}"}""",
        $$"""{"id":"{{Bare}}"}""",
        $$"""{"id":"{{Agent}}","appId":"51000000-0000-4000-8000-0000000000a6","servicePrincipalType":"AgentIdentity"}""");
}
