namespace SignInRecovery.Tenants.Import;

/// <summary>A list whose items follow one rule.</summary>
internal sealed class ListRule(ValueRule item, bool decisive = false) : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        if (node.IsNull)
        {
            return node;
        }

        // One object alone is what PowerShell leaves of a list of one.
        List<ImportNode>? items = ItemsOf(node, path, reading) ?? (node.Kind == ImportNodeKind.Object ? [node] : null);
        if (items is null)
        {
            return WrongShape(node, path, reading, decisive, "a list");
        }

        ImportNode list = ImportNode.NewList(node.Offset);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].IsNull)
            {
                NullItem(items[i], $"{path}[{i}]", reading, "an item");
                continue;
            }

            ImportNode value = item.Read(items[i], $"{path}[{i}]", reading);
            if (!value.IsNull)
            {
                list.Items.Add(value);
            }
        }

        return list;
    }
}
