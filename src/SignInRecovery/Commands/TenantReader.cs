using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Import;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Commands;

/// <summary>Reads a tenant from whatever a user may name, and says how far it has come.</summary>
internal static class TenantReader
{
    /// <summary>Reads a sample.</summary>
    public static Tenant ReadSample(string name, IPipelineEvents events, CancellationToken token) =>
        Load(SnapshotSource.Open(SampleTenants.PathOf(name)), isSample: true, events, token);

    /// <summary>Reads a snapshot, another tool's export, or policy files.</summary>
    public static Tenant Read(string path, IPipelineEvents events, CancellationToken token) =>
        Load(TenantSources.Open(path, token), isSample: false, events, token);

    private static Tenant Load(SnapshotSource source, bool isSample, IPipelineEvents events, CancellationToken token)
    {
        events.Verbose($"Reading {source.Name}.");
        return TenantLoader.Load(source, isSample, new Reporter(events, source.Name), token);
    }

    private sealed class Reporter(IPipelineEvents events, string name) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => events.Progress(
            $"Reading {name}",
            value.Lines > 0 ? $"{value.Section}, {value.Lines:N0} lines" : value.Section,
            100 * value.SectionIndex / Math.Max(1, value.SectionCount));
    }
}
