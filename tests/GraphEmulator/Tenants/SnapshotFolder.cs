using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>
/// Reads a snapshot folder as plain JSON lines. On purpose it shares nothing with the product's own reader: the two must
/// agree without knowing each other.
/// </summary>
internal sealed class SnapshotFolder
{
    private readonly string _path;
    private readonly JsonElement _manifest;

    internal SnapshotFolder(string path)
    {
        _path = path;
        var manifest = Path.Combine(path, "tenant.json");
        if (!File.Exists(manifest))
        {
            throw new FileNotFoundException($"The folder '{path}' holds no tenant.json, so it is no snapshot of a tenant.", manifest);
        }

        _manifest = JsonText.Parse(File.ReadAllText(manifest));
        Sections = _manifest.Property("sections") is { ValueKind: JsonValueKind.Object } sections
            ? sections.EnumerateObject().ToDictionary(
                section => section.Name,
                section => new SectionInfo(section.Value.Text("status") ?? "NotCollected", section.Value.Text("permission")),
                StringComparer.OrdinalIgnoreCase)
            : [];
    }

    internal string TenantId => _manifest.Text("tenantId") ?? "00000000-0000-4000-8000-000000000001";

    internal string DisplayName => _manifest.Text("displayName") ?? "Tenant";

    internal string Cloud => _manifest.Text("cloud") ?? "Global";

    internal IReadOnlyDictionary<string, SectionInfo> Sections { get; }

    /// <summary>The lines of a section; none when the snapshot has no such file.</summary>
    internal IReadOnlyList<JsonElement> Lines(string section)
    {
        var file = Path.Combine(_path, section + ".jsonl");
        return File.Exists(file)
            ? [.. File.ReadLines(file).Where(line => !string.IsNullOrWhiteSpace(line)).Select(JsonText.Parse)]
            : [];
    }

    /// <summary>The lines of a section whose objects do not name their owner.</summary>
    internal IEnumerable<(string Parent, JsonElement Value)> OwnedLines(string section) =>
        from line in Lines(section)
        let parent = line.Text("parent")
        let value = line.Property("value")
        where parent is not null && value is not null
        select (parent, value.Value);
}
