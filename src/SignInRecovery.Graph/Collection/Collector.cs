using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Graph.Collection;

/// <summary>
/// Reads a tenant in rounds, each of which needs what the one before it found: settings and role assignments; those whom
/// they name; what these people have. The number of requests depends on the administrators and on the groups that policies
/// and roles name, and not on the number of users.
/// </summary>
internal sealed class Collector(CollectionContext context)
{
    /// <summary>Up to so many users of a tenant, the scope AllUsers reads methods and devices of everybody; the documentation asks not to do so for a whole population.</summary>
    public const int DetailLimit = 1_000;

    /// <summary>Reads the tenant.</summary>
    /// <exception cref="DirectoryException">Nothing can be read any more.</exception>
    public static async Task<CollectionSummary> RunAsync(
        GraphPipeline pipeline, SessionInfo session, CollectionRequest request, ISectionSink sink, IDirectoryEvents events, CancellationToken cancellationToken)
    {
        SectionDeclaration[] sections = [.. SectionCatalog.All.Where(s => s.Path.Length > 0 && (s.Name != "signIns" || request.SignInDays > 0))];
        var (requests, retries, waited) = (pipeline.Meter.Requests, pipeline.Meter.Retries, pipeline.Meter.Waited);
        var own = new CollectionEvents(events);
        var meter = own.Meter = new CollectionMeter(own, pipeline.Meter, sections.Length);
        using var reader = new AskReader(pipeline, own);
        var context = new CollectionContext(session, request, sink, own, reader, new Ledgers(sections, sink, meter), new References(), meter);
        await new Collector(context).ReadAsync(cancellationToken).ConfigureAwait(false);
        return new CollectionSummary(
            pipeline.Meter.Requests - requests, meter.RoundTrips, meter.Objects, pipeline.Meter.Retries - retries, pipeline.Meter.Waited - waited);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var isWhole = context.Request.Scope == SnapshotScope.AllUsers;
        var bulk = new BulkLists(context);
        foreach (var ledger in context.Ledgers.All.Where(l => !bulk.Covers(l.Section.Name)))
        {
            context.Sink.Restart(ledger.Section.Name);
        }

        var people = new People(context);
        await SideBySideAsync(
            cancellationToken,
            token => context.RoundAsync(FirstRound.Asks(context), token),
            bulk.ReadAsync,
            token => isWhole ? GroupOwnersList.ReadAsync(context, token) : Task.CompletedTask).ConfigureAwait(false);
        await context.RoundAsync(SecondRound.Asks(context, people), cancellationToken).ConfigureAwait(false);
        context.Groups.Write();
        IReadOnlyList<string> persons = isWhole && bulk.Users.Count <= DetailLimit
            ? [.. bulk.Users.Order(StringComparer.OrdinalIgnoreCase)]
            : people.Candidates();
        if (isWhole)
        {
            await bulk.ReadMembershipsAsync(cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<Ask> records = isWhole ? [] : [.. people.NewUsers()];
        IReadOnlyList<Ask> owners = isWhole ? [] : GroupOwnersList.Many(context);
        await context.RoundAsync([.. records, .. owners, .. people.Details(persons, isWhole)], cancellationToken).ConfigureAwait(false);
        if (!isWhole)
        {
            // Owners of a group that has very many are found last.
            string[] late = [.. people.Candidates().Except(persons, StringComparer.OrdinalIgnoreCase)];
            await context.RoundAsync(
                [.. people.NewUsers(), .. people.Details(late, isWhole), .. people.Reports([.. persons, .. late], context.References.Reported)],
                cancellationToken).ConfigureAwait(false);
        }

        Gaps.Note(context, isWhole);
        foreach (var ledger in context.Ledgers.All)
        {
            ledger.Complete(context.Session);
        }
    }

    // What ends one of them ends all, and is what is told.
    private static async Task SideBySideAsync(CancellationToken cancellationToken, params Func<CancellationToken, Task>[] works)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = (Exception?)null;
        await Task.WhenAll(works.Select(async work =>
        {
            try
            {
                await work(all.Token).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                _ = Interlocked.CompareExchange(ref first, exception, null);
                await all.CancelAsync().ConfigureAwait(false);
            }
        })).ConfigureAwait(false);
        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
    }
}
