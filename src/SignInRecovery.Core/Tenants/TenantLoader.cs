using SignInRecovery.Json;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Threading;

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
        var results = new (object Section, SectionState State, SnapshotProblemLog Log)[Loaders.Length];
        int done = 0;
        UserIdPool.Open(source.Manifest.Sections.GetValueOrDefault("users")?.Count);

        // The sections do not depend on one another; the few large ones take the time, so they begin first.
        int[] largestFirst = [.. Enumerable.Range(0, Loaders.Length).OrderByDescending(i => source.Manifest.Sections.GetValueOrDefault(Loaders[i].Name)?.Count ?? 0)];
        SideBySide.Run(
            largestFirst,
            index =>
            {
                SectionLoader loader = Loaders[index];
                var log = new SnapshotProblemLog();
                progress?.Report(new SnapshotProgress(loader.Name, 0, done, Loaders.Length));
                (object section, SectionState state) = loader.Load(
                    source,
                    log,
                    progress is null ? null : lines => progress.Report(new SnapshotProgress(loader.Name, lines, done, Loaders.Length)),
                    cancellationToken);
                results[index] = (section, state, log);
                _ = Interlocked.Increment(ref done);
            },
            cancellationToken);

        var sections = new Dictionary<string, object>(StringComparer.Ordinal);
        var states = new Dictionary<string, SectionState>(source.Manifest.Sections, StringComparer.Ordinal);
        var problems = new List<SnapshotProblem>(source.Problems);
        for (int index = 0; index < Loaders.Length; index++)
        {
            sections.Add(Loaders[index].Name, results[index].Section);
            states[Loaders[index].Name] = results[index].State;
            problems.AddRange(results[index].Log.ToList());
        }

        StringPool.Clear();
        UserIdPool.Clear();
        return new Tenant(source, sections, states, problems, isSample);
    }
}
