using System.Text;

namespace SignInRecovery.Tenants.Import;

/// <summary>An object with known properties, in any casing, in any order.</summary>
/// <param name="properties">The properties that Graph documents, in the order in which they are written.</param>
/// <param name="decisive">True when a wrong shape leaves the meaning of the policy unknown.</param>
/// <param name="nullWhenBlank">True when an object that says nothing means "not configured", as the Graph SDKs write it.</param>
internal sealed class ObjectRule(IReadOnlyList<KeyValuePair<string, ValueRule>> properties, bool decisive, bool nullWhenBlank) : ValueRule
{
    /// <summary>A literal <c>@odata.type</c> to keep, for objects that mean nothing without it.</summary>
    public bool KeepsODataType { get; init; }

    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        switch (node.Kind)
        {
            case ImportNodeKind.Object:
                return ReadObject(node, path, reading);
            case ImportNodeKind.Null:
            case ImportNodeKind.Text when string.IsNullOrWhiteSpace(node.Text):
                return ImportNode.Null(node.Offset);
            case ImportNodeKind.List when node.IsBlank():
                reading.Doubt(ImportErrorIds.UnexpectedShape, path, node.Offset, $"{path} is an empty list where Microsoft Graph has an object; it was read as not configured.");
                return ImportNode.Null(node.Offset);
            case ImportNodeKind.Text when Embedded(node) is { } embedded:
                return ReadObject(embedded, path, reading);
            default:
                return WrongShape(node, path, reading, decisive, "an object");
        }
    }

    private ImportNode ReadObject(ImportNode node, string path, ObjectReading reading)
    {
        ImportNode result = ImportNode.NewObject(node.Offset);
        if (KeepsODataType && JsonNoise.ODataType(node) is { } type)
        {
            result.Add("@odata.type", ImportNode.Of("#" + type));
        }

        List<KeyValuePair<string, ImportNode>> members = [.. JsonNoise.Flatten(node)];
        foreach ((string name, ValueRule rule) in properties)
        {
            if (Pick(members, name, path, reading) is { } found)
            {
                result.Add(name, rule.Read(found, $"{path}.{name}", reading));
            }
        }

        bool blank = result.Members.TrueForAll(member => member.Value.IsNull || member.Key == "@odata.type");
        blank &= KeepUnknown(members, result, path, reading);
        return nullWhenBlank && blank ? ImportNode.Null(node.Offset) : result;
    }

    /// <summary>Takes all members of that name out of the list and returns the one that counts.</summary>
    private ImportNode? Pick(List<KeyValuePair<string, ImportNode>> members, string name, string path, ObjectReading reading)
    {
        bool IsMeant(KeyValuePair<string, ImportNode> member) => JsonNoise.IsNamed(member.Key, name);
        List<KeyValuePair<string, ImportNode>> meant = members.FindAll(IsMeant);
        if (meant.Count == 0)
        {
            return null;
        }

        _ = members.RemoveAll(IsMeant);
        ImportNode? found = null;
        foreach (ImportNode value in meant.Select(member => member.Value))
        {
            if (found is null || found.IsBlank())
            {
                found = value;
            }
            else if (!value.IsBlank() && !value.SameAs(found))
            {
                reading.Report(decisive, ImportErrorIds.UnexpectedShape, $"{path}.{name}", value.Offset, $"{path}.{name} is there twice with different values.");
            }
        }

        return found;
    }

    private static bool KeepUnknown(List<KeyValuePair<string, ImportNode>> members, ImportNode result, string path, ObjectReading reading)
    {
        bool blank = true;
        var known = new HashSet<string>(result.Members.Select(member => member.Key), StringComparer.Ordinal);
        foreach ((string key, ImportNode value) in members)
        {
            bool says = !value.IsBlank();
            blank &= !says;
            if (!known.Add(key))
            {
                reading.Doubt(ImportErrorIds.UnexpectedShape, Child(path, key), value.Offset, $"{Child(path, key)} is there twice; the first was kept.");
                continue;
            }

            result.Add(key, value);
            if (says)
            {
                reading.Doubt(ImportErrorIds.UnknownProperty, Child(path, key), value.Offset, $"{Child(path, key)} is no property that this version knows; it was kept, and nothing is concluded from it.");
            }
        }

        return blank;
    }

    private static string Child(string path, string key) =>
        key.Length > 0 && key.All(char.IsAsciiLetterOrDigit) ? $"{path}.{key}" : $"{path}['{SafeText.Show(key)}']";

    private static ImportNode? Embedded(ImportNode node)
    {
        byte[] text = Encoding.UTF8.GetBytes(node.Text.Trim());
        if (text[0] != (byte)'{')
        {
            return null;
        }

        NodeReading embedded = NodeReader.Read(text, 0, ImportLimits.Default.MaxDepth);
        if (embedded.FaultAt is not null || embedded.Node is not { Kind: ImportNodeKind.Object })
        {
            return null;
        }

        ImportNodes.MoveTo(embedded.Node, node.Offset);
        return embedded.Node;
    }
}
