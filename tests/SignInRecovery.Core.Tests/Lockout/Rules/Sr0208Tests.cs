using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.SignIns;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;

namespace SignInRecovery.Tests.Lockout;

/// <summary>SR0208: methods policy migration unfinished.</summary>
public class Sr0208Tests
{
    [Theory]
    [InlineData("preMigration", "has not begun")]
    [InlineData("migrationInProgress", "is in progress")]
    public void An_unfinished_migration_fails_low_when_nobody_depends_on_it(string state, string says)
    {
        LockoutFinding finding = Single(new TenantBuilder()
            .Migration(state, TenantBuilder.Allowed("Fido2"))
            .Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Low), (finding.Status, finding.Severity));
        Assert.Contains(says, finding.Reason, StringComparison.Ordinal);
        Assert.Contains(Milestones.LegacySettingsFrozen.ToString(), finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_medium_when_an_administrator_has_nothing_that_the_policy_accepts()
    {
        LockoutFinding finding = Single(new TenantBuilder()
            .Migration("migrationInProgress", Configuration("Sms", state: "disabled"), Configuration("Voice", state: "disabled"))
            .Administrator(Ada, "Ada", GlobalAdministrator, ("phone", MobilePhone)));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.Contains("Ada", finding.Reason, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, e => e.Property == nameof(SignInRecovery.SignIns.SecondFactorKind.Telephone));
    }

    [Fact]
    public void It_is_low_when_the_administrator_has_a_key_besides()
    {
        LockoutFinding finding = Single(new TenantBuilder()
            .Migration("migrationInProgress", TenantBuilder.Allowed("Fido2"), Configuration("Sms", state: "disabled"), Configuration("Voice", state: "disabled"))
            .Administrator(Ada, "Ada", GlobalAdministrator, ("phone", MobilePhone), ("fido2", Key)));

        Assert.Equal(LockoutSeverity.Low, finding.Severity);
        Assert.Contains("each has another that the policy accepts", finding.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_medium_when_nobody_saw_what_administrators_have()
    {
        LockoutFinding finding = Single(new TenantBuilder()
            .Migration("migrationInProgress", TenantBuilder.Allowed("Fido2"))
            .Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key))
            .Status("methods", SectionStatus.Forbidden));

        Assert.Equal((LockoutStatus.Fail, LockoutSeverity.Medium), (finding.Status, finding.Severity));
        Assert.NotEmpty(finding.Missing);
    }

    [Fact]
    public void A_complete_migration_passes() => Assert.Equal(LockoutStatus.Pass, Single(Tenant()).Status);

    /// <summary>The misreading: no state means that there was nothing to migrate.</summary>
    [Theory]
    [InlineData("""{"id":"authenticationMethodsPolicy","policyMigrationState":null}""")]
    [InlineData("""{"id":"authenticationMethodsPolicy","policyMigrationState":"someday"}""")]
    public void A_state_that_is_not_given_or_not_known_is_unknown(string policy) =>
        Assert.Equal(LockoutStatus.Unknown, Single(new TenantBuilder().Set("authenticationMethodsPolicy", policy)).Status);

    [Fact]
    public void What_was_not_seen_is_unknown() =>
        Assert.Equal(LockoutStatus.Unknown, Single(Tenant().Status("authenticationMethodsPolicy", SectionStatus.Forbidden)).Status);

    /// <summary>Every tenant has this policy, so there is no NotApplicable; before the legacy settings froze they could still be managed.</summary>
    [Fact]
    public void Before_the_day_it_says_what_will_be()
    {
        TenantBuilder tenant = new TenantBuilder().Migration("preMigration", TenantBuilder.Allowed("Fido2")).Administrator(Ada, "Ada", GlobalAdministrator, ("fido2", Key));

        Assert.Contains(
            "and from 2025-09-30 nobody can manage them",
            Assert.Single(Rules.Run(new MethodsMigrationUnfinished(), tenant, new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero))).Reason,
            StringComparison.Ordinal);
    }

    private static LockoutFinding Single(TenantBuilder tenant) => Assert.Single(Rules.Run(new MethodsMigrationUnfinished(), tenant));
}
