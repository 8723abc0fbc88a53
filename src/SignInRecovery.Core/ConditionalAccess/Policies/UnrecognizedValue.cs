namespace SignInRecovery.ConditionalAccess;

/// <summary>A part of a policy that this version does not know, or that is missing although Graph always writes it.</summary>
/// <param name="Path">Where it stands, as the dotted JSON path, for example <c>grantControls.builtInControls</c>.</param>
/// <param name="Text">The text as Graph wrote it: the unknown value, or the JSON of an unknown member; empty for what is missing.</param>
/// <param name="IsMember">True when the member itself is unknown, false when a known member holds an unknown text.</param>
public sealed record UnrecognizedValue(string Path, string Text, bool IsMember);
