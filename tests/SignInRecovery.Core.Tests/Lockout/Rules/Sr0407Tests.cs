using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.Lockout.Policies.PolicyTenant;

namespace SignInRecovery.Tests.Lockout;

public class Sr0407Tests
{
    [Fact]
    public void On_fails_and_says_who_is_not_exempt()
    {
        LockoutFinding finding = Single(With("true"));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low, "Security defaults"), (finding.Status, finding.Severity, finding.Target.Name));
        Assert.Contains("Ada (ada@contoso.onmicrosoft.com), the only Global Administrator seen, can administer only with a second factor that works", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_that_cannot_be_in_force_are_counted() => Assert.EndsWith(
        "The tenant has 1 Conditional Access policy that cannot be in force meanwhile.",
        Single(With("true").Policy(state: "disabled")).Reason,
        StringComparison.Ordinal);

    [Fact]
    public void Off_passes() => Assert.Equal(LockoutStatus.Pass, Single(With("false")).Status);

    [Fact]
    public void Nobody_seen_is_no_excuse() => Assert.Contains("exempt nobody, emergency accounts included: an administrator can", Single(With("true").Status("users", SectionStatus.Forbidden)).Reason, StringComparison.Ordinal);

    [Fact]
    public void Not_said_is_unknown() => Assert.Equal(LockoutStatus.Unknown, Single(With("null")).Status);

    [Theory]
    [InlineData(SectionStatus.Forbidden)]
    [InlineData(SectionStatus.NotCollected)]
    [InlineData(SectionStatus.NotAvailable)]
    public void Not_seen_is_unknown(SectionStatus status) => Assert.Equal(LockoutStatus.Unknown, Single(With("true").Status("securityDefaults", status)).Status);

    private static TenantBuilder With(string isEnabled) =>
        Tenant().Add("securityDefaults", $$"""{"id":"00000000-0000-0000-0000-000000000005","isEnabled":{{isEnabled}}}""");

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Support.Rules.Run(RuleCatalog.Find("SR0407")!, tenant));
}
