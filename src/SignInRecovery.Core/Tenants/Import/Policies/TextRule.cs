namespace SignInRecovery.Tenants.Import;

/// <summary>A text.</summary>
internal sealed class TextRule(bool decisive = false) : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading) => node.Kind switch
    {
        ImportNodeKind.Text or ImportNodeKind.Null => node,
        ImportNodeKind.Number => ImportNode.Of(node.Text, node.Offset),
        _ => WrongShape(node, path, reading, decisive, "a text"),
    };
}
