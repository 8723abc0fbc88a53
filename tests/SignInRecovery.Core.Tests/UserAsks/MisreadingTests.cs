using System.Text.RegularExpressions;
using SignInRecovery.BreakGlass;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.BreakGlass;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.PortalTenant;

namespace SignInRecovery.Tests.UserAsks;

/// <summary>
/// What existing tools get wrong, one case each or more: docs/user-asks.md lists them as M1 to M9. A test here fails as soon as this
/// product reads a tenant in the same way.
/// </summary>
public partial class MisreadingTests
{
    private static readonly string[] OnPortals = ["SR0101", "SR0302", "SR0408", "SR0409", "SR0410"];

    /// <summary>M1: a question that failed has an empty answer, and an empty answer was taken for "nobody is blocked".</summary>
    [Fact]
    public void Policies_that_could_not_be_read_let_nobody_pass_at_the_portals()
    {
        TenantBuilder tenant = ReadyTenant.New().Status("policies", SectionStatus.Forbidden);

        LockoutFinding[] findings = [.. OnPortals.SelectMany(id => Rules.Run(RuleCatalog.Find(id)!, tenant))];
        Assert.DoesNotContain(findings, f => f.Status == LockoutStatus.Pass);
        Assert.Contains(findings, f => f.Status == LockoutStatus.Unknown && f.Missing.Any(m => m.Subject == "policies"));
    }

