using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.Json;

/// <summary>
/// Finds what of a JSON object its record does not know: members of the tree under conditions and controls that say
/// something, and texts of enums that name no member. The records' own metadata is the measure, so the two cannot
/// drift apart.
/// </summary>
internal static class UnrecognizedValues
{
    private static readonly ConcurrentDictionary<Type, Shape> Shapes = new();
    private static readonly ConcurrentDictionary<Type, IReadOnlySet<string>> KnownTexts = new();

    /// <summary>The unknown parts of an object, in the order of the text.</summary>
    public static IReadOnlyList<UnrecognizedValue> Find(ReadOnlySpan<byte> utf8, JsonTypeInfo type)
    {
        var reader = new Utf8JsonReader(utf8);
        using var document = JsonDocument.ParseValue(ref reader);
        var found = new List<UnrecognizedValue>();
        Walk(document.RootElement, type, "", found);
        return found;
    }

    private static void Walk(JsonElement element, JsonTypeInfo type, string path, List<UnrecognizedValue> found)
    {
        var shape = Shapes.GetOrAdd(type.Type, static (_, info) => new Shape(info), type);
        foreach (var member in element.EnumerateObject())
        {
            // Annotations (@odata.type, x@odata.context) and actions (#microsoft.graph.restore) are no configuration.
            if (member.Name.Contains('@', StringComparison.Ordinal) || member.Name.StartsWith('#'))
            {
                continue;
            }

            var memberPath = path.Length == 0 ? Camel(member.Name) : $"{path}.{Camel(member.Name)}";
            if (!shape.Members.TryGetValue(member.Name, out var memberType))
            {
                // At the top stand names and dates; a new one of those changes no decision.
                if (path.Length > 0 && !IsBlank(member.Value))
                {
                    found.Add(new UnrecognizedValue(memberPath, member.Value.GetRawText(), IsMember: true));
                }

                continue;
            }

            Visit(member.Value, memberType, memberPath, type, found);
        }
    }

    private static void Visit(JsonElement value, Type memberType, string path, JsonTypeInfo owner, List<UnrecognizedValue> found)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Visit(item, memberType, path, owner, found);
                }

                break;
            case JsonValueKind.String when memberType.IsEnum:
                foreach (var part in Parts(value.GetString()!, memberType).Where(part => !IsKnown(memberType, part)))
                {
                    found.Add(new UnrecognizedValue(path, part, IsMember: false));
                }

                break;
            case JsonValueKind.Object when owner.Options.TryGetTypeInfo(memberType, out var info) && info.Kind == JsonTypeInfoKind.Object:
                Walk(value, info, path, found);
                break;
            default:
                break;
        }
    }

    private static string[] Parts(string text, Type enumType) =>
        enumType.IsDefined(typeof(FlagsAttribute), inherit: false)
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [text];

    private static bool IsKnown(Type enumType, string text) =>
        KnownTexts.GetOrAdd(enumType, static type => EnumNames.Of(type)).Contains(text.Trim());

    private static bool IsBlank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject()
            .Where(member => !member.Name.Contains('@', StringComparison.Ordinal))
            .All(member => IsBlank(member.Value)),
        _ => false,
    };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary>The members of a record, with the type of their items where they are lists.</summary>
    private sealed class Shape(JsonTypeInfo type)
    {
        public Dictionary<string, Type> Members { get; } = type.Properties
            .ToDictionary(property => property.Name, property => Item(property.PropertyType), StringComparer.OrdinalIgnoreCase);

        private static Type Item(Type type)
        {
            type = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type;
            return Nullable.GetUnderlyingType(type) ?? type;
        }
    }
}
