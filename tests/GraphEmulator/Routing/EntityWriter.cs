using System.Text.Json;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Query;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>Writes objects as Graph returns them: the properties asked for, what is expanded, and the annotations.</summary>
internal static class EntityWriter
{
    // Graph's pages on $expand: at most 20 items of a directory relationship.
    private const int MostExpanded = 20;

    internal static void Write(Utf8JsonWriter writer, TypedObject item, RouteCall call, IReadOnlyList<string>? select, IReadOnlyList<ExpandItem> expand, bool isMixed, string? context = null)
    {
        var type = EntityType.Of(item.Type);
        writer.WriteStartObject();
        if (context is not null)
        {
            writer.WriteString("@odata.context", context);
        }

        if (isMixed && item.Value.Property("@odata.type") is null)
        {
            writer.WriteString("@odata.type", "#microsoft.graph." + item.Type);
        }

        WriteProperties(writer, item, call, type, select);
        foreach (var navigation in expand)
        {
            WriteExpanded(writer, item, call, navigation);
        }

        writer.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter writer, TypedObject item, RouteCall call, EntityType type, IReadOnlyList<string>? select)
    {
        var visible = call.Access.VisibleProperties(call, item.Type);
        if (select is null || select.Contains("*"))
        {
            foreach (var property in item.Value.EnumerateObject())
            {
                var isDefault = property.Name.StartsWith('@')
                    || (type.ReturnsEverything ? !type.OnlyOnSelect.Contains(property.Name) : type.Default.Any(name => JsonText.Same(name.TrimEnd('[', ']'), property.Name)));
                if (isDefault && (visible is null || visible.Contains(property.Name) || property.Name.StartsWith('@')))
                {
                    writer.WritePropertyName(property.Name);
                    EvolvableEnums.Write(writer, call, item.Type, property.Value);
                }
            }

            WriteMissingDefaults(writer, item, type, visible);
            return;
        }

        foreach (var property in item.Value.EnumerateObject().Where(property => property.Name.StartsWith('@')))
        {
            property.WriteTo(writer);
        }

        foreach (var name in select.Select(path => path.Split('/')[0]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!type.Has(name))
            {
                throw GraphException.BadRequest($"Parsing OData Select and Expand failed: Could not find a property named '{name}' on type 'microsoft.graph.{item.Type}'.");
            }

            if (visible is null || visible.Contains(name))
            {
                WriteProperty(writer, item, call, type, name);
            }
        }
    }

    private static void WriteProperty(Utf8JsonWriter writer, TypedObject item, RouteCall call, EntityType type, string name)
    {
        if (item.Type == "user" && JsonText.Same(name, "signInActivity"))
        {
            // Those who never signed in have none, and then the property is left out (facts/graph.md, I2).
            if (call.Store["signInActivity"].Find(item.Value.Id(), call.Now)?.Property("signInActivity") is { } activity)
            {
                writer.WritePropertyName("signInActivity");
                activity.WriteTo(writer);
            }

            return;
        }

        if (item.Value.Property(name) is { } value)
        {
            writer.WritePropertyName(name);
            EvolvableEnums.Write(writer, call, item.Type, value);
        }
        else if (type.IsListed && type.IsCollection(name))
        {
            writer.WriteStartArray(name);
            writer.WriteEndArray();
        }
        else if (type.IsListed)
        {
            writer.WriteNull(name);
        }
    }

    private static void WriteMissingDefaults(Utf8JsonWriter writer, TypedObject item, EntityType type, IReadOnlySet<string>? visible)
    {
        foreach (var name in type.Default.Select(name => name.TrimEnd('[', ']')).Where(name => item.Value.Property(name) is null && (visible is null || visible.Contains(name))))
        {
            if (type.IsCollection(name))
            {
                writer.WriteStartArray(name);
                writer.WriteEndArray();
            }
            else
            {
                writer.WriteNull(name);
            }
        }
    }

    private static void WriteExpanded(Utf8JsonWriter writer, TypedObject item, RouteCall call, ExpandItem navigation)
    {
        var target = Navigations.Resolve(call, item, navigation.Name)
            ?? throw GraphException.BadRequest($"Parsing OData Select and Expand failed: Could not find a property named '{navigation.Name}' on type 'microsoft.graph.{item.Type}'.");
        if (target.IsCollection)
        {
            writer.WriteStartArray(navigation.Name);
            var items = target.Items.Where(found => navigation.Filter is null || FilterEvaluator.Matches(navigation.Filter, found.Value, found.Type));
            foreach (var found in target.IsMixed ? items.Take(MostExpanded) : items)
            {
                Write(writer, found, call, navigation.Select, navigation.Expand, target.IsMixed);
            }

            writer.WriteEndArray();
        }
        else if (target.Items.Select(found => (TypedObject?)found).FirstOrDefault() is { } single)
        {
            writer.WritePropertyName(navigation.Name);
            Write(writer, single, call, navigation.Select, navigation.Expand, target.IsMixed);
        }
    }
}
