namespace SignInRecovery.Tenants;

/// <summary>The campaign that asks users to register a method (Graph: authenticationMethodsRegistrationCampaign).</summary>
public sealed record RegistrationCampaign
{
    /// <summary>Whether it runs.</summary>
    public AdvancedConfigState? State { get; init; }

    /// <summary>Days for which a user can put it off.</summary>
    public int? SnoozeDurationInDays { get; init; }

    /// <summary>True when it cannot be put off without end.</summary>
    public bool? EnforceRegistrationAfterAllowedSnoozes { get; init; }

    /// <summary>Whom it asks.</summary>
    public IReadOnlyList<AuthenticationMethodTarget> IncludeTargets { get => field ?? []; init; }

    /// <summary>Whom it does not ask.</summary>
    public IReadOnlyList<AuthenticationMethodTarget> ExcludeTargets { get => field ?? []; init; }
}
