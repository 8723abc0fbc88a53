using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.Lockout.Policies.PolicyTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0403Tests
{
    private const string Exclude = """{"includeUsers":["All"],"excludeGroups":["g1"]}""";
    private const string Unprotected = "\"isAssignableToRole\":false,\"isManagementRestricted\":false";

    [Theory]
    [InlineData("\"onPremisesSyncEnabled\":true", "is synchronised from on-premises", LockoutSeverity.High)]
    [InlineData("\"groupTypes\":[\"DynamicMembership\"],\"onPremisesSyncEnabled\":null", "is dynamic", LockoutSeverity.High)]
    [InlineData("\"onPremisesSyncEnabled\":null,\"isAssignableToRole\":null,\"isManagementRestricted\":null", "is neither role-assignable nor in a restricted management administrative unit", LockoutSeverity.Medium)]
    public void A_weak_group_fails(string group, string reason, LockoutSeverity severity)
    {
        LockoutFinding finding = Single(With(group, "ada"));

        Assert.Equal((LockoutStatus.Fail, severity, "Exceptions"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.Contains("exempts its members from \"P1\", and " + reason, finding.Reason, StringComparison.Ordinal);
        Assert.EndsWith("Ada (ada@contoso.onmicrosoft.com) depends on it.", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"onPremisesSyncEnabled\":null,\"isAssignableToRole\":true")]
    [InlineData("\"onPremisesSyncEnabled\":null,\"isAssignableToRole\":null,\"isManagementRestricted\":true")]
    public void A_protected_group_passes(string group) => Assert.Equal(LockoutStatus.Pass, Single(With(group, "ada")).Status);

    [Fact]
    public void An_owner_without_a_role_fails_and_is_named()
    {
        LockoutFinding finding = Single(With("\"onPremisesSyncEnabled\":null", "ada").Add("groupOwners", Owner("ben", "Ben")));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("is owned by Ben (ben), who holds no directory role", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada", "user")]
    [InlineData("eve", "user")]
    public void An_owner_who_is_an_administrator_or_disabled_passes(string id, string kind) => Assert.Equal(
        LockoutStatus.Pass,
        Single(With("\"onPremisesSyncEnabled\":null", "ada").User("eve", "Eve", enabled: false).Add("groupOwners", Owner(id, id, kind))).Status);

    [Fact]
    public void An_application_as_owner_is_in_the_hands_of_whoever_manages_it()
    {
        LockoutFinding finding = Single(With("\"onPremisesSyncEnabled\":null", "ada").Add("groupOwners", Owner("robot", "Robot", "servicePrincipal")));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("is owned by the application Robot (robot), which whoever manages it can use", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GlobalAdministrator)]
    [InlineData(ConditionalAccessAdministrator)]
    [InlineData("e8611ab8-c189-46e8-94e1-60213ab1f814")]
    public void An_owner_who_may_activate_a_role_that_changes_policies_or_restores_access_is_an_administrator(string role) => Assert.Equal(
        LockoutStatus.Pass,
        Single(With("\"onPremisesSyncEnabled\":null", "ada").Eligible("ben", role).Add("groupOwners", Owner("ben", "Ben"))).Status);

    /// <summary>The misreading: whoever holds any role belongs to those who decide about policies. It is the helpdesk that tidies the group up.</summary>
    [Theory]
    [InlineData(UserAdministrator, "/")]
    [InlineData(GlobalAdministrator, "/administrativeUnits/a1")]
    public void An_owner_with_another_role_is_none(string role, string scope)
    {
        LockoutFinding finding = Single(With("\"onPremisesSyncEnabled\":null", "ada").Assign("ben", role, scope).Add("groupOwners", Owner("ben", "Ben")));

        Assert.Equal(LockoutStatus.Fail, finding.Status);
        Assert.Contains("is owned by Ben (ben), who holds no directory role that may change policies or restore access", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_owner_may_do_by_a_role_that_is_none_of_Microsofts_is_unknown() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(With("\"onPremisesSyncEnabled\":null", "ada").Add("roleDefinitions", """{"id":"own","templateId":"own","displayName":"Own role","isBuiltIn":false}""")
            .Assign("ben", "own").Add("groupOwners", Owner("ben", "Ben"))).Status);

    [Fact]
    public void Somebody_outside_a_snapshot_of_the_administrators_is_none()
    {
        TenantBuilder tenant = With("\"onPremisesSyncEnabled\":null", "ada").Add("groupOwners", Owner("somebody", "Somebody"));
        tenant.Scope = SnapshotScope.Administrators;

        Assert.Equal(LockoutStatus.Fail, Single(tenant).Status);
    }

    [Fact]
    public void Without_an_administrator_among_the_members_it_is_low() =>
        Assert.Equal(LockoutSeverity.Low, Single(With("\"onPremisesSyncEnabled\":true", "ben")).Severity);

    [Theory]
    [InlineData(SnapshotScope.AllUsers, "", " One user is a member, nested groups included.")]
    [InlineData(SnapshotScope.Administrators, ",\"transitiveMembers/microsoft.graph.user@odata.count\":12", " 12 users are members, nested groups included.")]
    [InlineData(SnapshotScope.Administrators, "", null)]
    public void The_size_is_said_where_it_is_known(SnapshotScope scope, string count, string? size)
    {
        TenantBuilder tenant = With("\"onPremisesSyncEnabled\":true" + count, "ada");
        tenant.Scope = scope;

        string reason = Single(tenant).Reason;

        Assert.Equal(size is not null, reason.Contains("nested groups included", StringComparison.Ordinal));
        Assert.Contains(size ?? "Ada", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void One_finding_for_each_group_names_all_policies() => Assert.Contains(
        "\"P1\" and \"P2\"",
        Single(With(Unprotected + ",\"onPremisesSyncEnabled\":null", "ada").Policy("P2", users: Exclude)).Reason,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("disabled")]
    [InlineData("enabledForReportingButNotEnforced")]
    public void A_policy_that_is_not_enabled_does_not_count(string state) =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant().Group("g1", "Exceptions", Unprotected).Policy(state: state, users: Exclude)).Status);

    [Fact]
    public void A_group_that_does_not_exist_is_the_business_of_another_rule() =>
        Assert.Equal(LockoutStatus.NotApplicable, Single(Tenant().Policy(users: Exclude)).Status);

    [Theory]
    [InlineData("policies")]
    [InlineData("groups")]
    [InlineData("groupOwners")]
    public void What_was_not_seen_is_unknown(string section) => Assert.Equal(
        LockoutStatus.Unknown,
        Single(With("\"onPremisesSyncEnabled\":null", "ada").Status(section, SectionStatus.Forbidden)).Status);

    [Fact]
    public void Whether_an_owner_is_an_administrator_is_unknown_without_the_roles() => Assert.Equal(
        LockoutStatus.Unknown,
        Single(With("\"onPremisesSyncEnabled\":null", "ada").Add("groupOwners", Owner("ben", "Ben")).Status("roleAssignments", SectionStatus.Forbidden)).Status);

    [Theory]
    [InlineData("""{"includeUsers":["All"],"excludeGroups":["g1"],"excludeClans":["g2"]}""", "enabled")]
    [InlineData(Exclude, "sometimes")]
    public void What_this_version_does_not_know_is_unknown(string users, string state)
    {
        LockoutFinding finding = Single(Tenant().Group("g1", "Exceptions", "\"onPremisesSyncEnabled\":null", "ada").Policy(state: state, users: users));

        Assert.Equal((LockoutStatus.Unknown, "P1"), (finding.Status, finding.Target.Name));
    }

    [Fact]
    public void A_property_that_was_not_read_is_unknown_and_named()
    {
        LockoutFinding finding = Single(With(null, "ada"));

        Assert.Equal((LockoutStatus.Unknown, "Exceptions"), (finding.Status, finding.Target.Name));
        Assert.Contains("onPremisesSyncEnabled", Assert.Single(finding.Missing).Reason, StringComparison.Ordinal);
    }

    private static TenantBuilder With(string? group, params string[] members) =>
        Tenant().Group("g1", "Exceptions", group, members).Policy(users: Exclude);

    private static string Owner(string id, string name, string kind = "user") =>
        $$$"""{"parent":"g1","value":{"@odata.type":"#microsoft.graph.{{{kind}}}","id":"{{{id}}}","displayName":"{{{name}}}"}}""";

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Support.Rules.Run(RuleCatalog.Find("SR0403")!, tenant));
}
