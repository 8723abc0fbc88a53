namespace SignInRecovery.Tenants.Import;

/// <summary>Keys that tools and transports add to Graph objects and that say nothing about them.</summary>
internal static class JsonNoise
{
    private const string Bind = "@odata.bind";

    private static readonly string[] BagNames = ["AdditionalProperties", "AdditionalData"];

    /// <summary>True for OData annotations, bound actions (<c>#microsoft.graph.restore</c>) and the SDK's own bookkeeping.</summary>
    public static bool IsNoise(string key) =>
        key.StartsWith('@')
        || key.StartsWith('#')
        || key.Contains("@odata.", StringComparison.OrdinalIgnoreCase)
        || key.Equals("BackingStore", StringComparison.OrdinalIgnoreCase)
        || Plain(key).Equals("OdataType", StringComparison.OrdinalIgnoreCase);

    /// <summary>True for the bag in which the Graph SDKs put what their model does not know.</summary>
    public static bool IsBag(string key) => Array.Exists(BagNames, name => name.Equals(Plain(key), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a key is a property of Graph, in whatever casing: grantControls, GrantControls and grant_controls are one, and the old AzureAD module writes _Operator.</summary>
    public static bool IsNamed(string key, string name) => string.Equals(Plain(key), name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The object's <c>@odata.type</c> in any of the forms that tools write it, without the leading <c>#</c>, or null.</summary>
    public static string? ODataType(ImportNode node)
    {
        string? type = node.FindText("@odata.type") ?? node.FindText("OdataType");
        if (type is null)
        {
            foreach (KeyValuePair<string, ImportNode> member in node.Members)
            {
                if (IsBag(member.Key) && member.Value.Kind == ImportNodeKind.Object)
                {
                    type ??= member.Value.FindText("@odata.type");
                }
            }
        }

        return type?.TrimStart('#');
    }

    /// <summary>The members of an object without noise, with the SDK's bag opened into it.</summary>
    public static IEnumerable<KeyValuePair<string, ImportNode>> Flatten(ImportNode node)
    {
        foreach (KeyValuePair<string, ImportNode> member in node.Members)
        {
            if (IsBag(member.Key) && member.Value.Kind is ImportNodeKind.Object or ImportNodeKind.Null)
            {
                foreach (KeyValuePair<string, ImportNode> inner in member.Value.Members)
                {
                    if (!IsNoise(inner.Key))
                    {
                        yield return inner;
                    }
                }
            }
            else if (member.Key.EndsWith(Bind, StringComparison.OrdinalIgnoreCase) && member.Value.Kind == ImportNodeKind.Text)
            {
                // A request that writes a policy names the object that it refers to in this way.
                yield return new(member.Key[..^Bind.Length], member.Value);
            }
            else if (!IsNoise(member.Key))
            {
                yield return member;
            }
        }
    }

    /// <summary>The first member of that name, also inside the SDK's bag, or null.</summary>
    public static ImportNode? FindFlat(ImportNode node, string name)
    {
        foreach (KeyValuePair<string, ImportNode> member in Flatten(node))
        {
            if (IsNamed(member.Key, name))
            {
                return member.Value;
            }
        }

        return null;
    }

    private static string Plain(string key) => key.Trim().Replace("_", string.Empty, StringComparison.Ordinal);
}
