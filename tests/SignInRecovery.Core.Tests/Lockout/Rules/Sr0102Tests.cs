using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class Sr0102Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    private const string Unit = "/administrativeUnits/unit-1";

    [Theory]
    [InlineData(0, LockoutStatus.Pass, LockoutSeverity.Low)]
    [InlineData(4, LockoutStatus.Pass, LockoutSeverity.Low)]
    [InlineData(5, LockoutStatus.Fail, LockoutSeverity.Low)]
    [InlineData(8, LockoutStatus.Fail, LockoutSeverity.Low)]
    [InlineData(9, LockoutStatus.Fail, LockoutSeverity.Medium)]
    public void The_limits_are_those_of_Microsoft_and_SCuBA(int people, LockoutStatus status, LockoutSeverity severity)
    {
        LockoutFinding finding = Assert.Single(Run(Tenant(people)));

        Assert.Equal((status, severity, GlobalAdministrator), (finding.Status, finding.Severity, finding.Target.Id));
    }

    [Fact]
    public void The_reason_names_the_people_and_the_bodies()
    {
        string reason = Assert.Single(Run(Tenant(5))).Reason;

        Assert.StartsWith("5 people hold Global Administrator: Admin 0, Admin 1, Admin 2, Admin 3 and Admin 4.", reason, StringComparison.Ordinal);
        Assert.Contains("CIS two to four", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void People_count_and_not_assignments()
    {
        TenantBuilder tenant = Tenant(4)
            .Assign("admin-0", GlobalAdministrator)
            .Group("group", "Tier 0", null, "admin-0", "admin-1")
            .Assign("group", GlobalAdministrator);

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant)).Status);
    }

    [Fact]
    public void Members_of_a_group_that_holds_the_role_count()
    {
        TenantBuilder tenant = Tenant(4).User("member", "Group Member").Group("group", "Tier 0", null, "member").Assign("group", GlobalAdministrator);

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains(finding.Evidence, e => e.Subject.Id == "member" && e.ToString().Contains("through the group Tier 0", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_does_not_count_is_in_the_evidence_with_the_reason()
    {
        TenantBuilder tenant = Tenant(4)
            .User("off", "Off Duty", enabled: false).Assign("off", GlobalAdministrator)
            .User("scoped", "Scoped Admin").Assign("scoped", GlobalAdministrator, Unit)
            .User("eligible", "Eligible Admin").Eligible("eligible", GlobalAdministrator)
            .Add("servicePrincipals", """{"id":"app","displayName":"Automation"}""").Assign("app", GlobalAdministrator)
            .Add("deletedUsers", """{"id":"gone","displayName":"Gone Admin"}""").Assign("gone", GlobalAdministrator);

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Pass, finding.Status);
        Assert.Equal("not counted: the account is disabled", Evidence("off"));
        Assert.Equal($"not counted: the role holds for {Unit} only", Evidence("scoped"));
        Assert.Equal("not counted: is a service principal, and no person signs in with it", Evidence("app"));
        Assert.Equal("not counted: is deleted", Evidence("gone"));
        Assert.Equal("Global Administrator: eligible, permanent", Evidence("eligible"));

        object? Evidence(string id) => Assert.Single(finding.Evidence, e => e.Subject.Id == id).Value;
    }

    [Fact]
    public void An_activation_that_runs_counts_and_is_said()
    {
        TenantBuilder tenant = Tenant(4).User("now", "Now Active").Eligible("now", GlobalAdministrator)
            .Assign("now", GlobalAdministrator, type: "Activated", end: "2026-11-22T16:00:00Z");

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("1 of them by an activation that ends by itself", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_fails_on_those_who_were_seen_even_when_some_were_not()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant(6).Status("roleAssignments", SectionStatus.Partial)));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.StartsWith("At least 6 people", finding.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Missing);
    }

    [Theory]
    [InlineData("roleAssignments")]
    [InlineData("users")]
    public void It_does_not_pass_on_a_part(string section)
    {
        LockoutFinding finding = Assert.Single(Run(Tenant(3).Assign("unseen", GlobalAdministrator).Status(section, SectionStatus.Partial)));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains(finding.Missing, m => m.Subject == section);
    }

    [Fact]
    public void A_fifth_account_of_which_nobody_knows_whether_it_is_enabled_is_Unknown()
    {
        TenantBuilder tenant = Tenant(4).Add("users", """{"id":"odd","displayName":"Odd Admin","userPrincipalName":"odd@contoso.com"}""").Assign("odd", GlobalAdministrator);

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains("Odd Admin (odd@contoso.com)", finding.Reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new TooManyGlobalAdministrators(), tenant);

    private static TenantBuilder Tenant(int people)
    {
        var tenant = new TenantBuilder();
        for (int index = 0; index < people; index++)
        {
            _ = tenant.User($"admin-{index}", $"Admin {index}").Assign($"admin-{index}", GlobalAdministrator);
        }

        return tenant;
    }
}
