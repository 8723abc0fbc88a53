namespace SignInRecovery.Tenants.Import;

/// <summary>A multi-valued word, which Graph writes as one text with commas and people write as a list.</summary>
internal sealed class FlagsRule(IReadOnlyList<string> words, bool decisive) : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        List<ImportNode>? items = node.Kind switch
        {
            ImportNodeKind.Null => [],
            ImportNodeKind.Text when !IsCutOff(node.Text) => [node],
            _ => ItemsOf(node, path, reading),
        };
        if (items is null)
        {
            return WrongShape(node, path, reading, decisive, "a text with commas");
        }

        var found = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in Words(node, items, path, reading, words, decisive))
        {
            if (known.Add(word))
            {
                found.Add(word);
            }
        }

        return found.Count == 0 ? ImportNode.Null(node.Offset) : ImportNode.Of(string.Join(',', found), node.Offset);
    }

    /// <summary>The words of all items of <paramref name="node"/>, each in Graph's casing.</summary>
    internal static IEnumerable<string> Words(ImportNode node, List<ImportNode> items, string path, ObjectReading reading, IReadOnlyList<string> words, bool decisive)
    {
        for (int i = 0; i < items.Count; i++)
        {
            ImportNode item = items[i];
            string at = node.Kind != ImportNodeKind.List ? path : $"{path}[{i}]";
            if (item.IsNull)
            {
                NullItem(item, at, reading, "a word");
                continue;
            }

            if (item.Kind != ImportNodeKind.Text || IsCutOff(item.Text))
            {
                _ = WrongShape(item, at, reading, decisive, "a word");
                continue;
            }

            foreach (string word in item.Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                yield return EnumRule.Canonical(words, item, at, reading, decisive, word);
            }
        }
    }
}
