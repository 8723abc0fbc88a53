using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

public class LockoutSummaryTests
{
    private static readonly Tenant Tenant = new TenantBuilder().Build();

    [Fact]
    public void No_findings_are_no_good_news() =>
        Assert.Contains("nothing is known", First([]), StringComparison.Ordinal);

    [Fact]
    public void Unknown_is_said_not_to_be_a_pass() =>
        Assert.Contains("Unknown is not a pass", First([Finding(LockoutStatus.Unknown), Finding(LockoutStatus.Pass)]), StringComparison.Ordinal);

    [Fact]
    public void A_critical_failure_is_said_plainly() =>
        Assert.Contains("can lock its administrators out", First([Finding(LockoutStatus.Fail, LockoutSeverity.Critical)]), StringComparison.Ordinal);

    [Fact]
    public void All_passed_is_said_of_these_rules_only() =>
        Assert.Contains("these rules", First([Finding(LockoutStatus.Pass)]), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "less than an hour")]
    [InlineData(30, "30 hours")]
    [InlineData(24 * 90, "90 days")]
    public void The_age_of_the_snapshot_is_said(int hours, string expected) =>
        Assert.Contains(expected, LockoutSummary.Of(Tenant, [], TenantBuilder.Now.AddHours(hours))[1], StringComparison.Ordinal);

    private static string First(IReadOnlyList<LockoutFinding> findings) => LockoutSummary.Of(Tenant, findings, TenantBuilder.Now)[0];

    private static LockoutFinding Finding(LockoutStatus status, LockoutSeverity severity = LockoutSeverity.High) => new()
    {
        RuleId = "SR0000",
        Title = "Title",
        Area = LockoutArea.Administrators,
        Severity = severity,
        Status = status,
        Reason = "Reason.",
        Target = Tenant.Target,
        Recommendation = "Do something.",
        Impact = "Something is lost.",
        AsOf = TenantBuilder.Now,
    };
}
