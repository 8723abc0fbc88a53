namespace SignInRecovery.Recovery;

/// <summary>One step of a plan: somebody exercises a capability on an account, or on the tenant.</summary>
/// <param name="Ability">Who, what, and by which right.</param>
/// <param name="Target">The account, as sentences and commands name it.</param>
/// <param name="TargetId">Its object id; empty for the tenant.</param>
internal sealed record RestoreAction(HelperAbility Ability, RecoverySubject Target, string TargetId)
{
    /// <summary>The policy, domain, unit, role or group that it is about.</summary>
    public string? Detail { get; init; }

    /// <summary>The id of that.</summary>
    public string? DetailId { get; init; }

    /// <summary>The role that the step gives to the target; null when it gives none.</summary>
    public string? GivenRole { get; init; }
}
