namespace SignInRecovery.Tenants.Import;

/// <summary>A property that Graph has and this version does not read further. It is kept as found.</summary>
/// <param name="decisive">True when a value that says something narrows or widens the policy in a way that is not understood.</param>
internal sealed class FreeRule(bool decisive = false) : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        if (node.IsBlank())
        {
            return ImportNode.Null(node.Offset);
        }

        if (decisive)
        {
            reading.Doubt(ImportErrorIds.UnknownProperty, path, node.Offset, $"{path} is configured, and this version does not evaluate it; it was kept.");
        }

        return ImportNodes.WithoutAnnotations(node);
    }
}
