using System.Text.Json;
using System.Text.Json.Nodes;

namespace SignInRecovery.Tests.Live;

/// <summary>The lines of a section in a form that can be compared: without annotations of the answer, memberships as pairs, in order.</summary>
internal static class CanonicalLines
{
    public static IReadOnlyList<string> Of(string folder, string section)
    {
        var path = Path.Combine(folder, section + ".jsonl");
        return File.Exists(path)
            ? [.. File.ReadLines(path).Where(l => l.Trim().Length > 0).SelectMany(l => Of(section, JsonNode.Parse(l)!)).Order(StringComparer.Ordinal)]
            : [];
    }

    private static IEnumerable<string> Of(string section, JsonNode line)
    {
        if (section != "memberships")
        {
            Clean(line);
            return [Sorted(line)!.ToJsonString()];
        }

        var parent = line["parent"]!.GetValue<string>();
        var groups = line["value"] is JsonArray list ? list.ToArray() : [line["value"]];
        return groups.Select(g => $"{parent} {g!["id"]!.GetValue<string>()}");
    }

    private static void Clean(JsonNode? node)
    {
        if (node is JsonObject item)
        {
            foreach (var name in item.Select(p => p.Key).Where(k => k.Contains('@')).ToArray())
            {
                // The type of a method or location decides what it is; the type of a plain reference does not.
                if (!name.Equals("@odata.type", StringComparison.Ordinal) || IsReference(item))
                {
                    _ = item.Remove(name);
                }
            }

            foreach (var (_, value) in item)
            {
                Clean(value);
            }
        }
        else if (node is JsonArray array)
        {
            foreach (var value in array)
            {
                Clean(value);
            }
        }
    }

    private static bool IsReference(JsonObject item) =>
        item["@odata.type"]?.GetValue<string>() is "#microsoft.graph.user" or "#microsoft.graph.group" or "#microsoft.graph.device" or "#microsoft.graph.servicePrincipal" or "#microsoft.graph.scopedRoleMembership";

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(item.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Sorted)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create(value.GetValue<double>()),
        _ => node?.DeepClone(),
    };
}
