namespace SignInRecovery.Gateway;

/// <summary>One assembly behind the gateway, as it was really loaded.</summary>
/// <param name="Name">The simple name of the assembly, for example Microsoft.Identity.Client.</param>
/// <param name="Version">The assembly version, four parts.</param>
/// <param name="Location">The full path of the file; empty when the assembly came from memory.</param>
/// <param name="Context">The name of the load context that holds it; "Default" is PowerShell's own.</param>
public sealed record GatewayComponent(string Name, string Version, string Location, string Context);
