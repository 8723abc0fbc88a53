using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>What a rule may look at.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="AsOf">The time for which the question is asked.</param>
/// <param name="CancellationToken">Set when the user has given up; a rule that loops over many objects looks at it.</param>
public sealed record RuleContext(Tenant Tenant, DateTimeOffset AsOf, CancellationToken CancellationToken = default);
