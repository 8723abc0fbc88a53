namespace SignInRecovery.Gateway;

/// <summary>
/// A connection to one tenant. Its token goes to the session's own Microsoft Graph and nowhere else. Any number of calls
/// may run side by side; they share the tenant's rate limits.
/// </summary>
public interface IDirectorySession : IDisposable
{
    /// <summary>Who is connected, to which tenant, with which rights; the expiry is that of the newest token.</summary>
    SessionInfo Info { get; }

    /// <summary>
    /// Sends one request: waits for the rate limits, repeats what may be repeated, renews the token, and carries a claims
    /// challenge back to the credential once.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="events">Told what waits for what, and of a further sign-in; null for nobody.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="DirectoryException">The service refused or did not answer.</exception>
    Task<DirectoryResponse> SendAsync(DirectoryRequest request, IDirectoryEvents? events, CancellationToken cancellationToken);

    /// <summary>Reads the tenant. What is refused marks its section, and the rest goes on.</summary>
    /// <param name="request">What to read.</param>
    /// <param name="sink">Takes what is read.</param>
    /// <param name="events">Told how far it has come.</param>
    /// <param name="cancellationToken">Ends the work; what was committed stays with the sink.</param>
    /// <exception cref="DirectoryException">The service did not answer at all, or the session has ended.</exception>
    Task<CollectionSummary> CollectAsync(CollectionRequest request, ISectionSink sink, IDirectoryEvents events, CancellationToken cancellationToken);
}
