namespace SignInRecovery.Tenants.Import;

/// <summary>A list of two-letter country codes (ISO 3166-1 alpha-2).</summary>
internal sealed class CountryListRule : ValueRule
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
            return WrongShape(node, path, reading, decisive: true, "a list of country codes");
        }

        ImportNode list = ImportNode.NewList(node.Offset);
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i].Kind != ImportNodeKind.Text || IsCutOff(items[i].Text))
            {
                _ = WrongShape(items[i], $"{path}[{i}]", reading, decisive: true, "a country code");
                continue;
            }

            foreach (string code in items[i].Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                bool known = code.Length == 2 && code.All(char.IsAsciiLetter);
                if (!known)
                {
                    reading.Doubt(ImportErrorIds.UnresolvableId, $"{path}[{i}]", items[i].Offset, $"{path}[{i}] is '{SafeText.Show(code)}', which is no two-letter country code; it was kept, and which countries it means is unknown.");
                }

                list.Items.Add(ImportNode.Of(known ? code.ToUpperInvariant() : code, items[i].Offset));
            }
        }

        return list;
    }
}
