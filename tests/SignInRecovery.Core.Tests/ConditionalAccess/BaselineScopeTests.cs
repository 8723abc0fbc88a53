using SignInRecovery.ConditionalAccess;
using SignInRecovery.Knowledge;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.ConditionalAccess;

/// <summary>Resource exclusions and baseline scopes; facts/conditional-access.md 1.3, [rex] of 2026-05-27 and [apps] of 2026-01-26.</summary>
public class BaselineScopeTests
{
    private const string Placeholder = "5a000000-0000-4000-8000-0000000000ff";
    private const string Directory = KnownApplications.WindowsAzureActiveDirectory;
    private const string WithExclusion = """{"includeApplications":["All"],"excludeApplications":["00000002-0000-0ff1-ce00-000000000000","5a000000-0000-4000-8000-000000000001"]}""";

    [Theory]
    [InlineData("[rex] a desktop client with openid and profile, before", WithExclusion, ClientKind.Public, "openid profile", "legacy", false, null)]
    [InlineData("[rex] a desktop client with openid and profile, after", WithExclusion, ClientKind.Public, "openid profile", "enforced", true, Directory)]
    [InlineData("[rex] Azure CLI with User.Read, before", WithExclusion, ClientKind.Public, "User.Read", "legacy", false, null)]
    [InlineData("[rex] Azure CLI with User.Read, after", WithExclusion, ClientKind.Public, "User.Read", "enforced", true, Directory)]
    [InlineData("[rex] scopes as addresses", WithExclusion, ClientKind.Public, "https://graph.microsoft.com/User.Read", "enforced", true, Directory)]
    [InlineData("[rex] an excluded confidential client with directory scopes, before", WithExclusion, ClientKind.Confidential, "User.Read People.Read", "legacy", false, null)]
    [InlineData("[rex] an excluded confidential client with directory scopes, after", WithExclusion, ClientKind.Confidential, "User.Read People.Read", "enforced", true, Directory)]
    [InlineData("[rex] an excluded confidential client with OIDC scopes only: no change", WithExclusion, ClientKind.Confidential, "openid profile", "legacy", false, null)]
    [InlineData("[rex] an excluded confidential client with OIDC scopes only: no change", WithExclusion, ClientKind.Confidential, "openid profile", "enforced", false, null)]
    [InlineData("[rex] a further scope: as usual", WithExclusion, ClientKind.Public, "openid Files.Read", "legacy", true, null)]
    [InlineData("[rex] a further scope: as usual", WithExclusion, ClientKind.Public, "openid Files.Read", "enforced", true, null)]
    [InlineData("[apps] native clients had a shorter list", WithExclusion, ClientKind.Public, "User.Read.All", "legacy", true, null)]
    [InlineData("[apps] without exclusions every token is covered", """{"includeApplications":["All"]}""", ClientKind.Public, "openid profile", "legacy", true, null)]
    [InlineData("[apps] without exclusions every token is covered", """{"includeApplications":["All"]}""", ClientKind.Confidential, "openid profile", "enforced", true, null)]
    [InlineData("[rex] Windows Azure Active Directory itself is excluded", """{"includeApplications":["All"],"excludeApplications":["00000002-0000-0000-c000-000000000000"]}""", ClientKind.Public, "User.Read", "enforced", false, Directory)]
    [InlineData("[rex] customised: the placeholder is excluded from the policy", """{"includeApplications":["All"],"excludeApplications":["5a000000-0000-4000-8000-0000000000ff"]}""", ClientKind.Public, "User.Read", "custom", false, Placeholder)]
    [InlineData("[rex] customised: another policy", WithExclusion, ClientKind.Public, "User.Read", "custom", true, Placeholder)]
    [InlineData("[apps] policies that explicitly target Azure AD Graph", """{"includeApplications":["00000002-0000-0000-c000-000000000000"]}""", ClientKind.Public, "User.Read", "enforced", true, Directory)]
    [InlineData("[apps] protecting directory information under the older rule", """{"includeApplications":["00000002-0000-0000-c000-000000000000"]}""", ClientKind.Public, "User.Read", "legacy", true, null)]
    [InlineData("[apps] a policy for another application", """{"includeApplications":["00000003-0000-0ff1-ce00-000000000000"]}""", ClientKind.Public, "User.Read", "enforced", false, Directory)]
    public void Baseline_scopes(string rule, string applications, ClientKind kind, string scopes, string setting, bool applies, string? audience)
    {
        PolicyDecision decision = Tenant(applications).Decide(Ask.Ordinary with
        {
            ApplicationId = KnownApplications.MicrosoftGraph,
            ClientApplicationId = Ask.OwnApp,
            ClientKind = kind,
            RequestedScopes = scopes.Split(' '),
            BaselineScopes = setting switch { "legacy" => BaselineScopes.Legacy, "custom" => BaselineScopes.Custom(Placeholder), _ => BaselineScopes.Enforced },
        });

        Ask.Holds(rule, applies, decision);
        Assert.Equal(audience, audience is null ? null : decision.EnforcementAudience);
    }

    [Fact]
    public void A_confidential_client_that_is_not_excluded_is_covered() // [apps] if they're excluded from an All resources policy
    {
        SignInContext context = Ask.Ordinary with { ClientApplicationId = Placeholder, ClientKind = ClientKind.Confidential, RequestedScopes = ["openid"], BaselineScopes = BaselineScopes.Legacy };

        Assert.True(Tenant(WithExclusion).Decide(context).Applies());
        Assert.Null(Tenant(WithExclusion).Decide(context with { ClientApplicationId = null, ApplicationId = null }).Applies());
    }

    [Fact]
    public void The_engine_says_which_switch_it_assumed_where_it_matters()
    {
        SignInContext context = Ask.Ordinary with { ClientKind = ClientKind.Public, RequestedScopes = ["openid"] };

        Assert.Contains(Tenant(WithExclusion).Decide(context).Assumptions, a => a.Subject == "baselineScopes");
        Assert.Equal(Directory, Tenant(WithExclusion).Decide(context).EnforcementAudience);
        Assert.DoesNotContain(Tenant("""{"includeApplications":["All"]}""").Decide(context).Assumptions, a => a.Subject == "baselineScopes");
        Assert.DoesNotContain(Tenant(WithExclusion).Decide(context, options: new PolicySetOptions { BaselineScopes = BaselineScopes.Legacy }).Assumptions, a => a.Subject == "baselineScopes");
        Assert.False(Tenant(WithExclusion).Decide(context, options: new PolicySetOptions { BaselineScopes = BaselineScopes.Legacy }).Applies());
    }

    private static TenantBuilder Tenant(string applications) => PolicyTenant.Tenant().Policy(applications: applications, grant: Ask.Mfa);
}
