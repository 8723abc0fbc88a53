using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tests.Support;

/// <summary>A snapshot of which one section has another status and no line; Partial then means that none of it came through.</summary>
internal sealed class SourceWithout : SnapshotSource
{
    private readonly SnapshotSource _inner;
    private readonly string _section;

    public SourceWithout(SnapshotSource inner, string section, SectionStatus status)
    {
        _inner = inner;
        _section = section;
        Manifest = inner.Manifest with
        {
            Sections = new Dictionary<string, SectionState>(inner.Manifest.Sections) { [section] = new SectionState { Status = status } },
        };
        SectionNames = status == SectionStatus.Partial ? inner.SectionNames : [.. inner.SectionNames.Where(s => s != section)];
    }

    public override string Name => _inner.Name;

    public override SnapshotManifest Manifest { get; }

    public override IReadOnlyList<string> SectionNames { get; }

    internal override Stream OpenSection(string section) =>
        section == _section ? new MemoryStream() : _inner.OpenSection(section);

    internal override void EnsureUnchanged() => _inner.EnsureUnchanged();
}
