namespace SignInRecovery.Recovery;

/// <summary>What the playbook has for a situation: its own advice, and what an administrator does for it.</summary>
/// <param name="Own">Advice that needs nobody with a role in the tenant, or somebody outside the directory.</param>
/// <param name="Capabilities">What an administrator does, in the order in which it is done; empty when none helps.</param>
internal sealed record SituationAdvice(IReadOnlyList<Advice> Own, IReadOnlyList<RecoveryCapability> Capabilities)
{
    /// <summary>Whether Microsoft's Data Protection team is the last resort; else another team, or none, stands in the advice.</summary>
    public bool EndsAtMicrosoft { get; init; } = true;

    /// <summary>What an administrator must know before.</summary>
    public IReadOnlyList<string> Cautions { get; init; } = [];
}
