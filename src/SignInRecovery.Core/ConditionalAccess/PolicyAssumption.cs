namespace SignInRecovery.ConditionalAccess;

/// <summary>Something customary that a decision takes for granted, because nobody said otherwise.</summary>
/// <param name="Subject">What it is about, as a stable name: <c>clientAppType</c>, <c>baselineScopes</c>, <c>mfaTrustedIps</c>.</param>
/// <param name="Text">The assumption, in a sentence.</param>
public sealed record PolicyAssumption(string Subject, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
