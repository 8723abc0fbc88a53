namespace SignInRecovery.GraphEmulator.Permissions;

/// <summary>What one request needs.</summary>
internal sealed record PermissionRule(
    string Method,
    string Path,
    IReadOnlyList<string> Delegated,
    IReadOnlyList<string> Application,
    IReadOnlyList<string> Roles,
    string Family,
    string Limit);
