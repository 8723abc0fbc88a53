using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Tests.Support;

/// <summary>Runs one rule over a tenant.</summary>
internal static class Rules
{
    public static IReadOnlyList<LockoutFinding> Run(LockoutRule rule, Tenant tenant, DateTimeOffset? asOf = null) =>
        LockoutAssessment.Run(tenant, new LockoutOptions { AsOf = asOf ?? TenantBuilder.Now }, [rule]);

    public static IReadOnlyList<LockoutFinding> Run(LockoutRule rule, TenantBuilder tenant, DateTimeOffset? asOf = null) =>
        Run(rule, tenant.Build(), asOf);
}
