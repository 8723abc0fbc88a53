namespace SignInRecovery.Tenants.Import;

/// <summary>A list of ids and of the words that Graph documents beside ids. Names are kept and reported, never dropped.</summary>
/// <param name="words">The documented words, such as All.</param>
/// <param name="noun">What the ids are of, for reports.</param>
/// <param name="idsAreGuids">True when an id that is no GUID cannot be resolved.</param>
internal sealed class IdListRule(IReadOnlyList<string> words, string noun, bool idsAreGuids = true) : ValueRule
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
            return WrongShape(node, path, reading, decisive: true, "a list of ids");
        }

        ImportNode list = ImportNode.NewList(node.Offset);
        for (int i = 0; i < items.Count; i++)
        {
            if (ReadId(items[i], $"{path}[{i}]", reading) is { } id)
            {
                list.Items.Add(id);
            }
        }

        return list;
    }

    private ImportNode? ReadId(ImportNode item, string path, ObjectReading reading)
    {
        switch (item.Kind)
        {
            case ImportNodeKind.Null:
                NullItem(item, path, reading, $"the id of {noun}");
                return null;
            case ImportNodeKind.Text when string.IsNullOrWhiteSpace(item.Text):
                reading.Doubt(ImportErrorIds.UnresolvableId, path, item.Offset, $"{path} is a blank text where the id of {noun} belongs; it was left out.");
                return null;
            case ImportNodeKind.Text when !IsCutOff(item.Text):
                return ImportNode.Of(Canonical(item, path, reading), item.Offset);
            case ImportNodeKind.Object when (item.FindText("id") ?? item.FindText("displayName")) is { } id:
                reading.Doubt(ImportErrorIds.UnexpectedShape, path, item.Offset, $"{path} is an object where Microsoft Graph has an id; its id was taken.");
                return ImportNode.Of(Canonical(ImportNode.Of(id, item.Offset), path, reading), item.Offset);
            default:
                return WrongShape(item, path, reading, decisive: true, $"the id of {noun}");
        }
    }

    private string Canonical(ImportNode item, string path, ObjectReading reading)
    {
        string text = item.Text.Trim();
        foreach (string word in words)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        if (Guid.TryParse(text, out Guid id))
        {
            if (id == Guid.Empty)
            {
                reading.Doubt(ImportErrorIds.UnresolvableId, path, item.Offset, $"{path} is a placeholder of zeros, not the id of {noun}.");
            }

            return id.ToString("D");
        }

        if (idsAreGuids)
        {
            reading.Doubt(ImportErrorIds.UnresolvableId, path, item.Offset, $"{path} is '{SafeText.Show(text)}', a name or placeholder where the id of {noun} belongs. It was kept, and whom or what it means is unknown.");
        }

        return text;
    }
}
