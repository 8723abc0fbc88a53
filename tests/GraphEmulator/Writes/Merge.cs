using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Query;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>
/// What PATCH does: properties left out keep their values, at every depth, and an array that is sent replaces the array
/// (API page of conditionalAccessPolicy update).
/// </summary>
internal static class Merge
{
    internal static JsonElement Into(JsonElement existing, JsonElement changes, IReadOnlySet<string>? readOnly = null)
    {
        var result = JsonText.ToObject(existing);
        Apply(result, changes, readOnly);
        return JsonText.ToElement(result);
    }

    internal static void Apply(JsonObject target, JsonElement changes, IReadOnlySet<string>? readOnly = null)
    {
        foreach (var property in changes.EnumerateObject())
        {
            if (property.Name.StartsWith('@') || property.Name.Contains("@odata.", StringComparison.Ordinal) || readOnly?.Contains(property.Name) == true)
            {
                continue;
            }

            var name = target.Select(pair => pair.Key).FirstOrDefault(key => string.Equals(key, property.Name, StringComparison.OrdinalIgnoreCase)) ?? property.Name;
            if (property.Value.ValueKind == JsonValueKind.Object && target[name] is JsonObject inner)
            {
                Apply(inner, property.Value);
            }
            else
            {
                target[name] = JsonNode.Parse(property.Value.GetRawText());
            }
        }
    }

    /// <summary>Refuses names that the type does not have.</summary>
    internal static void CheckNames(JsonElement body, string type)
    {
        var known = EntityType.Of(type);
        foreach (var property in body.EnumerateObject().Where(property => !property.Name.Contains('@', StringComparison.Ordinal)))
        {
            if (!known.Has(property.Name))
            {
                throw GraphException.RequestBadRequest($"One or more property values specified are invalid: '{property.Name}' is no property of {type}.");
            }
        }
    }

    internal static void Demand(JsonElement body, params string[] names)
    {
        foreach (var name in names.Where(name => body.Property(name) is null or { ValueKind: JsonValueKind.Null }))
        {
            throw GraphException.RequestBadRequest($"A value is required for property '{name}' of resource.");
        }
    }
}
