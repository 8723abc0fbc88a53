using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.Snapshots;

/// <summary>A snapshot of one section whose bytes a test makes up as they are read.</summary>
internal sealed class StreamSource(string section, long count, Func<Stream> open) : SnapshotSource
{
    public override string Name => "stream";

    public override SnapshotManifest Manifest { get; } = new()
    {
        SchemaVersion = 1,
        TenantId = TenantBuilder.TenantId,
        Scope = SnapshotScope.AllUsers,
        Sections = new Dictionary<string, SectionState> { [section] = new() { Status = SectionStatus.Complete, Count = count } },
    };

    public override IReadOnlyList<string> SectionNames { get; } = [section];

    /// <summary>What happens when the source is asked whether it has changed.</summary>
    public Action Unchanged { get; init; } = () => { };

    internal override Stream OpenSection(string section) => open();

    internal override void EnsureUnchanged() => Unchanged();
}
