namespace SignInRecovery.Tenants.Import;

/// <summary>A list of words out of those that Graph documents, in any casing; a text with commas is read as a list.</summary>
internal sealed class EnumListRule(IReadOnlyList<string> words, bool decisive) : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        if (node.IsNull)
        {
            return node;
        }

        List<ImportNode>? items = ItemsOf(node, path, reading);
        if (items is null)
        {
            return WrongShape(node, path, reading, decisive, "a list of words");
        }

        ImportNode list = ImportNode.NewList(node.Offset);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (string word in FlagsRule.Words(node, items, path, reading, words, decisive))
        {
            if (known.Add(word))
            {
                list.Items.Add(ImportNode.Of(word, node.Offset));
            }
        }

        return list;
    }
}
