using System.Text;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>A snapshot whose lines are in memory: what an importer of another tool's export made, or a test.</summary>
public sealed class MemorySnapshotSource : SnapshotSource
{
    private readonly Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> _sections;
    private readonly IReadOnlyList<SnapshotProblem> _problems;

    /// <summary>Creates the source.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="manifest">Whose snapshot it is.</param>
    /// <param name="sections">The lines of each section, each a JSON object in UTF-8 without line breaks.</param>
    /// <param name="problems">What could not be read while the lines were made.</param>
    public MemorySnapshotSource(
        string name,
        SnapshotManifest manifest,
        IReadOnlyDictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>> sections,
        IReadOnlyList<SnapshotProblem>? problems = null)
    {
        ArgumentNullException.ThrowIfNull(sections);
        Name = name;
        Manifest = manifest;
        _sections = new Dictionary<string, IReadOnlyList<ReadOnlyMemory<byte>>>(sections, StringComparer.Ordinal);
        _problems = problems ?? [];
        SectionNames = (string[])[.. _sections.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Creates the source from lines of text.</summary>
    /// <param name="name">What people call it.</param>
    /// <param name="manifest">Whose snapshot it is.</param>
    /// <param name="sections">The lines of each section.</param>
    public static MemorySnapshotSource FromText(
        string name,
        SnapshotManifest manifest,
        IReadOnlyDictionary<string, IReadOnlyList<string>> sections)
    {
        ArgumentNullException.ThrowIfNull(sections);
        return new MemorySnapshotSource(name, manifest, sections.ToDictionary(
            s => s.Key,
            s => (IReadOnlyList<ReadOnlyMemory<byte>>)[.. s.Value.Select(line => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(line))],
            StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override SnapshotManifest Manifest { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> SectionNames { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<SnapshotProblem> Problems => _problems;

    internal override Stream OpenSection(string section)
    {
        var stream = new MemoryStream();
        foreach (ReadOnlyMemory<byte> line in _sections[section])
        {
            stream.Write(line.Span);
            stream.WriteByte((byte)'\n');
        }

        stream.Position = 0;
        return stream;
    }

    internal override void EnsureUnchanged()
    {
    }
}
