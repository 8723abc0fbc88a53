using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0111: single holder of a recovery lever.</summary>
public class Sr0111Tests
{
    private const string ConditionalAccess = "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9";
    private const string Security = "194ae4cb-b126-40b2-bd5b-6091b380977d";
    private const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    private const string MethodsPolicy = "0526716b-113d-4c15-b2c8-68e3c22b9f80";

    private static readonly string Global = BuiltInRoles.GlobalAdministrator.TemplateId;
    private static readonly string PrivilegedRole = BuiltInRoles.PrivilegedRoleAdministrator.TemplateId;

    [Fact]
    public void Every_lever_has_the_global_administrator() =>
        Assert.All(RecoveryLevers.All, l => Assert.Contains(BuiltInRoles.GlobalAdministrator, l.Roles));

    [Fact]
    public void Two_global_administrators_move_everything() => Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Tenant("u1", "u2"))).Status);

    /// <summary>One cause is one finding: all levers of a person together.</summary>
    [Fact]
    public void A_single_global_administrator_refers_to_the_other_rule()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant("u1")));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low, "u1"), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Contains("SR0101", finding.Reason, StringComparison.Ordinal);
        Assert.All(RecoveryLevers.All, l => Assert.Contains(l.What, finding.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Levers_that_another_role_moves_are_not_reported()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant("u1").Assign("u2", Security)));

        Assert.DoesNotContain("change Conditional Access policies", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("assign roles", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lever_without_a_global_administrator_is_high_for_its_only_holder_and_for_nobody()
    {
        IReadOnlyList<LockoutFinding> findings = Run(Tenant().Assign("u1", ConditionalAccess).Assign("u2", PrivilegedRole).Assign("u1", PrivilegedRole));

        Assert.All(findings, f => Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (f.Status, f.Severity)));
        Assert.Contains("Conditional Access", Assert.Single(findings, f => f.Target.Id == "u1").Reason, StringComparison.Ordinal);
        Assert.Contains("Nobody", Assert.Single(findings, f => f.Target.Kind == "Tenant").Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_lever_by_its_own_roles_passes_without_a_global_administrator()
    {
        TenantBuilder tenant = Tenant();
        foreach (string role in (string[])[Security, PrivilegedRole, UserAdministrator, MethodsPolicy])
        {
            _ = tenant.Assign("u1", role).Assign("u2", role);
        }

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant)).Status);
    }

    /// <summary>The misreading: an activation, an eligibility, a unit's role, a disabled account or a service principal is a holder.</summary>
    [Fact]
    public void What_does_not_last_does_not_count()
    {
        TenantBuilder tenant = Tenant("u1")
            .Assign("u2", Global, type: "Activated", end: "2026-11-22T16:00:00Z")
            .User("u3", "Mary").Eligible("u3", Global)
            .User("u4", "Joan").Assign("u4", Global, scope: "/administrativeUnits/a1")
            .User("u5", "Hedy", enabled: false).Assign("u5", Global)
            .Add("servicePrincipals", """{"id":"s1","displayName":"Automation"}""").Assign("s1", Global);

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("Grace", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("Mary", finding.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Joan", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Subject.Name == "Automation");
    }

    [Fact]
    public void People_through_a_group_count() =>
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Tenant().Group("g1", "Tier 0", null, "u1", "u2").Assign("g1", Global))).Status);

    [Fact]
    public void One_person_in_two_ways_is_one_person() =>
        Assert.Equal(LockoutStatus.Fail, Assert.Single(Run(Tenant("u1").Group("g1", "Tier 0", null, "u1").Assign("g1", Global))).Status);

    [Theory]
    [InlineData("users")]
    [InlineData("roleAssignments")]
    [InlineData("roleAssignmentSchedules")]
    public void What_was_not_seen_is_unknown(string section)
    {
        LockoutFinding finding = Assert.Single(Run(Tenant("u1", "u2").Status(section, SectionStatus.Forbidden)));

        Assert.Equal(LockoutStatus.Unknown, finding.Status);
        Assert.Contains(finding.Missing, m => m.Subject == section);
    }

    /// <summary>A lower bound is enough: two people who were seen settle it, whatever else was not.</summary>
    [Fact]
    public void Two_people_who_were_seen_are_enough_although_members_of_a_group_were_not() =>
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Tenant("u1", "u2").Group("g1", "Tier 0").Assign("g1", Global).Status("memberships", SectionStatus.Forbidden))).Status);

    private static TenantBuilder Tenant(params string[] globalAdministrators)
    {
        TenantBuilder tenant = new TenantBuilder().User("u1", "Ada").User("u2", "Grace");
        foreach (string id in globalAdministrators)
        {
            _ = tenant.Assign(id, Global);
        }

        return tenant;
    }

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new SingleLeverHolder(), tenant);
}
