namespace SignInRecovery.Graph.Sessions;

/// <summary>Compares this machine's clock with the servers', by the header Date of every answer.</summary>
internal sealed class ClockWatcher(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
{
    /// <summary>The difference from which on tokens and assertions are refused (five minutes are tolerated).</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private long _difference;

    /// <summary>How far this machine's clock is ahead; negative when it is behind.</summary>
    public TimeSpan Difference => TimeSpan.FromTicks(Interlocked.Read(ref _difference));

    /// <summary>Whether the clock is wrong enough to break a sign-in.</summary>
    public bool IsWrong => Difference.Duration() > Tolerance;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Headers.Date is { } date)
        {
            _ = Interlocked.Exchange(ref _difference, (time.GetUtcNow() - date).Ticks);
        }

        return response;
    }
}
