namespace SignInRecovery.Recovery;

/// <summary>Something without which a path does not work.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Text">What, as a clause: "the role User Administrator".</param>
public sealed record RecoveryNeed(RecoveryNeedKind Kind, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
