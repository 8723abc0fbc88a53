using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0602: partner relationship about to end.</summary>
public class Sr0602Tests
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";
    private const string PrivilegedAuthentication = "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";
    private const string Helpdesk = "729827e3-9c14-49f7-bb1b-9608f156bbb8";

    [Theory]
    [InlineData("2026-12-23T12:00:00Z", LockoutStatus.Pass, null)]
    [InlineData("2026-12-22T12:00:00Z", LockoutStatus.Fail, LockoutSeverity.Medium)]
    [InlineData("2026-11-30T12:00:00Z", LockoutStatus.Fail, LockoutSeverity.Medium)]
    [InlineData("2026-11-29T12:00:00Z", LockoutStatus.Fail, LockoutSeverity.High)]
    [InlineData("2026-11-23T00:00:00Z", LockoutStatus.Fail, LockoutSeverity.High)]
    [InlineData("2026-11-20T00:00:00Z", LockoutStatus.Fail, LockoutSeverity.High)]
    public void The_only_one_that_could_reset_is_judged_by_its_days(string end, LockoutStatus status, LockoutSeverity? severity)
    {
        LockoutFinding finding = Assert.Single(Run(Sr0601Tests.Relationship("Recovery", "active", end, "PT0S", PrivilegedAuthentication)));

        Assert.Equal(status, finding.Status);
        Assert.Equal(severity ?? finding.Severity, finding.Severity);
    }

    [Fact]
    public void One_that_could_not_reset_anybody_is_low() =>
        Assert.Equal(LockoutSeverity.Low, Assert.Single(Run(Sr0601Tests.Relationship("Service desk", "active", "2026-11-24T00:00:00Z", "P0D", Helpdesk))).Severity);

    [Fact]
    public void Another_one_that_goes_on_lowers_it()
    {
        LockoutFinding finding = Assert.Single(Run(
            Sr0601Tests.Relationship("Recovery", "active", "2026-11-24T00:00:00Z", "PT0S", PrivilegedAuthentication),
            Sr0601Tests.Relationship("Recovery 2", "active", "2027-11-24T00:00:00Z", "P180D", PrivilegedAuthentication)));

        Assert.Equal(LockoutSeverity.Medium, finding.Severity);
        Assert.Contains("Another one", finding.Reason, StringComparison.Ordinal);
    }

    /// <summary>The misreading: an end that is near is an end, although the relationship extends itself.</summary>
    [Fact]
    public void One_that_extends_itself_passes() =>
        Assert.Equal(LockoutStatus.Pass, Assert.Single(Run(Sr0601Tests.Relationship("Recovery", "active", "2026-11-24T00:00:00Z", "P180D", PrivilegedAuthentication))).Status);

    [Fact]
    public void Global_administrator_is_not_to_be_extended_automatically()
    {
        LockoutFinding finding = Assert.Single(Run(Sr0601Tests.Relationship("All of it", "active", "2027-11-24T00:00:00Z", "P180D", GlobalAdministrator)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Contains("do not count on the extension", finding.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expired")]
    [InlineData("terminated")]
    [InlineData("approvalPending")]
    public void What_is_not_active_is_left_out(string status) =>
        Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run(Sr0601Tests.Relationship("Recovery", status, "2026-11-24T00:00:00Z", "PT0S", PrivilegedAuthentication))).Status);

    [Theory]
    [InlineData("""{"id":"r1","status":"active","autoExtendDuration":"PT0S","accessDetails":{"unifiedRoles":[]} }""")]
    [InlineData("""{"id":"r1","status":"active","endDateTime":"2026-11-24T00:00:00Z","accessDetails":{"unifiedRoles":[]} }""")]
    [InlineData("""{"id":"r1","status":"active","endDateTime":"2026-11-24T00:00:00Z","autoExtendDuration":"PT0S"}""")]
    [InlineData("""{"id":"r1","endDateTime":"2026-11-24T00:00:00Z","autoExtendDuration":"PT0S","accessDetails":{"unifiedRoles":[]} }""")]
    public void What_the_snapshot_does_not_give_is_unknown(string relationship) =>
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(Run(relationship)).Status);

    [Fact]
    public void Without_a_partner_it_does_not_apply() => Assert.Equal(LockoutStatus.NotApplicable, Assert.Single(Run()).Status);

    [Fact]
    public void What_cannot_be_read_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Assert.Single(Rules.Run(new PartnerRelationshipEnds(), new TenantBuilder().Status("delegatedAdminRelationships", SectionStatus.Forbidden))).Status);

    private static IReadOnlyList<LockoutFinding> Run(params string[] relationships) =>
        Rules.Run(new PartnerRelationshipEnds(), new TenantBuilder().Add("delegatedAdminRelationships", relationships));
}
