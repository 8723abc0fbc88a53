namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Something that pseudonymisation replaced, and that no longer means what it meant in the tenant.</summary>
/// <param name="Section">The section in which it stands.</param>
/// <param name="Object">The token of the object's id, as it stands in the pseudonymised snapshot; empty when it has none.</param>
/// <param name="Property">The property, as a path within the object.</param>
/// <param name="Reason">What is different, in one sentence. It carries nothing of the tenant's own.</param>
public sealed record PseudonymException(string Section, string Object, string Property, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Object.Length == 0 ? $"{Section}, {Property}: {Reason}" : $"{Section}, {Object}, {Property}: {Reason}";
}
