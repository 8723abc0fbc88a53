namespace SignInRecovery.GraphEmulator;

/// <summary>Why nobody gets a token for now: a policy, a disabled account, a throttled tenant.</summary>
/// <param name="Code">The AADSTS code, such as 53003.</param>
/// <param name="Error">The OAuth error, such as invalid_grant.</param>
/// <param name="Message">What the description says after the code.</param>
public sealed record SignInRefusal(int Code, string Error, string Message);
