using System.Globalization;
using System.Reflection;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Collections;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Sessions;

/// <summary>Reads the tenant of a session.</summary>
internal static class LiveTenants
{
    /// <summary>Reads the tenant: the administrators into memory, all users into a folder that a later run goes on with.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">What to read.</param>
    /// <param name="folder">The folder that keeps what is read; null for memory, or a folder of the module's own for all users.</param>
    /// <param name="restart">Whether to begin anew where an earlier run was cut off.</param>
    /// <param name="events">Told how far it has come.</param>
    /// <param name="token">Ends the reading.</param>
    /// <exception cref="Facts.SignInRecoveryException">The tenant could not be read, or not be kept.</exception>
    public static async Task<(Tenant Tenant, CollectionSummary Summary)> ReadAsync(
        IDirectorySession session, CollectionRequest request, string? folder, bool restart, IPipelineEvents events, CancellationToken token)
    {
        var gatewayEvents = new GatewayEvents(events, $"Reading {session.Info.TenantName ?? session.Info.TenantId}");
        if (folder is null && request.Scope == SnapshotScope.Administrators)
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            var memory = new MemoryCollection();
            CollectionSummary summary = await CollectAsync(session, request, memory, gatewayEvents, token).ConfigureAwait(false);
            string name = $"{session.Info.TenantName ?? session.Info.TenantId}, connected as {session.Info.Account}";
            return (TenantLoader.Load(memory.ToSource(name, ManifestOf(session.Info, request, now)), cancellationToken: token), summary);
        }

        string place = folder ?? CollectionFolders.Unfinished(session.Info.TenantId, request.Scope);
        CollectionSummary read;
        using (var collection = FolderCollection.Open(place, KeyOf(session.Info, request), TimeProvider.System.GetUtcNow(), restart))
        {
            if (collection.IsResumed)
            {
                events.Say(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Going on with the reading that began at {collection.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm}Z and was cut off after {collection.ResumedLines:N0} objects. -Restart begins anew."));
            }

            read = await CollectAsync(session, request, collection, gatewayEvents, token).ConfigureAwait(false);
            collection.Finish(ManifestOf(session.Info, request, collection.StartedAt));
        }

        // What the pages of a large tenant took goes back before the tenant is read, or the process would hold both.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        string finished = folder ?? CollectionFolders.Finish(place);
        return (TenantLoader.Load(SnapshotSource.Open(finished), cancellationToken: token), read);
    }

    private static Task<CollectionSummary> CollectAsync(
        IDirectorySession session, CollectionRequest request, ISectionSink sink, IDirectoryEvents events, CancellationToken token) =>
        LiveCalls.ExplainAsync(() => session.CollectAsync(request, sink, events, token), session.Info.TenantName ?? session.Info.TenantId);

    // What differs in who asked or what for is another collection.
    private static string KeyOf(SessionInfo session, CollectionRequest request) => string.Create(
        CultureInfo.InvariantCulture, $"{session.GraphEndpoint} {session.TenantId} {session.ObjectId ?? session.Account} {request.Scope} {request.SignInDays}");

    private static SnapshotManifest ManifestOf(SessionInfo session, CollectionRequest request, DateTimeOffset capturedAt) => new()
    {
        SchemaVersion = SnapshotManifest.CurrentSchemaVersion,
        TenantId = session.TenantId,
        DisplayName = session.TenantName,
        Cloud = session.Cloud,
        CapturedAt = capturedAt,
        CreatedBy = "SignInRecovery " + typeof(LiveTenants).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
        Scope = request.Scope,
    };
}
