namespace SignInRecovery.Recovery;

/// <summary>One step of a path: who does what, where to click, and the command that does the same.</summary>
/// <param name="Number">The step's number, from 1.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="Text">What to do, in one or two sentences.</param>
/// <param name="Where">The page or the place in an admin center.</param>
/// <param name="Command">The command of PowerShell that does it or opens the page.</param>
public sealed record RecoveryStep(int Number, string Actor, string Text, string Where, string Command)
{
    /// <summary>The object id of the actor; null when the actor is nobody in a tenant.</summary>
    public string? ActorId { get; init; }

    /// <summary>What the actor does in the directory; null for a step that needs no right there.</summary>
    public RecoveryCapability? Capability { get; init; }

    /// <summary>The object id of whom or what it is done to; null when there is none.</summary>
    public string? TargetId { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
