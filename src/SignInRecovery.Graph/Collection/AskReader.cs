using System.Text.Json;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>
/// Reads many things at once: in batches of twenty, except those whose family allows one request a second or five in ten,
/// which go alone so that no batch holds two of them.
/// </summary>
internal sealed class AskReader(GraphPipeline pipeline, IDirectoryEvents events) : IDisposable
{
    private const int MaximumAttempts = 12;
    private const int MaximumRestarts = 5;
    private const int Parallelism = 4;

    private readonly SemaphoreSlim _places = new(Parallelism);

    /// <summary>The pipeline that the requests go through.</summary>
    public GraphPipeline Pipeline => pipeline;

    /// <summary>Reads all; what is refused is noted in the ask.</summary>
    /// <returns>How many requests had to follow one another.</returns>
    /// <exception cref="DirectoryException">Nothing can be read any more: no network, no token.</exception>
    public async Task<int> ReadAsync(IReadOnlyCollection<Ask> asks, CancellationToken cancellationToken)
    {
        using var round = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var alone = asks.Where(IsAlone).Select(a => ReadAloneAsync(a, round.Token));
        var batches = asks.Where(a => !IsAlone(a))
            .GroupBy(a => a.Section.IsBeta)
            .SelectMany(version => version.Chunk(BatchParts.MaximumParts).Select(chunk => ReadBatchAsync(chunk, version.Key, round.Token)));
        Task[] work = [.. alone, .. batches];
        try
        {
            await Task.WhenAll(work.Select(t => StopOnFaultAsync(t, round))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The cause is what one of them met; the others were only stopped.
            throw work.Select(t => t.Exception?.InnerException).OfType<DirectoryException>().First();
        }

        Ask[] again = [.. asks.Where(a => a.TryDropPageSize())];
        var trips = asks.Count == 0 ? 0 : asks.Max(a => Math.Max(1, a.Pages));
        return again.Length == 0 ? trips : trips + await ReadAsync(again, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads one list to its end, page by page.</summary>
    public async Task ReadAloneAsync(Ask ask, CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(ask, ask.StartAt ?? ask.Path, cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception) when (!IsEnd(exception))
        {
            ask.Fault = exception.Status == 404 && ask.MayBeGone ? null : exception;
        }
    }

    /// <summary>Reads one long list to its end; a service that takes no page size is asked without.</summary>
    public async Task ReadListAsync(Ask ask, CancellationToken cancellationToken)
    {
        await ReadAloneAsync(ask, cancellationToken).ConfigureAwait(false);
        if (ask.TryDropPageSize())
        {
            await ReadAloneAsync(ask, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => _places.Dispose();

    // The others of a round would only find the same: no network, no token.
    private static async Task StopOnFaultAsync(Task task, CancellationTokenSource round)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch
        {
            await round.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static bool IsAlone(Ask ask) => ask.StartAt is not null || RequestCost.FamilyOf(ask.Path) != LimitFamily.Directory;

    // What ends a collection as a whole, and is no fault of one section.
    private static bool IsEnd(DirectoryException exception) => exception.Code
        is DirectoryErrorCodes.ServiceUnreachable or DirectoryErrorCodes.ServerNotTrusted or DirectoryErrorCodes.AnswerNotGraph
        or DirectoryErrorCodes.TokenExpired or DirectoryErrorCodes.SessionEnded or DirectoryErrorCodes.SignInFailed
        or DirectoryErrorCodes.SignInRequired or DirectoryErrorCodes.EndpointForeign
        || exception.Status == 401
        || exception.Code.StartsWith("AADSTS", StringComparison.Ordinal);

    private async Task FollowAsync(Ask ask, string path, CancellationToken cancellationToken)
    {
        string? next = path;
        var restarts = 0;
        while (next is not null)
        {
            var call = GraphCall.Get(next, ask.Section.IsBeta, ask.IsEventual) with
            {
                Permission = ask.Section.DelegatedPermission,
                Role = ask.Section.Roles.Count > 0 ? ask.Section.Roles[0] : null,
            };
            try
            {
                using var answer = await pipeline.SendAsync(call, events, cancellationToken).ConfigureAwait(false);
                var page = ask.TakePage(answer.Body);
                if (page.Next == next)
                {
                    throw new DirectoryException(
                        DirectoryErrorCodes.AnswerIncomplete, $"Microsoft Graph gave the same page of {ask.Section.Title} again, so that the list would never end.");
                }

                ask.OnPage?.Invoke(page.Next);
                next = page.Next;
            }
            catch (DirectoryException exception) when (IsExpiredPage(exception) && next != ask.Path && restarts++ < MaximumRestarts)
            {
                events.Verbose($"The place in the list of {ask.Section.Title} was forgotten by Microsoft Graph; reading it again from its beginning. What was read is not taken twice.");
                next = ask.Path;
            }
            catch (JsonException exception)
            {
                throw new DirectoryException(DirectoryErrorCodes.AnswerIncomplete, $"An answer about {ask.Section.Title} is not what Microsoft Graph sends. {exception.Message}");
            }
        }
    }

    private static bool IsExpiredPage(DirectoryException exception) =>
        exception.Status is 400 or 410 && exception.Code.Contains("ExpiredPageToken", StringComparison.OrdinalIgnoreCase);

    private async Task ReadBatchAsync(IReadOnlyList<Ask> asks, bool isBeta, CancellationToken cancellationToken)
    {
        var longer = new List<(Ask Ask, string Next)>();
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var pending = asks;
            for (var attempt = 0; pending.Count > 0; attempt++)
            {
                try
                {
                    var trip = await SendBatchAsync(pending, isBeta, longer, isLast: attempt >= MaximumAttempts, cancellationToken).ConfigureAwait(false);
                    pending = trip.Again;
                    if (pending.Count > 0)
                    {
                        await PauseAsync(trip, attempt, cancellationToken).ConfigureAwait(false);
                    }
                }
                catch (DirectoryException exception) when (!IsEnd(exception))
                {
                    // The batch as a whole was refused; other sections are none the worse for it.
                    foreach (var ask in pending)
                    {
                        ask.Fault = exception;
                    }

                    pending = [];
                }
            }
        }
        finally
        {
            _ = _places.Release();
        }

        foreach (var (ask, next) in longer)
        {
            ask.StartAt = next;
            await ReadAloneAsync(ask, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PauseAsync(BatchTrip trip, int attempt, CancellationToken cancellationToken)
    {
        pipeline.Meter.AddRetries(trip.Again.Count);
        if (trip.RefusedToken)
        {
            await pipeline.RenewTokenAsync(trip.Claims, cancellationToken).ConfigureAwait(false);
            return;
        }

        var pause = trip.Pause > TimeSpan.Zero ? trip.Pause : pipeline.PauseOf(attempt);
        events.Verbose($"{trip.Again.Count} parts of a batch are repeated in {pause.TotalSeconds:0.0} s, as Microsoft Graph asked.");
        pipeline.Meter.AddWait(pause);
        if (trip.IsThrottled)
        {
            pipeline.Limits[LimitFamily.Directory].Pause(pause);
        }

        await Task.Delay(pause, pipeline.Time, cancellationToken).ConfigureAwait(false);
    }

    private async Task<BatchTrip> SendBatchAsync(
        IReadOnlyList<Ask> asks, bool isBeta, List<(Ask Ask, string Next)> longer, bool isLast, CancellationToken cancellationToken)
    {
        var call = new GraphCall(HttpMethod.Post, "/$batch")
        {
            IsBeta = isBeta,
            Body = BatchParts.Write([.. asks.Select(a => new BatchCall(a.Path, a.IsEventual))]),
            Units = asks.Sum(a => RequestCost.UnitsOf(a.Path)),

            // It holds nothing but reads.
            IsRepeatable = true,
        };
        using var answer = await pipeline.SendAsync(call, events, cancellationToken).ConfigureAwait(false);
        var trip = new BatchTrip(asks);
        try
        {
            BatchParts.Read(answer.Body, (index, status, retryAfter, challenge, body) =>
            {
                if (index >= 0 && index < asks.Count)
                {
                    trip.Take(index, status, retryAfter, challenge, body, longer);
                }
            });
        }
        catch (JsonException exception)
        {
            throw new DirectoryException(DirectoryErrorCodes.AnswerIncomplete, $"The answer to a batch is not what Microsoft Graph sends. {exception.Message}");
        }

        trip.Close(isLast);
        return trip;
    }
}
