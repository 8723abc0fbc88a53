namespace SignInRecovery.Recovery;

/// <summary>A situation in words.</summary>
/// <param name="Situation">The situation.</param>
/// <param name="Title">Its title.</param>
/// <param name="Looks">How it looks to the person, in one or two sentences.</param>
/// <param name="About">Whom the way back concerns.</param>
/// <param name="Group">What it has to do with.</param>
public sealed record SituationDescription(RecoverySituation Situation, string Title, string Looks, SituationSubject About, SituationGroup Group)
{
    /// <inheritdoc/>
    public override string ToString() => Title;
}
