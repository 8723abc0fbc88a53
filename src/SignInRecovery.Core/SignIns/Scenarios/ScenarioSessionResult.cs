namespace SignInRecovery.SignIns.Scenarios;

/// <summary>The session controls of several policies, merged.</summary>
/// <param name="SignInFrequencyHours">The shortest sign-in frequency in hours, 0 for every time; null when no policy sets one.</param>
/// <param name="PersistentBrowser"><c>always</c> or <c>never</c>; null when no policy sets it.</param>
public sealed record ScenarioSessionResult(double? SignInFrequencyHours, string? PersistentBrowser);
