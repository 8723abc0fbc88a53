using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0109: weak owner of a group with a top role.</summary>
public class Sr0109Tests
{
    private const string Unit = "/administrativeUnits/a1";

    private static readonly string Global = BuiltInRoles.GlobalAdministrator.TemplateId;
    private static readonly string PrivilegedAuthentication = BuiltInRoles.PrivilegedAuthenticationAdministrator.TemplateId;
    private static readonly string PrivilegedRole = BuiltInRoles.PrivilegedRoleAdministrator.TemplateId;

    [Fact]
    public void An_owner_without_a_role_fails_and_the_members_are_named()
    {
        LockoutFinding finding = Run(Tenant().User("o1", "Olga").Add("groupOwners", Owner("o1")));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High, "g1"), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Contains("Olga", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("Ada", finding.Reason, StringComparison.Ordinal);
        Assert.Contains("Global Administrator", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("62e90394-69f5-4237-9190-012177145e10")]
    [InlineData("e8611ab8-c189-46e8-94e1-60213ab1f814")]
    [InlineData("7be44c8a-adaf-4e2a-84d6-ab2649e08a13")]
    public void An_owner_with_one_of_the_three_roles_is_strong(string role) =>
        Assert.Equal(LockoutStatus.Pass, Run(Tenant().User("o1", "Olga").Assign("o1", role).Add("groupOwners", Owner("o1"))).Status);

    [Fact]
    public void An_owner_who_may_activate_one_of_them_is_strong() =>
        Assert.Equal(LockoutStatus.Pass, Run(Tenant().User("o1", "Olga").Eligible("o1", PrivilegedRole).Add("groupOwners", Owner("o1"))).Status);

    [Fact]
    public void An_owner_who_is_a_member_is_strong() => Assert.Equal(LockoutStatus.Pass, Run(Tenant().Add("groupOwners", Owner("u1"))).Status);

    /// <summary>The misreading: a role for a unit counts like one for the tenant.</summary>
    [Fact]
    public void An_owner_with_the_role_for_a_unit_is_weak()
    {
        LockoutFinding finding = Run(Tenant().User("o1", "Ines").Assign("o1", PrivilegedAuthentication, Unit).Add("groupOwners", Owner("o1")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains(finding.Evidence, e => e.Value is string text && text.Contains("Privileged Authentication Administrator: active, permanent, scope /administrativeUnits/a1", StringComparison.Ordinal));
    }

    [Fact]
    public void An_application_as_owner_is_weak() =>
        Assert.Contains("the application Provisioning", Run(Tenant()
            .Add("groupOwners", """{"parent":"g1","value":{"@odata.type":"#microsoft.graph.servicePrincipal","id":"s1","displayName":"Provisioning"}}""")).Reason, StringComparison.Ordinal);

    [Fact]
    public void Somebody_who_may_activate_ownership_is_an_owner() =>
        Assert.Equal(LockoutStatus.Fail, Run(Tenant().User("o1", "Olga")
            .Add("groupEligibilities", """{"id":"e1","groupId":"g1","principalId":"o1","accessId":"owner","memberType":"direct","endDateTime":null}""")).Status);

    /// <summary>The misreading: eligibility for membership is ownership.</summary>
    [Fact]
    public void Somebody_who_may_activate_membership_is_none() =>
        Assert.Equal(LockoutStatus.Pass, Run(Tenant().User("o1", "Olga")
            .Add("groupEligibilities", """{"id":"e1","groupId":"g1","principalId":"o1","accessId":"member","memberType":"direct","endDateTime":null}""")).Status);

    [Fact]
    public void A_disabled_owner_is_left_out() =>
        Assert.Equal(LockoutStatus.Pass, Run(Tenant().User("o1", "Olga", enabled: false).Add("groupOwners", Owner("o1"))).Status);

    [Fact]
    public void A_group_in_a_restricted_unit_passes() =>
        Assert.Equal(LockoutStatus.Pass, Run(Tenant("\"isManagementRestricted\":true").User("o1", "Olga").Add("groupOwners", Owner("o1"))).Status);

    [Fact]
    public void A_group_that_may_only_activate_the_role_counts() =>
        Assert.Equal(LockoutStatus.Fail, Run(new TenantBuilder().User("u1", "Ada").Group("g1", "Tier 0", "\"isManagementRestricted\":null", "u1").Eligible("g1", Global).User("o1", "Olga").Add("groupOwners", Owner("o1"))).Status);

    [Fact]
    public void A_group_with_another_role_is_none_of_its_business() =>
        Assert.Equal(LockoutStatus.NotApplicable, Run(new TenantBuilder().User("u1", "Ada").Group("g1", "Helpers", null, "u1")
            .Assign("g1", "729827e3-9c14-49f7-bb1b-9608f156bbb8").User("o1", "Olga").Add("groupOwners", Owner("o1"))).Status);

    [Theory]
    [InlineData("users")]
    [InlineData("groups")]
    [InlineData("groupOwners")]
    [InlineData("roleAssignments")]
    [InlineData("roleEligibilities")]
    [InlineData("groupEligibilities")]
    public void What_was_not_seen_is_unknown(string section)
    {
        IReadOnlyList<LockoutFinding> findings = Rules.Run(new WeakRoleGroupOwner(), Tenant().Status(section, SectionStatus.Forbidden));

        Assert.Contains(findings, f => f.Status == LockoutStatus.Unknown && f.Missing.Any(m => m.Subject == section));
        Assert.DoesNotContain(findings, f => f.Status is LockoutStatus.Pass or LockoutStatus.NotApplicable);
    }

    [Fact]
    public void An_owner_whose_roles_were_not_all_seen_is_not_called_weak() =>
        Assert.DoesNotContain(
            Rules.Run(new WeakRoleGroupOwner(), Tenant().User("o1", "Olga").Add("groupOwners", Owner("o1")).Status("roleEligibilities", SectionStatus.Forbidden)),
            f => f.Status == LockoutStatus.Fail);

    private static TenantBuilder Tenant(string more = "\"isManagementRestricted\":null") => new TenantBuilder()
        .User("u1", "Ada")
        .Group("g1", "Tier 0", more, "u1")
        .Assign("g1", Global);

    private static string Owner(string id) => $$$"""{"parent":"g1","value":{"@odata.type":"#microsoft.graph.user","id":"{{{id}}}"}}""";

    private static LockoutFinding Run(TenantBuilder tenant) => Assert.Single(Rules.Run(new WeakRoleGroupOwner(), tenant));
}
