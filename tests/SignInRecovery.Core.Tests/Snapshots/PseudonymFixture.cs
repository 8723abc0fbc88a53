using System.Text.Json;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>The samples before and after pseudonymisation, with a key that is the same every time.</summary>
internal static class PseudonymFixture
{
    public static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(n => (byte)n)];

    public static Pseudonymizer NewPseudonymizer() => new(Key);

    /// <summary>One line through the pseudonymizer; null when it is left out.</summary>
    public static string? Line(string section, string line, Pseudonymizer? pseudonymizer = null)
    {
        using Pseudonymizer? own = pseudonymizer is null ? NewPseudonymizer() : null;
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        return (pseudonymizer ?? own!).TryTransform(section, System.Text.Encoding.UTF8.GetBytes(line), output)
            ? System.Text.Encoding.UTF8.GetString(output.WrittenSpan)
            : null;
    }

    /// <summary>One property of a line through the pseudonymizer, as text.</summary>
    public static string? Value(string section, string property, string value)
    {
        string line = Line(section, $$"""{"{{property}}":{{JsonSerializer.Serialize(value)}}}""")!;
        using var document = JsonDocument.Parse(line);
        return document.RootElement.GetProperty(property).GetString();
    }

    /// <summary>A sample's lines by section.</summary>
    public static IEnumerable<(string Section, string Line)> LinesOf(string sample) =>
        from section in Samples.Open(sample).SectionNames
        from line in File.ReadLines(Path.Combine(Samples.Folder, sample, section + ".jsonl"))
        where line.Length > 0
        select (section, line);

    /// <summary>A sample, pseudonymised, as text of the whole snapshot.</summary>
    public static string Written(string sample, ScratchFolder scratch, string target)
    {
        using Pseudonymizer pseudonymizer = NewPseudonymizer();
        SnapshotWriter.Write(TenantLoader.Load(Samples.Open(sample), isSample: true), scratch.Full(target), transform: pseudonymizer);
        return string.Join('\n', Directory.EnumerateFiles(scratch.Full(target)).Order(StringComparer.Ordinal).Select(p => Path.GetFileName(p) + "\n" + File.ReadAllText(p)));
    }

    /// <summary>Every leaf of a line, with its path; list indexes are left out.</summary>
    public static IEnumerable<(string Path, JsonElement Value)> Leaves(JsonElement element, string path = "")
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return element.EnumerateObject().SelectMany(p => Leaves(p.Value, path.Length == 0 ? p.Name : path + "." + p.Name));
            case JsonValueKind.Array:
                return element.GetArrayLength() == 0 ? [(path, element)] : element.EnumerateArray().SelectMany(e => Leaves(e, path));
            default:
                return [(path, element)];
        }
    }
}
