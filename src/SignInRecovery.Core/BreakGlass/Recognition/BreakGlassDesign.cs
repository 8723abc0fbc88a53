namespace SignInRecovery.BreakGlass;

/// <summary>
/// How the enabled Conditional Access policies treat an account. Two designs are valid: Microsoft's page of 2026-06-04 wants
/// the account excluded from every policy, its version of 2025-02-10 wanted one phishing-resistant policy to stay.
/// </summary>
public enum BreakGlassDesign
{
    /// <summary>What was seen does not tell.</summary>
    Unknown,

    /// <summary>The tenant has no enabled policy for people.</summary>
    NoPolicies,

    /// <summary>No enabled policy reaches the account (the text of 2026-06-04).</summary>
    ExcludedEverywhere,

    /// <summary>Exactly one enabled policy reaches the account, it demands phishing-resistant multifactor authentication and nothing else, and the account's keys satisfy it (the text of 2025-02-10).</summary>
    PhishingResistantOnly,

    /// <summary>Some policies reach the account, and none of them blocks it or demands a managed device.</summary>
    ExcludedFromBlocks,

    /// <summary>A policy that blocks, or that demands a managed device, reaches the account.</summary>
    Covered,
}
