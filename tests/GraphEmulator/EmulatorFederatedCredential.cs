namespace SignInRecovery.GraphEmulator;

/// <summary>A trust in another issuer's tokens. The emulator checks who they are about, not their signature: it cannot ask the issuer for its keys.</summary>
/// <param name="Issuer">The token's iss.</param>
/// <param name="Subject">The token's sub.</param>
/// <param name="Audience">The token's aud.</param>
public sealed record EmulatorFederatedCredential(string Issuer, string Subject, string Audience = "api://AzureADTokenExchange");
