namespace SignInRecovery.Gateway;

/// <summary>What a public endpoint answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body as text; empty when there was none.</param>
/// <param name="RetryAfter">How long the service asks the caller to wait; null when it did not say.</param>
public sealed record PublicAnswer(int Status, string Body, TimeSpan? RetryAfter);
