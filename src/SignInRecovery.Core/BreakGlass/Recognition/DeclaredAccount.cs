namespace SignInRecovery.BreakGlass;

/// <summary>An account or group that somebody declares to be for emergencies.</summary>
/// <param name="Identity">An object id or a sign-in name; for a group its id or display name.</param>
/// <param name="Type">What it names; null when it may be either.</param>
/// <param name="Source">Where it was declared, in a sentence: "by parameter", "in breakglass.json".</param>
public sealed record DeclaredAccount(string Identity, DeclaredAccountType? Type, string Source);
