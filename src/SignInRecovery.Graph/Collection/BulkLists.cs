using System.Globalization;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Graph.Collection;

/// <summary>
/// The long lists: page by page into the snapshot, each page committed, so that neither the memory nor the work that a cut
/// destroys grows with the tenant.
/// </summary>
internal sealed class BulkLists(CollectionContext context)
{
    // As many as are read in one go before the place is noted down.
    private const int GroupsBetweenCommits = 200;

    private static readonly string[] OfWholeTenant = ["users", "signInActivity", "registrationDetails", "managers", "groups", "servicePrincipals", "memberships"];

    private readonly SortedSet<string> _groups = new(StringComparer.OrdinalIgnoreCase);

    private delegate void LedgerItem(SectionLedger ledger, ReadOnlySpan<byte> item);

    /// <summary>The ids of all users, when all were read and there are at most <see cref="Collector.DetailLimit"/>; one more when there are more.</summary>
    public HashSet<string> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The ids of all groups, when all were read.</summary>
    public IReadOnlyCollection<string> Groups => _groups;

    private bool IsWhole => context.Request.Scope == SnapshotScope.AllUsers;

    /// <summary>Whether a section goes on where an earlier collection was cut off.</summary>
    public bool Covers(string section) => section == "signIns" || (IsWhole && OfWholeTenant.Contains(section, StringComparer.Ordinal));

    /// <summary>Reads all lists but the memberships, side by side.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var lists = new List<Task>();
        if (context.Request.SignInDays > 0)
        {
            var since = context.Reader.Pipeline.Time.GetUtcNow().AddDays(-context.Request.SignInDays).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            lists.Add(ReadListAsync("signIns", "$filter=" + Uri.EscapeDataString($"createdDateTime ge {since}"), null, WriteAll, cancellationToken));
        }

        if (IsWhole)
        {
            lists.Add(ReadListAsync("users", null, AddUser, WriteAll, cancellationToken));
            lists.Add(ReadListAsync("signInActivity", null, null, TakeActivity, cancellationToken));
            lists.Add(ReadListAsync("registrationDetails", null, null, WriteAll, cancellationToken));
            lists.Add(ReadListAsync("managers", null, null, People.TakeManager, cancellationToken));
            lists.Add(ReadListAsync("groups", null, id => _groups.Add(id), WriteAll, cancellationToken));
            lists.Add(ReadListAsync("servicePrincipals", null, null, WriteAll, cancellationToken));
        }

        await Task.WhenAll(lists).ConfigureAwait(false);
    }

    /// <summary>Reads who is in which group: the members of every group, because there are fewer groups than users.</summary>
    public async Task ReadMembershipsAsync(CancellationToken cancellationToken)
    {
        var ledger = context.Ledgers["memberships"];
        var checkpoint = context.Sink.Resume(ledger.Section.Name);
        if (checkpoint is not null)
        {
            ledger.Keep(checkpoint);
        }

        if (ledger.IsComplete)
        {
            return;
        }

        var after = checkpoint?.Next ?? string.Empty;
        foreach (var part in _groups.Where(g => string.Compare(g, after, StringComparison.OrdinalIgnoreCase) > 0).Chunk(GroupsBetweenCommits))
        {
            Ask[] asks = [.. part.Select(g => Members(ledger, g))];
            _ = await context.Reader.ReadAsync(asks, cancellationToken).ConfigureAwait(false);
            ledger.Settle(asks);
            ledger.CommitPage(part[^1]);
        }
    }

    private void AddUser(string id)
    {
        if (Users.Count <= Collector.DetailLimit)
        {
            _ = Users.Add(id);
        }
    }

    private static void WriteAll(SectionLedger ledger, ReadOnlySpan<byte> item) => ledger.Write(item);

    private static void TakeActivity(SectionLedger ledger, ReadOnlySpan<byte> item)
    {
        // Whoever never signed in has none.
        if (!RawObject.Value(item, "signInActivity"u8).IsEmpty)
        {
            ledger.Write(item);
        }
    }

    private async Task ReadListAsync(string section, string? option, Action<string>? onId, LedgerItem take, CancellationToken cancellationToken)
    {
        var ledger = context.Ledgers[section];
        var declaration = ledger.Section;
        var path = section == "managers"
            ? SectionPaths.Of(declaration with { Path = "/users" })
            : SectionPaths.Of(declaration, owner: null, Selected.Of(context.Session, declaration));
        var checkpoint = context.Sink.Resume(section);
        var place = ListPlace.Parse(checkpoint?.Next);
        Ask ask = null!;
        ask = ledger.Add(new Ask(
            declaration,
            option is null ? path : SectionPaths.With(path, option),
            item =>
            {
                if (onId is not null && RawObject.Text(item, "id"u8) is { } id)
                {
                    onId(id);
                }

                take(ledger, item);
            })
        {
            IsEventual = declaration.Query.IsCounted,
            StartAt = place.Next,
            Count = place.Count,
            OnPage = next =>
            {
                ledger.CommitPage(new ListPlace(ask.Count, next).ToString());
                Note(section, ask.Count);
            },
        });
        if (checkpoint is not null)
        {
            ledger.Keep(checkpoint);
            ask.Remember(Seen(checkpoint, onId));
        }

        if (!ledger.IsComplete && (checkpoint is null || place.Next is not null))
        {
            await context.Reader.ReadListAsync(ask, cancellationToken).ConfigureAwait(false);
        }

        if (ask.Fault is null && ask.Count > ask.Items && !ledger.IsComplete)
        {
            await CountAgainAsync(ask, cancellationToken).ConfigureAwait(false);
        }
    }

    private void Note(string section, long? count)
    {
        context.Meter.Report(section);
        if (section == "users" && count is { } users)
        {
            context.Reader.Pipeline.Limits.SetUserCount(users);
        }
    }

    private static IEnumerable<string> Seen(SectionCheckpoint checkpoint, Action<string>? onId)
    {
        foreach (var id in checkpoint.Ids())
        {
            onId?.Invoke(id);
            yield return id;
        }
    }

    // Objects that were deleted while the pages were read are not missing: what counts is the count at the end.
    private async Task CountAgainAsync(Ask ask, CancellationToken cancellationToken)
    {
        try
        {
            var call = GraphCall.Get(ask.Section.Path + "/$count", ask.Section.IsBeta, isEventual: true);
            using var answer = await context.Reader.Pipeline.SendAsync(call, context.Events, cancellationToken).ConfigureAwait(false);
            if (System.Buffers.Text.Utf8Parser.TryParse(answer.Body.TrimStart("\uFEFF"u8), out long count, out _))
            {
                ask.Count = count;
            }
        }
        catch (DirectoryException exception) when (exception.Status is not null and not 401)
        {
            context.Events.Verbose($"{ask.Section.Title} could not be counted again: {exception.Message}");
        }
    }

    private static Ask Members(SectionLedger ledger, string group)
    {
        var value = System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{group}}"}""");
        return ledger.Add(new Ask(
            ledger.Section,
            $"/groups/{group}/transitiveMembers/microsoft.graph.user?$select=id&$top=999&$count=true",
            item =>
            {
                if (RawObject.Text(item, "id"u8) is { } user)
                {
                    ledger.Write(user, value);
                }
            })
        {
            IsEventual = true,
            MayBeGone = true,
        });
    }
}
