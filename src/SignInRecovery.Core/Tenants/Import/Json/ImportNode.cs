namespace SignInRecovery.Tenants.Import;

/// <summary>
/// A JSON value that knows where in the file it stands, keeps duplicate keys, and may be unfinished where the text broke off.
/// JsonElement can do none of the three.
/// </summary>
internal sealed class ImportNode
{
    private ImportNode(ImportNodeKind kind, long offset) => (Kind, Offset) = (kind, offset);

    public ImportNodeKind Kind { get; }

    /// <summary>The byte in the decoded file where the value starts; -1 for a value that the importer made.</summary>
    public long Offset { get; set; }

    /// <summary>False when the text broke off inside the value.</summary>
    public bool IsComplete { get; set; } = true;

    /// <summary>The text of a string, or the digits of a number as written.</summary>
    public string Text { get; private init; } = string.Empty;

    public List<KeyValuePair<string, ImportNode>> Members { get; } = [];

    public List<ImportNode> Items { get; } = [];

    public bool IsNull => Kind == ImportNodeKind.Null;

    public static ImportNode Null(long offset = -1) => new(ImportNodeKind.Null, offset);

    public static ImportNode Boolean(bool value, long offset = -1) => new(value ? ImportNodeKind.True : ImportNodeKind.False, offset);

    public static ImportNode Number(string digits, long offset = -1) => new(ImportNodeKind.Number, offset) { Text = digits };

    public static ImportNode Of(string text, long offset = -1) => new(ImportNodeKind.Text, offset) { Text = text };

    public static ImportNode NewList(long offset = -1) => new(ImportNodeKind.List, offset);

    public static ImportNode NewObject(long offset = -1) => new(ImportNodeKind.Object, offset);

    /// <summary>The first member of that name, whatever its casing, or null.</summary>
    public ImportNode? Find(string name)
    {
        foreach (KeyValuePair<string, ImportNode> member in Members)
        {
            if (string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                return member.Value;
            }
        }

        return null;
    }

    /// <summary>The text of the first member of that name, or null when it is absent, no text or blank.</summary>
    public string? FindText(string name) =>
        Find(name) is { Kind: ImportNodeKind.Text } node && !string.IsNullOrWhiteSpace(node.Text) ? node.Text.Trim() : null;

    public void Add(string name, ImportNode value) => Members.Add(new KeyValuePair<string, ImportNode>(name, value));

    /// <summary>True when nothing in the value says anything: null, blank text, empty lists, objects of these.</summary>
    public bool IsBlank() => Kind switch
    {
        ImportNodeKind.Null => true,
        ImportNodeKind.Text => string.IsNullOrWhiteSpace(Text),
        ImportNodeKind.List => Items.TrueForAll(item => item.IsBlank()),
        ImportNodeKind.Object => Members.TrueForAll(member => JsonNoise.IsNoise(member.Key) || member.Value.IsBlank()),
        _ => false,
    };

    /// <summary>True when both values say the same, whatever the order of their members.</summary>
    public bool SameAs(ImportNode other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }

        switch (Kind)
        {
            case ImportNodeKind.Text or ImportNodeKind.Number:
                return string.Equals(Text, other.Text, StringComparison.Ordinal);
            case ImportNodeKind.List:
                return Items.Count == other.Items.Count && Items.Zip(other.Items).All(pair => pair.First.SameAs(pair.Second));
            case ImportNodeKind.Object:
                return Members.Count == other.Members.Count
                    && Members.TrueForAll(member => other.Find(member.Key) is { } twin && member.Value.SameAs(twin));
            default:
                return true;
        }
    }
}
