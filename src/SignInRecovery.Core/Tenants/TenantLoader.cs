using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tenants;

/// <summary>Reads a tenant from a snapshot.</summary>
public static class TenantLoader
{
    private static readonly SectionLoader[] Loaders = SectionLoaders.All;

    /// <summary>Reads a tenant. What cannot be read is listed in <see cref="Tenant.Problems"/> and makes its section Partial.</summary>
    /// <param name="source">The snapshot.</param>
    /// <param name="isSample">Whether it is one of the samples shipped with the module.</param>
    /// <param name="progress">Told how far the reading has come.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="Facts.SignInRecoveryException">The source is unsafe or broken as a whole.</exception>
    public static Tenant Load(
        SnapshotSource source,
        bool isSample = false,
        IProgress<SnapshotProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new SnapshotProblemLog();
        log.AddRange(source.Problems);
        var sections = new Dictionary<string, object>(StringComparer.Ordinal);
        var states = new Dictionary<string, SectionState>(source.Manifest.Sections, StringComparer.Ordinal);
        for (int index = 0; index < Loaders.Length; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SectionLoader loader = Loaders[index];
            int done = index;
            progress?.Report(new SnapshotProgress(loader.Name, 0, done, Loaders.Length));
            (object section, SectionState state) = loader.Load(
                source,
                log,
                progress is null ? null : lines => progress.Report(new SnapshotProgress(loader.Name, lines, done, Loaders.Length)),
                cancellationToken);
            sections.Add(loader.Name, section);
            states[loader.Name] = state;
        }

        return new Tenant(source, sections, states, log.ToList(), isSample);
    }
}
