namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>What the directory's audit log will say about a write.</summary>
internal sealed record AuditEntry(string Activity, string Category, string OperationType, string TargetType, string TargetId, string? TargetName)
{
    /// <summary>The second object of a write that links two, such as the group to which a member was added.</summary>
    internal (string Type, string Id, string? Name)? Other { get; init; }

    internal IReadOnlyList<string> ChangedProperties { get; init; } = [];
}
