using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class Sr0108Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    [Theory]
    [InlineData("Guest", "gus_litware.com#EXT#@contoso.onmicrosoft.com", "")]
    [InlineData("Member", "gus_litware.com#EXT#@contoso.onmicrosoft.com", "")]
    [InlineData("Member", "gus@contoso.com", ",\"externalUserState\":\"Accepted\"")]
    [InlineData("Member", "gus@contoso.com", ",\"creationType\":\"Invitation\"")]
    [InlineData("Member", "gus@contoso.com", ",\"identities\":[{\"signInType\":\"federated\",\"issuer\":\"ExternalAzureAD\"}]")]
    public void Credentials_of_another_organisation_fail_whatever_the_user_type(string type, string name, string more)
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().Add("users", Account("gus", type, name, more)).Assign("gus", GlobalAdministrator)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.High, "gus"), (finding.Status, finding.Severity, finding.Target.Id));
        Assert.Contains("nobody in this tenant can reset them", finding.Reason, StringComparison.Ordinal);
        Assert.Equal(type == "Member", finding.Reason.Contains("although the user type is Member", StringComparison.Ordinal));
    }

    [Fact]
    public void A_guest_with_credentials_of_this_tenant_is_of_Low_severity()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().Add("users", Account("gus", "Guest", "gus@contoso.com")).Assign("gus", GlobalAdministrator)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low), (finding.Status, finding.Severity));
        Assert.Contains("a guest with credentials of this tenant", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_eligible_external_fails_too()
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().Add("users", Account("gus", "Guest", "gus#EXT#@contoso.com")).Eligible("gus", GlobalAdministrator)));

        Assert.Contains("may activate Global Administrator", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_are_external_it_is_Critical()
    {
        LockoutFinding finding = Assert.Single(Run(new TenantBuilder().Add("users", Account("gus", "Guest", "gus#EXT#@contoso.com")).Assign("gus", GlobalAdministrator)));

        Assert.Equal(LockoutSeverity.Critical, finding.Severity);
        Assert.Contains("every Global Administrator", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Guests_without_the_role_and_disabled_ones_do_not_matter()
    {
        TenantBuilder tenant = Tenant()
            .Add("users", Account("other", "Guest", "other#EXT#@contoso.com"))
            .User("off", "Off", "\"creationType\":\"Invitation\"", enabled: false).Assign("off", GlobalAdministrator);

        LockoutFinding finding = Assert.Single(Run(tenant));

        Assert.Equal((LockoutStatus.Pass, GlobalAdministrator), (finding.Status, finding.Target.Id));
    }

    [Fact]
    public void Without_a_Global_Administrator_it_does_not_apply() =>
        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(new TenantBuilder())).Status);

    [Theory]
    [InlineData("""{"id":"gus","displayName":"Gus","accountEnabled":true,"userType":"Member"}""")]
    [InlineData("""{"id":"gus","displayName":"Gus","accountEnabled":true,"userPrincipalName":"gus@contoso.com"}""")]
    public void An_account_of_which_too_little_was_seen_is_Unknown(string user)
    {
        LockoutFinding finding = Assert.Single(Run(Tenant().Add("users", user).Assign("gus", GlobalAdministrator)));

        Assert.Equal((LockoutStatus.Unknown, "gus"), (finding.Status, finding.Target.Id));
    }

    [Theory]
    [InlineData("users")]
    [InlineData("roleAssignments")]
    [InlineData("roleEligibilities")]
    [InlineData("groupEligibilities")]
    public void It_does_not_pass_on_what_it_cannot_see(string section) =>
        Assert.All(Run(Tenant().Status(section, SectionStatus.Forbidden)), f => Assert.Equal(LockoutStatus.Unknown, f.Status));

    [Fact]
    public void The_external_who_was_seen_fails_and_the_rest_is_Unknown()
    {
        TenantBuilder tenant = new TenantBuilder().Add("users", Account("gus", "Guest", "gus#EXT#@contoso.com")).Assign("gus", GlobalAdministrator)
            .Status("roleAssignments", SectionStatus.Partial);

        Assert.Equal([(LockoutStatus.Fail, LockoutSeverity.High), (LockoutStatus.Unknown, LockoutSeverity.High)], Run(tenant).Select(f => (f.Status, f.Severity)));
    }

    private static IReadOnlyList<LockoutFinding> Run(TenantBuilder tenant) => Rules.Run(new ExternalGlobalAdministrator(), tenant);

    private static TenantBuilder Tenant() => new TenantBuilder().User("ada", "Ada Lovelace").Assign("ada", GlobalAdministrator);

    private static string Account(string id, string type, string name, string more = "") =>
        $$"""{"id":"{{id}}","displayName":"Gus","userPrincipalName":"{{name}}","userType":"{{type}}","accountEnabled":true{{more}}}""";
}
