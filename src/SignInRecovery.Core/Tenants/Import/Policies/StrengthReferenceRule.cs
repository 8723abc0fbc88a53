namespace SignInRecovery.Tenants.Import;

/// <summary>The authentication strength that a policy demands: Graph's object, or an id or name alone.</summary>
internal sealed class StrengthReferenceRule : ValueRule
{
    public override ImportNode Read(ImportNode node, string path, ObjectReading reading)
    {
        ImportNode given = node;
        if (node.Kind == ImportNodeKind.Text && !string.IsNullOrWhiteSpace(node.Text) && !IsCutOff(node.Text) && !node.Text.TrimStart().StartsWith('{'))
        {
            reading.Doubt(ImportErrorIds.UnexpectedShape, path, node.Offset, $"{path} is a text where Microsoft Graph has an object; it was read as the strength's id.");
            given = ImportNode.NewObject(node.Offset);
            given.Add("id", ImportNode.Of(LastOf(node.Text.Trim()), node.Offset));
        }

        ImportNode strength = PolicySchema.AuthenticationStrength.Read(given, path, reading);
        if (strength.IsNull)
        {
            return strength;
        }

        // A strength without an id must not pass for "no strength": a name stands in and is reported.
        string? id = strength.FindText("id");
        if (id is null)
        {
            id = strength.FindText("displayName") ?? "(no id)";
            _ = strength.Members.RemoveAll(member => member.Key == "id");
            strength.Members.Insert(0, new("id", ImportNode.Of(id, node.Offset)));
        }

        if (Guid.TryParse(id, out Guid guid))
        {
            int at = strength.Members.FindIndex(member => member.Key == "id");
            strength.Members[at] = new("id", ImportNode.Of(guid.ToString("D"), node.Offset));
        }
        else
        {
            reading.Doubt(ImportErrorIds.UnresolvableId, $"{path}.id", node.Offset, $"{path} names the strength '{SafeText.Show(id)}' and gives no id; which strength it is, is unknown.");
        }

        return strength;
    }

    /// <summary>The id at the end of an address, as <c>@odata.bind</c> has it: .../policies/id or .../policies('id').</summary>
    private static string LastOf(string text) =>
        text.Contains("://", StringComparison.Ordinal) || text.StartsWith('/')
            ? text[(text.TrimEnd('/').LastIndexOfAny(['/', '(']) + 1)..].Trim('/', '(', ')', '\'')
            : text;
}
