namespace SignInRecovery.Tenants.Import;

/// <summary>Small operations on whole values.</summary>
internal static class ImportNodes
{
    /// <summary>Gives a value that was parsed out of a text the place of that text, so that reports point into the file.</summary>
    public static void MoveTo(ImportNode node, long offset)
    {
        node.Offset = offset;
        foreach (KeyValuePair<string, ImportNode> member in node.Members)
        {
            MoveTo(member.Value, offset);
        }

        foreach (ImportNode item in node.Items)
        {
            MoveTo(item, offset);
        }
    }

    /// <summary>The value without the annotations of OData, except <c>@odata.type</c>; keys that stand twice are kept once.</summary>
    public static ImportNode WithoutAnnotations(ImportNode node)
    {
        switch (node.Kind)
        {
            case ImportNodeKind.Object:
                ImportNode copy = ImportNode.NewObject(node.Offset);
                var known = new HashSet<string>(StringComparer.Ordinal);
                foreach (KeyValuePair<string, ImportNode> member in node.Members)
                {
                    bool keep = member.Key == "@odata.type" || !JsonNoise.IsNoise(member.Key);
                    if (keep && known.Add(member.Key))
                    {
                        copy.Add(member.Key, WithoutAnnotations(member.Value));
                    }
                }

                return copy;
            case ImportNodeKind.List:
                ImportNode list = ImportNode.NewList(node.Offset);
                list.Items.AddRange(node.Items.Select(WithoutAnnotations));
                return list;
            default:
                return node;
        }
    }

    /// <summary>The value with the first letter of every key in lower case, as Graph writes keys.</summary>
    public static ImportNode CamelCased(ImportNode node)
    {
        switch (node.Kind)
        {
            case ImportNodeKind.Object:
                ImportNode copy = ImportNode.NewObject(node.Offset);
                foreach (KeyValuePair<string, ImportNode> member in node.Members)
                {
                    copy.Add(CamelCased(member.Key), CamelCased(member.Value));
                }

                return copy;
            case ImportNodeKind.List:
                ImportNode list = ImportNode.NewList(node.Offset);
                list.Items.AddRange(node.Items.Select(CamelCased));
                return list;
            default:
                return node;
        }
    }

    private static string CamelCased(string key) => key.Length > 0 && char.IsAsciiLetterUpper(key[0]) ? char.ToLowerInvariant(key[0]) + key[1..] : key;
}
