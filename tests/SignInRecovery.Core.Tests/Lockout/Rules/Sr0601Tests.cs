using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0601: partner cannot restore an administrator.</summary>
public class Sr0601Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    private const string PrivilegedAuthentication = "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";
    private const string PrivilegedRole = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    private const string Helpdesk = "729827e3-9c14-49f7-bb1b-9608f156bbb8";
    private const string AuthenticationAdministrator = "c4e39bd9-1100-46d3-8c65-fb160da0071f";

    [Theory]
    [InlineData(GlobalAdministrator)]
    [InlineData(PrivilegedAuthentication)]
    public void One_of_two_roles_is_enough(string role) =>
        Assert.Equal(LockoutStatus.Pass, Run(Relationship("Recovery", "active", "2027-10-01T00:00:00Z", "P180D", role)).Status);

    /// <summary>The misreading: an Authentication Administrator resets administrators, too.</summary>
    [Theory]
    [InlineData(Helpdesk)]
    [InlineData(AuthenticationAdministrator)]
    public void Other_roles_are_not(string role)
    {
        LockoutFinding finding = Run(Relationship("Service desk", "active", "2027-10-01T00:00:00Z", "P180D", role));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Contains("Service desk", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Property == "accessDetails.unifiedRoles");
    }

    [Fact]
    public void Privileged_role_administrator_lowers_it()
    {
        LockoutFinding finding = Run(Relationship("Projects", "active", "2027-10-01T00:00:00Z", "P180D", PrivilegedRole));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low), (finding.Status, finding.Severity));
        Assert.Contains("so the severity is Low", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>The misreading: a relationship that is asked for, or has ended, helps.</summary>
    [Theory]
    [InlineData("approvalPending", "2027-10-01T00:00:00Z")]
    [InlineData("terminated", "2027-10-01T00:00:00Z")]
    [InlineData("active", "2026-11-01T00:00:00Z")]
    public void What_is_not_at_work_does_not_count(string status, string end) =>
        Assert.Equal(LockoutStatus.Fail, Run(
            Relationship("Recovery", status, end, "PT0S", PrivilegedAuthentication),
            Relationship("Service desk", "active", "2027-10-01T00:00:00Z", "P180D", Helpdesk)).Status);

    [Fact]
    public void One_that_ends_soon_still_passes_and_refers_to_the_other_rule() =>
        Assert.Contains("SR0602", Run(Relationship("Recovery", "active", "2026-12-01T00:00:00Z", "PT0S", PrivilegedAuthentication)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Without_a_partner_it_does_not_apply_and_explains_the_option()
    {
        LockoutFinding finding = Assert.Single(Rules.Run(new PartnerWithoutRestoringRole(), new TenantBuilder()));

        Assert.Equal(LockoutStatus.NotApplicable, finding.Status);
        Assert.Contains("Privileged Authentication Administrator", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partner_whom_somebody_dismissed_is_no_partner() =>
        Assert.Equal(LockoutStatus.NotApplicable, Run(Relationship("Old", "terminated", "2026-10-01T00:00:00Z", "PT0S", PrivilegedAuthentication)).Status);

    [Theory]
    [InlineData("2026-10-01T00:00:00Z", LockoutStatus.Fail)]
    [InlineData("2025-10-01T00:00:00Z", LockoutStatus.NotApplicable)]
    public void A_relationship_that_ran_out_within_a_year_is_reported(string end, LockoutStatus status) =>
        Assert.Equal(status, Run(Relationship("Recovery", "expired", end, "PT0S", PrivilegedAuthentication)).Status);

    [Fact]
    public void Roles_that_were_not_seen_are_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Run("""{"id":"r1","displayName":"Recovery","status":"active","autoExtendDuration":"P180D","endDateTime":"2027-10-01T00:00:00Z"}""").Status);

    [Theory]
    [InlineData(SectionStatus.Forbidden)]
    [InlineData(SectionStatus.NotCollected)]
    public void What_cannot_be_read_is_unknown_and_not_without_a_partner(SectionStatus status) =>
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(Rules.Run(new PartnerWithoutRestoringRole(), new TenantBuilder().Status("delegatedAdminRelationships", status))).Status);

    /// <summary>One relationship that was seen is enough, whatever else was not.</summary>
    [Fact]
    public void One_that_was_seen_is_enough_although_others_were_not() =>
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Rules.Run(
            new PartnerWithoutRestoringRole(),
            new TenantBuilder()
                .Add("delegatedAdminRelationships", Relationship("Recovery", "active", "2027-10-01T00:00:00Z", "P180D", PrivilegedAuthentication))
                .Status("delegatedAdminRelationships", SectionStatus.Partial))).Status);

    internal static string Relationship(string name, string status, string end, string extension, params string[] roles) =>
        $$"""{"id":"{{name}}-id","displayName":"{{name}}","status":"{{status}}","autoExtendDuration":"{{extension}}","duration":"P730D","endDateTime":"{{end}}","accessDetails":{"unifiedRoles":[{{string.Join(",", roles.Select(r => "{\"roleDefinitionId\":\"" + r + "\"}"))}}]} }""";

    private static LockoutFinding Run(params string[] relationships) =>
        Assert.Single(Rules.Run(new PartnerWithoutRestoringRole(), new TenantBuilder().Add("delegatedAdminRelationships", relationships)));
}
