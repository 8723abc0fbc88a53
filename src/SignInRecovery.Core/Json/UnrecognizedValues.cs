using System.Text.Json;
using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.Json;

/// <summary>
/// Finds what of a JSON object its record does not know: members of the tree under conditions and controls that say
/// something, and texts of enums that name no member. The records' own declaration is the measure, so the two cannot
/// drift apart.
/// </summary>
internal static class UnrecognizedValues
{
    /// <summary>The unknown parts of an object, in the order of the text.</summary>
    public static List<UnrecognizedValue> Find(JsonElement root, RecordShape shape)
    {
        var found = new List<UnrecognizedValue>();
        Walk(root, shape, "", found);
        return found;
    }

    /// <summary>True when a value says nothing: null, or an empty text, list or object, or an object of such.</summary>
    public static bool IsBlank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject()
            .Where(member => !member.Name.Contains('@', StringComparison.Ordinal))
            .All(member => IsBlank(member.Value)),
        _ => false,
    };

    private static void Walk(JsonElement element, RecordShape shape, string path, List<UnrecognizedValue> found)
    {
        foreach (var member in element.EnumerateObject())
        {
            // Annotations (@odata.type, x@odata.context) and actions (#microsoft.graph.restore) are no configuration.
            if (member.Name.Contains('@', StringComparison.Ordinal) || member.Name.StartsWith('#'))
            {
                continue;
            }

            var memberPath = path.Length == 0 ? Camel(member.Name) : $"{path}.{Camel(member.Name)}";
            if (!shape.TryFind(member.Name, out var content))
            {
                // At the top stand names and dates; a new one of those changes no decision.
                if (path.Length > 0 && !IsBlank(member.Value))
                {
                    found.Add(new UnrecognizedValue(memberPath, member.Value.GetRawText(), IsMember: true));
                }

                continue;
            }

            Visit(member.Value, content, memberPath, found);
        }
    }

    private static void Visit(JsonElement value, object? content, string path, List<UnrecognizedValue> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Visit(item, content, path, found);
                }

                break;
            case JsonValueKind.String when content is EnumTable texts:
                foreach (var part in texts.Parts(value.GetString()!).Where(part => !texts.Knows(part)))
                {
                    found.Add(new UnrecognizedValue(path, part, IsMember: false));
                }

                break;
            case JsonValueKind.Object when content is RecordShape shape:
                Walk(value, shape, path, found);
                break;
            default:
                break;
        }
    }

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
