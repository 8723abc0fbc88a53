using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class Sr0107Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    private const string PrivilegedAuthentication = "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";
    private const string Restricted = """{"id":"unit","displayName":"Protected identities","isMemberManagementRestricted":true}""";
    private const string Ordinary = """{"id":"unit","displayName":"London office","isMemberManagementRestricted":null}""";
    private const string AdaIsMember = """{"parent":"unit","value":{"@odata.type":"#microsoft.graph.user","id":"ada"}}""";

    [Fact]
    public void A_member_of_a_restricted_unit_fails()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().Add("administrativeUnits", Restricted).Add("administrativeUnitMembers", AdaIsMember)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High, "ada"), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Contains("the restricted management administrative unit Protected identities", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e is { Subject.Id: "unit", Property: "isMemberManagementRestricted", Value: true });
    }

    [Fact]
    public void The_property_of_the_user_is_enough()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant("true")));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High), (finding.Status, finding.Severity));
        Assert.Contains("that the snapshot does not name", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_eligible_Global_Administrator_fails_too()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada", "\"isManagementRestricted\":true").Eligible("ada", GlobalAdministrator);

        Assert.Contains("may activate Global Administrator", Assert.Single(Run(tenant)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_Privileged_Authentication_Administrator_of_the_unit_makes_it_disputed(bool isActive)
    {
        TenantBuilder tenant = Tenant().Add("administrativeUnits", Restricted).Add("administrativeUnitMembers", AdaIsMember).User("ines", "Ines Unit");
        _ = isActive
            ? tenant.Assign("ines", PrivilegedAuthentication, "/administrativeUnits/unit")
            : tenant.Eligible("ines", PrivilegedAuthentication, "/administrativeUnits/unit");

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Contains("Whether Ines Unit (ines.unit@contoso.onmicrosoft.com), Privileged Authentication Administrator of the unit, can is disputed", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ines", "/", true)]
    [InlineData("ines", "/administrativeUnits/other", true)]
    [InlineData("ines", "/administrativeUnits/unit", false)]
    [InlineData("ada", "/administrativeUnits/unit", true)]
    public void Elsewhere_disabled_or_the_own_self_it_is_no_help(string id, string scope, bool isEnabled)
    {
        TenantBuilder tenant = Tenant().Add("administrativeUnits", Restricted).Add("administrativeUnitMembers", AdaIsMember)
            .User("ines", "Ines", enabled: isEnabled).Assign(id, PrivilegedAuthentication, scope);

        Assert.Equal(LockoutSeverity.High, Assert.Single(Run(tenant)).Severity);
    }

    [Fact]
    public void An_ordinary_unit_passes() => Assert.Equal(
        LockoutStatus.Pass,
        Assert.Single(Run(Tenant().Add("administrativeUnits", Ordinary).Add("administrativeUnitMembers", AdaIsMember))).Status);

    [Fact]
    public void A_group_in_a_restricted_unit_does_not_put_its_members_there()
    {
        TenantBuilder tenant = Tenant().Group("group", "Emergency access", null, "ada").Add("administrativeUnits", Restricted)
            .Add("administrativeUnitMembers", """{"parent":"unit","value":{"@odata.type":"#microsoft.graph.group","id":"group"}}""");

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant)).Status);
    }

    [Fact]
    public void Other_people_and_disabled_accounts_in_the_unit_do_not_matter()
    {
        TenantBuilder tenant = Tenant().Add("administrativeUnits", Restricted)
            .User("chief", "Chief Executive", "\"isManagementRestricted\":true")
            .User("off", "Off", "\"isManagementRestricted\":true", enabled: false).Assign("off", GlobalAdministrator);

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant)).Status);
    }

    [Fact]
    public void Without_a_Global_Administrator_it_does_not_apply() =>
        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(new TenantBuilder())).Status);

    [Theory]
    [InlineData("users")]
    [InlineData("administrativeUnits")]
    [InlineData("administrativeUnitMembers")]
    [InlineData("roleAssignments")]
    public void It_does_not_pass_on_what_it_cannot_see(string section) =>
        Assert.All(Run(Tenant().Status(section, SectionStatus.Forbidden)), f => Assert.Equal(LockoutStatus.Unknown, f.Status));

    [Fact]
    public void Units_tell_what_the_property_does_not()
    {
        TenantBuilder tenant = new TenantBuilder().User("ada", "Ada").Assign("ada", GlobalAdministrator);

        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(tenant)).Status);
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(Run(tenant.Status("administrativeUnitMembers", SectionStatus.Partial))).Status);
    }

    [Theory]
    [InlineData("""{"id":"unit","displayName":"Half seen"}""", "Half seen")]
    [InlineData("""{"id":"other","displayName":"Other","isMemberManagementRestricted":false}""", "that the snapshot does not hold")]
    public void A_unit_that_was_seen_by_half_or_not_at_all_is_Unknown(string unit, string said)
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().Add("administrativeUnits", unit).Add("administrativeUnitMembers", AdaIsMember)));

        Assert.Equal((LockoutStatus.Unknown, "ada"), (finding.Status, finding.Target.Id));
        Assert.Contains(said, finding.Reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new RestrictedGlobalAdministrator(), tenant);

    private static TenantBuilder Tenant(string isManagementRestricted = "null") =>
        new TenantBuilder().User("ada", "Ada Lovelace", $"\"isManagementRestricted\":{isManagementRestricted}").Assign("ada", GlobalAdministrator);
}
