namespace SignInRecovery.Tenants.Import;

/// <summary>How one property of a Graph object is read from whatever a tool or a person wrote, and what is said when it cannot be.</summary>
internal abstract class ValueRule
{
    /// <summary>Reads a value into the form that Graph returns.</summary>
    /// <param name="node">The value as found.</param>
    /// <param name="path">Its JSON path, for reports.</param>
    /// <param name="reading">Takes doubts and faults.</param>
    /// <returns>The normalised value; a null value means not configured.</returns>
    public abstract ImportNode Read(ImportNode node, string path, ObjectReading reading);

    /// <summary>True for what ConvertTo-Json writes in place of a value when its -Depth is too small.</summary>
    protected static bool IsCutOff(string text) =>
        text.StartsWith("@{", StringComparison.Ordinal)
        || text.StartsWith("System.", StringComparison.Ordinal)
        || text.StartsWith("Microsoft.Graph.", StringComparison.Ordinal)
        || text.StartsWith("Microsoft.Open.", StringComparison.Ordinal);

    /// <summary>Reports a value of the wrong kind and leaves it out.</summary>
    protected static ImportNode WrongShape(ImportNode node, string path, ObjectReading reading, bool decisive, string expected)
    {
        string reason = node.Kind == ImportNodeKind.Text && IsCutOff(node.Text)
            ? $"{path} was cut off when it was exported: it holds '{SafeText.Show(node.Text)}'. ConvertTo-Json needs a greater -Depth."
            : $"{path} must be {expected}, but is {Describe(node)}.";
        reading.Report(decisive, ImportErrorIds.UnexpectedShape, path, node.Offset, decisive ? reason : reason + " It was left out.");
        return ImportNode.Null(node.Offset);
    }

    /// <summary>Reports a null among the items of a list and leaves it out: it names nothing, and what stood there before may be lost.</summary>
    protected static void NullItem(ImportNode item, string path, ObjectReading reading, string expected) =>
        reading.Doubt(ImportErrorIds.UnexpectedShape, path, item.Offset, $"{path} is null where {expected} belongs; it was left out, and what stood there is not known.");

    protected static string Describe(ImportNode node) => node.Kind switch
    {
        ImportNodeKind.Text => $"the text '{SafeText.Show(node.Text)}'",
        ImportNodeKind.Number => $"the number {SafeText.Show(node.Text)}",
        ImportNodeKind.True => "true",
        ImportNodeKind.False => "false",
        ImportNodeKind.List => "a list",
        ImportNodeKind.Object => "an object",
        _ => "null",
    };

    /// <summary>
    /// The items of a list in the forms in which PowerShell writes lists: a list, one value alone,
    /// or an object with <c>value</c> and <c>Count</c> (Windows PowerShell 5.1). Null when it is none of these.
    /// </summary>
    protected static List<ImportNode>? ItemsOf(ImportNode node, string path, ObjectReading reading)
    {
        switch (node.Kind)
        {
            case ImportNodeKind.List:
                return node.Items;
            case ImportNodeKind.Text when string.IsNullOrWhiteSpace(node.Text):
                return [];
            case ImportNodeKind.Text when !IsCutOff(node.Text):
                reading.Doubt(ImportErrorIds.UnexpectedShape, path, node.Offset, $"{path} is one value where Microsoft Graph has a list; it was read as a list of one.");
                return [node];
            case ImportNodeKind.Object when node.Members.Count == 2 && node.Find("Count") is { Kind: ImportNodeKind.Number } && node.Find("value") is { Kind: ImportNodeKind.List } list:
                return list.Items;
            case ImportNodeKind.Object when node.Members.Count == 0:
                return [];
            default:
                return null;
        }
    }
}
