using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class Sr0104Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    private const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    private const string ReportsReader = "4a5d8f65-41da-4de4-8968-e035b65339cf";
    private const string SynchronizationAccounts = "d29b2b05-8046-44ba-8758-1e26182fcf32";
    private const string Synchronized = "\"onPremisesSyncEnabled\":true";

    [Theory]
    [InlineData(GlobalAdministrator, "/", LockoutSeverity.High)]
    [InlineData(UserAdministrator, "/", LockoutSeverity.High)]
    [InlineData(UserAdministrator, "/administrativeUnits/unit", LockoutSeverity.Medium)]
    [InlineData(ReportsReader, "/", LockoutSeverity.Medium)]
    [InlineData("a-custom-role", "/", LockoutSeverity.Medium)]
    public void The_severity_follows_the_role(string role, string scope, LockoutSeverity severity)
    {
        LockoutFinding finding = Assert.Single(Run(new TenantBuilder().User("ada", "Ada Lovelace", Synchronized).Assign("ada", role, scope)));

        Assert.Equal((LockoutStatus.Fail, severity, "ada"), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Equal(severity == LockoutSeverity.Medium, finding.Reason.Contains("the severity is Medium", StringComparison.Ordinal));
        Assert.Contains(finding.Evidence, e => e is { Property: "onPremisesSyncEnabled", Value: true });
    }

    [Fact]
    public void An_eligible_administrator_counts_and_is_said_to_be_eligible()
    {
        LockoutFinding finding = Assert.Single(Run(new TenantBuilder().User("ada", "Ada Lovelace", Synchronized).Eligible("ada", UserAdministrator)));

        Assert.StartsWith("Ada Lovelace (ada.lovelace@contoso.onmicrosoft.com) may activate User Administrator", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_finding_a_person_however_many_roles_and_ways()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada", Synchronized)
            .Assign("ada", GlobalAdministrator).Assign("ada", ReportsReader)
            .Group("group", "Tier 0", null, "ada").Assign("group", GlobalAdministrator);

        Assert.Single(Run(tenant));
    }

    [Fact]
    public void People_who_may_join_a_group_with_a_role_count()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada", Synchronized)
            .Group("group", "Tier 1").Assign("group", UserAdministrator)
            .Add("groupEligibilities", """{"id":"e","groupId":"group","principalId":"ada","accessId":"member"}""");

        Assert.Equal((LockoutStatus.Fail, "ada"), (Assert.Single(Run(tenant)).Status, Run(tenant)[0].Target.Id));
    }

    [Fact]
    public void Cloud_administrators_pass_and_synchronised_people_without_a_role_do_not_matter()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada").Assign("ada", GlobalAdministrator).User("bob", "Bob", Synchronized);

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal((LockoutStatus.Pass, "Tenant"), (finding.Status, finding.Target.Kind));
    }

    [Fact]
    public void Disabled_administrators_and_synchronisation_accounts_are_left_out()
    {
        TenantBuilder tenant = new TenantBuilder()
            .User("ada", "Ada").Assign("ada", GlobalAdministrator)
            .User("off", "Off", Synchronized, enabled: false).Assign("off", GlobalAdministrator)
            .User("sync", "Sync", Synchronized).Assign("sync", SynchronizationAccounts);

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant)).Status);
    }

    [Fact]
    public void Without_administrators_it_does_not_apply() =>
        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(new TenantBuilder().User("bob", "Bob", Synchronized))).Status);

    [Fact]
    public void A_property_that_was_not_seen_is_Unknown_for_that_person()
    {
        TenantBuilder tenant = new TenantBuilder()
            .Add("users", """{"id":"ada","displayName":"Ada","userPrincipalName":"ada@contoso.com","accountEnabled":true}""").Assign("ada", GlobalAdministrator)
            .Add("users", """{"id":"bob","displayName":"Bob","userPrincipalName":"bob@contoso.com","onPremisesSyncEnabled":true}""").Assign("bob", GlobalAdministrator);

        IReadOnlyList<LockoutFinding> findings = Run(tenant);

        Assert.Equal(["ada", "bob"], findings.Select(f => f.Target.Id));
        Assert.All(findings, f => Assert.Equal(LockoutStatus.Unknown, f.Status));
        Assert.Contains("onPremisesSyncEnabled", findings[0].Missing[0].Remedy, StringComparison.Ordinal);
        Assert.Contains("accountEnabled", findings[1].Missing[0].Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_was_not_seen_is_said_once_however_many_roles_it_leaves_open()
    {
        TenantBuilder tenant = new TenantBuilder().Assign("a", GlobalAdministrator).Assign("b", UserAdministrator).Eligible("c", ReportsReader)
            .Status("users", SectionStatus.Forbidden);

        Assert.Equal("users", Assert.Single(Assert.Single(Run(tenant)).Missing).Subject);
    }

    [Fact]
    public void Those_who_were_seen_fail_and_those_who_were_not_are_Unknown()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada", Synchronized).Assign("ada", GlobalAdministrator)
            .Status("roleEligibilities", SectionStatus.Forbidden);

        Assert.Equal([LockoutStatus.Fail, LockoutStatus.Unknown], Run(tenant).Select(f => f.Status));
    }

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new SynchronizedAdministrator(), tenant);
}
