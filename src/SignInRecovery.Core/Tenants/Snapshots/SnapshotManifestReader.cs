using System.Text.Json;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Reads the content of <c>tenant.json</c>, by hand: every question begins with it, and the serializer's generic code for its
/// few properties would be compiled in each process.
/// </summary>
internal static class SnapshotManifestReader
{
    /// <summary>Reads a manifest; names are compared without regard to case, and unknown properties are kept.</summary>
    /// <param name="root">The object.</param>
    /// <param name="schemaVersion">Its version, which was looked at before.</param>
    /// <exception cref="JsonException">A property has another kind of value than it should.</exception>
    public static SnapshotManifest Read(JsonElement root, int schemaVersion)
    {
        var manifest = new SnapshotManifest { SchemaVersion = schemaVersion };
        Dictionary<string, JsonElement>? additional = null;
        foreach (JsonProperty property in root.EnumerateObject())
        {
            string name = property.Name;
            JsonElement value = property.Value;
            if (Is(name, "schemaVersion"))
            {
                continue;
            }

            if (Is(name, "tenantId"))
            {
                manifest = manifest with { TenantId = Text(name, value) };
            }
            else if (Is(name, "displayName"))
            {
                manifest = manifest with { DisplayName = Text(name, value) };
            }
            else if (Is(name, "cloud"))
            {
                manifest = manifest with { Cloud = Word<TenantCloud>(name, value) };
            }
            else if (Is(name, "capturedAt"))
            {
                manifest = manifest with { CapturedAt = Time(name, value) };
            }
            else if (Is(name, "createdBy"))
            {
                manifest = manifest with { CreatedBy = Text(name, value) };
            }
            else if (Is(name, "scope"))
            {
                manifest = manifest with { Scope = Word<SnapshotScope>(name, value) };
            }
            else if (Is(name, "pseudonymized"))
            {
                manifest = manifest with { Pseudonymized = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Unexpected(name, "true or false") };
            }
            else if (Is(name, "sections"))
            {
                manifest = manifest with { Sections = Sections(name, value) };
            }
            else
            {
                (additional ??= new(StringComparer.Ordinal))[name] = value.Clone();
            }
        }

        manifest.AdditionalProperties = additional;
        return manifest;
    }

    private static Dictionary<string, SectionState> Sections(string name, JsonElement value)
    {
        var sections = new Dictionary<string, SectionState>(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Null)
        {
            return sections;
        }

        Expect(name, value, JsonValueKind.Object, "an object with a state for each section");
        foreach (JsonProperty section in value.EnumerateObject())
        {
            sections[section.Name] = State(section.Name, section.Value);
        }

        return sections;
    }

    private static SectionState State(string section, JsonElement value)
    {
        Expect(section, value, JsonValueKind.Object, "an object with a status");
        SectionStatus? status = null;
        long? count = null;
        string? detail = null, permission = null, role = null, licence = null;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            string name = property.Name;
            if (Is(name, "status"))
            {
                status = Word<SectionStatus>($"{section}.{name}", property.Value);
            }
            else if (Is(name, "count"))
            {
                count = Count($"{section}.{name}", property.Value);
            }
            else if (Is(name, "detail"))
            {
                detail = Text($"{section}.{name}", property.Value);
            }
            else if (Is(name, "permission"))
            {
                permission = Text($"{section}.{name}", property.Value);
            }
            else if (Is(name, "role"))
            {
                role = Text($"{section}.{name}", property.Value);
            }
            else if (Is(name, "licence"))
            {
                licence = Text($"{section}.{name}", property.Value);
            }
        }

        return new SectionState
        {
            Status = status ?? throw new JsonException($"The section '{section}' has no status."),
            Count = count,
            Detail = detail,
            Permission = permission,
            Role = role,
            Licence = licence,
        };
    }

    private static bool Is(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);

    private static string? Text(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        Expect(name, value, JsonValueKind.String, "a text");
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            throw Unexpected(name, "a text of valid characters");
        }
    }

    private static DateTimeOffset? Time(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when value.TryGetDateTimeOffset(out DateTimeOffset time) => time,
        _ => throw Unexpected(name, "a time such as 2026-11-15T09:00:00Z"),
    };

    private static long? Count(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when value.TryGetInt64(out long count) => count,
        _ => throw Unexpected(name, "a whole number"),
    };

    private static T Word<T>(string name, JsonElement value)
        where T : struct, Enum =>
        Text(name, value) is string text && Array.Find(Enum.GetNames<T>(), n => Is(n, text)) is string member
            ? Enum.Parse<T>(member)
            : throw Unexpected(name, $"one of {string.Join(", ", Enum.GetNames<T>())}");

    private static void Expect(string name, JsonElement value, JsonValueKind kind, string what)
    {
        if (value.ValueKind != kind)
        {
            throw Unexpected(name, what);
        }
    }

    private static JsonException Unexpected(string name, string what) => new($"Its property '{name}' is not {what}.");
}
