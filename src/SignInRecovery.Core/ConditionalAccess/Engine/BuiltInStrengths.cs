namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The strengths that Microsoft made. Each holds the combinations of the next: Multifactor authentication, Passwordless MFA,
/// Phishing-resistant MFA (Microsoft Entra documentation, authentication strengths). Custom ones have no such order.
/// </summary>
internal static class BuiltInStrengths
{
    private static readonly string[] FromWeakest =
    [
        "00000000-0000-0000-0000-000000000002",
        "00000000-0000-0000-0000-000000000003",
        "00000000-0000-0000-0000-000000000004",
    ];

    /// <summary>Whether whoever satisfied one satisfies another.</summary>
    /// <param name="satisfied">The id of the one.</param>
    /// <param name="demanded">The id of the other.</param>
    public static bool Implies(string satisfied, string demanded) =>
        Array.IndexOf(FromWeakest, demanded) is >= 0 and int weaker && Array.IndexOf(FromWeakest, satisfied) >= weaker;
}
