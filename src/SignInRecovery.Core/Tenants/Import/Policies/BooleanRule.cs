namespace SignInRecovery.Tenants.Import;

/// <summary>True or false; a text that says so is accepted.</summary>
internal sealed class BooleanRule(bool decisive = false) : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        switch (node.Kind)
        {
            case ImportNodeKind.True or ImportNodeKind.False or ImportNodeKind.Null:
                return node;
            case ImportNodeKind.Text when string.IsNullOrWhiteSpace(node.Text):
                return ImportNode.Null(node.Offset);
            case ImportNodeKind.Text when bool.TryParse(node.Text, out bool value):
                reading.Doubt(ImportErrorIds.UnexpectedShape, path, node.Offset, $"{path} is the text '{SafeText.Show(node.Text)}'; it was read as {(value ? "true" : "false")}.");
                return ImportNode.Boolean(value, node.Offset);
            default:
                return WrongShape(node, path, reading, decisive, "true or false");
        }
    }
}
