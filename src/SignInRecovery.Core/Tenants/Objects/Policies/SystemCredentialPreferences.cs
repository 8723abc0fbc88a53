namespace SignInRecovery.Tenants;

/// <summary>Whether the system picks the strongest method of a user (beta; Graph: systemCredentialPreferences).</summary>
public sealed record SystemCredentialPreferences
{
    /// <summary>Whether it does.</summary>
    public AdvancedConfigState? State { get; init; }

    /// <summary>For whom.</summary>
    public IReadOnlyList<AuthenticationMethodTarget> IncludeTargets { get => field ?? []; init; }

    /// <summary>For whom not.</summary>
    public IReadOnlyList<AuthenticationMethodTarget> ExcludeTargets { get => field ?? []; init; }
}
