using System.Text;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tests.Support;

/// <summary>A snapshot of which some sections have other lines; each of them is Complete.</summary>
internal sealed class SourceWith : SnapshotSource
{
    private readonly SnapshotSource _inner;
    private readonly Dictionary<string, string[]> _lines;

    public SourceWith(SnapshotSource inner, Dictionary<string, string[]> lines)
    {
        _inner = inner;
        _lines = lines;
        var states = new Dictionary<string, SectionState>(inner.Manifest.Sections);
        foreach ((string section, string[] replaced) in lines)
        {
            states[section] = new SectionState { Status = SectionStatus.Complete, Count = replaced.Length };
        }

        Manifest = inner.Manifest with { Sections = states };
    }

    public override string Name => _inner.Name;

    public override SnapshotManifest Manifest { get; }

    public override IReadOnlyList<string> SectionNames => [.. _inner.SectionNames.Union(_lines.Keys)];

    /// <summary>The lines of a section of another snapshot.</summary>
    public static string[] LinesOf(SnapshotSource source, string section)
    {
        using var reader = new StreamReader(source.OpenSection(section));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal override Stream OpenSection(string section) => _lines.TryGetValue(section, out string[]? lines)
        ? new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n"))))
        : _inner.OpenSection(section);

    internal override void EnsureUnchanged() => _inner.EnsureUnchanged();
}
