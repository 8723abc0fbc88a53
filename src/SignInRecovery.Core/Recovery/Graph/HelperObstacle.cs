using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>What keeps somebody from helping now, and what would take it away.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">In words, as the end of a sentence: "is disabled".</param>
/// <param name="Remedies">What would take it away; any one is enough.</param>
/// <param name="On">The account on which the remedy is done; null for the tenant.</param>
internal sealed record HelperObstacle(HelperObstacleKind Kind, string Text, IReadOnlyList<RecoveryCapability> Remedies, User? On);
