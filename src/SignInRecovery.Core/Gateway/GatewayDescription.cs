namespace SignInRecovery.Gateway;

/// <summary>What stands behind an <see cref="IDirectoryGateway"/> in this process.</summary>
/// <param name="Endpoint">The address of Microsoft Graph that the client was built for, with its version segment.</param>
/// <param name="Authority">The address of the sign-in service that the credential was built for.</param>
/// <param name="Components">The assemblies that do the work, ordered by name (ordinal).</param>
public sealed record GatewayDescription(string Endpoint, string Authority, IReadOnlyList<GatewayComponent> Components);
