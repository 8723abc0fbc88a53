namespace SignInRecovery.BreakGlass;

/// <summary>The texts on which the checks rest, with their dates.</summary>
internal static class BreakGlassSources
{
    private const string EmergencyAccess = "Microsoft Entra documentation, manage emergency access accounts";

    private static readonly DateOnly Newest = new(2026, 6, 4);

    /// <summary>Mandatory multifactor authentication.</summary>
    public static BreakGlassBasis MandatoryMfa { get; } = new("Microsoft Entra documentation, mandatory multifactor authentication", new DateOnly(2026, 4, 3), []);

    /// <summary>Security defaults.</summary>
    public static BreakGlassBasis SecurityDefaults { get; } = new("Microsoft Entra documentation, security defaults", new DateOnly(2025, 7, 21), []);

    /// <summary>Restricted management administrative units.</summary>
    public static BreakGlassBasis RestrictedUnits { get; } = new("Microsoft Entra documentation, restricted management administrative units", new DateOnly(2026, 3, 4), []);

    /// <summary>Role-assignable groups.</summary>
    public static BreakGlassBasis RoleAssignableGroups { get; } = new("Microsoft Entra documentation, role-assignable groups", new DateOnly(2025, 1, 3), []);

    /// <summary>Microsoft-managed policies.</summary>
    public static BreakGlassBasis ManagedPolicies { get; } = new("Microsoft Entra documentation, Microsoft-managed Conditional Access policies", new DateOnly(2025, 11, 6), [7]);

    /// <summary>Self-service password reset and registration.</summary>
    public static BreakGlassBasis SelfServiceReset { get; } = new("Microsoft Entra documentation, self-service password reset policies", new DateOnly(2025, 5, 15), [8]);

    /// <summary>The registration campaign.</summary>
    public static BreakGlassBasis Registration { get; } = new("Microsoft Entra documentation, retirement of SMS and voice", new DateOnly(2026, 7, 29), [8]);

    /// <summary>This module's own reasoning.</summary>
    public static BreakGlassBasis Own { get; } = new("SignInRecovery, own choice", null, []);

    /// <summary>Rules of the newest page on emergency access accounts.</summary>
    /// <param name="rules">Their numbers in docs/emergency-access.md.</param>
    public static BreakGlassBasis Page(params IReadOnlyList<int> rules) => new(EmergencyAccess, Newest, rules);
}