    /// <summary>M1: whether an emergency account gets its mail by Exchange ActiveSync says nothing of the portals; those are asked about.</summary>
    [Fact]
    public void The_sign_in_that_is_asked_about_is_that_to_the_admin_portals()
    {
        const string OnlyBrowsers = """{"clientAppTypes":["browser"]}""";
        const string OnlyMail = """{"clientAppTypes":["exchangeActiveSync"]}""";
        SignInContext context = new PortalAccess(WithKey().Build(), TenantBuilder.Now).ContextOf(MethodsTenant.Ada);

        Assert.Equal((MandatoryMfa.AdminPortalAppId, ClientAppType.Browser), (context.ApplicationId, context.ClientAppType));
        Assert.Equal(LockoutStatus.Fail, Assert.Single(Rules.Run(RuleCatalog.Find("SR0408")!, WithKey().Policy(grant: Block, conditions: OnlyBrowsers))).Status);
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Rules.Run(RuleCatalog.Find("SR0408")!, WithKey().Policy(grant: Block, conditions: OnlyMail))).Status);
    }

    /// <summary>M2: a heuristic that wants two candidates finds none in a tenant that has one, and drops a group of more than twenty.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    [InlineData(60)]
    public void One_candidate_is_found_however_large_its_group_is(int members)
    {
        TenantBuilder tenant = BreakGlassTenant.New().Emergency(ReadyTenant.One, "Cedar").Activity(ReadyTenant.One, 40);
        string[] others = [.. Enumerable.Range(1, members - 1).Select(i => $"00000000-0000-4000-9000-{i:d12}")];
        foreach (string id in others)
        {
            _ = tenant.User(id, "Employee " + id[^2..]);
        }

        Tenant built = BreakGlassTenant.Policy(tenant.Group(ReadyTenant.Group, "Exceptions", members: [ReadyTenant.One, .. others]), "Block", users: ReadyTenant.Excluding).Build();

        Assert.Equal("Cedar", Assert.Single(BreakGlassRecognition.Survey(built, [], TenantBuilder.Now).EmergencyAccounts).DisplayName);
    }

    /// <summary>M3: a policy that is switched off counts neither as a danger nor as a proof that somebody is excluded.</summary>
    [Fact]
    public void A_policy_that_is_switched_off_counts_for_nothing()
    {
        TenantBuilder tenant = WithKey().Policy(grant: Block, state: "disabled");

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Rules.Run(RuleCatalog.Find("SR0408")!, tenant)).Status);
        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Rules.Run(RuleCatalog.Find("SR0401")!, tenant)).Status);

        Tenant excluded = BreakGlassTenant.Policy(BreakGlassTenant.New().Emergency(ReadyTenant.One, "Cedar"), "Off", users: $"\"includeUsers\":[\"All\"],\"excludeUsers\":[\"{ReadyTenant.One}\"]", state: "disabled").Build();
        Assert.Equal(BreakGlassDesign.NoPolicies, Assert.Single(BreakGlassRecognition.Survey(excluded, [], TenantBuilder.Now).Accounts).Design);
    }

    /// <summary>M4: an exclusion from one policy is none from the others.</summary>
    [Fact]
    public void Excluded_from_one_policy_is_not_excluded()
    {
        TenantBuilder tenant = BreakGlassTenant.Policy(BreakGlassTenant.Policy(ReadyTenant.New(), "Mfa for all but them", "mfa", ReadyTenant.Excluding), "Managed for all", "compliantDevice");

        LockoutFinding[] failed = [.. Rules.Run(RuleCatalog.Find("SR0302")!, tenant).Where(f => f.Status == LockoutStatus.Fail)];
        Assert.Equal([ReadyTenant.One, ReadyTenant.Two], failed.Select(f => f.Target.Id).Order(StringComparer.Ordinal));
        Assert.All(failed, f => Assert.Contains("Managed for all", f.Reason, StringComparison.Ordinal));
    }

    /// <summary>M4 and M6: a name proves nothing. The accounts here have the names, and one fault each that a name does not show.</summary>
    [Theory]
    [InlineData("BreakGlass1", "\"onPremisesSyncEnabled\":true", true, false)]
    [InlineData("emergency-admin", "\"assignedLicenses\":[]", false, false)]
    [InlineData("cipp-bg", "\"assignedLicenses\":[]", true, true)]
    public void A_telling_name_alone_makes_nobody_an_emergency_account(string name, string more, bool isEnabled, bool hasNoRole)
    {
        TenantBuilder tenant = BreakGlassTenant.New().User(ReadyTenant.One, name, more, enabled: isEnabled).Method(ReadyTenant.One, "password").Activity(ReadyTenant.One, 1);
        tenant = hasNoRole ? tenant : tenant.Assign(ReadyTenant.One, BreakGlassTenant.GlobalAdministrator);

        Tenant built = BreakGlassTenant.Policy(tenant, "Block").Build();

        Assert.Empty(BreakGlassRecognition.Survey(built, [], TenantBuilder.Now).EmergencyAccounts);
        Assert.Equal(LockoutStatus.Fail, Assert.Single(Rules.Run(RuleCatalog.Find("SR0301")!, built)).Status);
    }

    /// <summary>M5: without a policy that blocks, a demand for a device that nobody has shuts everybody out all the same.</summary>
    [Fact]
    public void A_lockout_without_any_block_is_seen()
    {
        TenantBuilder tenant = WithKey().Policy(grant: ManagedDevice);

        Assert.All((string[])["SR0101", "SR0401", "SR0408", "SR0409"], id => Assert.Equal(LockoutStatus.Fail, Assert.Single(Rules.Run(RuleCatalog.Find(id)!, tenant)).Status));
    }

    /// <summary>M6: telling attackers which account is the emergency account is no remedy; names are plain everywhere, ours included.</summary>
    [Fact]
    public void No_page_and_no_remedy_advises_a_telling_name()
    {
        string[] pages = [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Append(Path.Combine(Repository.Root, "README.md"))
            .Where(p => Path.GetFileName(p) is not ("user-asks.md" or "samples.md"))
            .Select(File.ReadAllText)];
        string[] remedies = [.. RuleCatalog.All.Select(r => r.Page.Recommendation)];

        Assert.All(pages.Concat(remedies), text => Assert.DoesNotMatch(TellingName(), text));
        Assert.Matches(TellingName(), "Rename the account so that it contains \"BreakGlass\".");
        Assert.Matches(TellingName(), "Create an account whose name includes the word emergency.");
    }

    /// <summary>M9: a manager is nobody's owner. The people in an exclusion group have managers here, and the group has no owner.</summary>
    [Fact]
    public void A_manager_is_no_owner()
    {
        TenantBuilder Tenant() => ReadyTenant.New()
            .User("boss", "Margaret")
            .Add("managers", $$$"""{"parent":"{{{ReadyTenant.One}}}","value":{"id":"boss","displayName":"Margaret"}}""", $$$"""{"parent":"{{{ReadyTenant.Two}}}","value":{"id":"boss","displayName":"Margaret"}}""");

        foreach (string id in (string[])["SR0109", "SR0302", "SR0403"])
        {
            IEnumerable<string> Findings(TenantBuilder tenant) => Rules.Run(RuleCatalog.Find(id)!, tenant).Select(f => f.ToString());
            Assert.Equal(Findings(ReadyTenant.New().User("boss", "Margaret")), Findings(Tenant()));
            Assert.DoesNotContain(Findings(Tenant()), f => f.Contains("Margaret", StringComparison.Ordinal));
        }

        Assert.Contains("Margaret", Assert.Single(Rules.Run(RuleCatalog.Find("SR0403")!, Tenant().Add("groupOwners", $$$"""{"parent":"{{{ReadyTenant.Group}}}","value":{"@odata.type":"#microsoft.graph.user","id":"boss","displayName":"Margaret"}}"""))).Reason, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(rename|(name|call) (it|them|the account|each account)|(includes?|contains?|with) the (word|name))\b[^.\n]{0,80}\b(break[- ]?glass|emergency)", RegexOptions.IgnoreCase)]
    private static partial Regex TellingName();
}
