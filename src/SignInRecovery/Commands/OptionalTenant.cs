using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;
using SignInRecovery.Sessions;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>
/// The sources of a tenant for a cmdlet that also works without one: at most one of a tenant, a snapshot, a sample and a
/// session.
/// </summary>
/// <param name="Tenant">A tenant that was read before.</param>
/// <param name="SnapshotPath">The full path of a snapshot.</param>
/// <param name="Sample">The name of a sample.</param>
/// <param name="Session">A session with a connected tenant.</param>
internal sealed record OptionalTenant(Tenant? Tenant, string? SnapshotPath, string? Sample, IDirectorySession? Session)
{
    /// <summary>Whether no source is named.</summary>
    public bool IsNone => Tenant is null && SnapshotPath is null && Sample is null && Session is null;

    /// <summary>Reads the tenant; null when no source is named.</summary>
    /// <param name="events">Where progress and messages go.</param>
    /// <param name="token">Set when the user has given up.</param>
    /// <exception cref="SignInRecoveryException">Several sources are named, or the source cannot be read.</exception>
    public async Task<Tenant?> ReadAsync(IPipelineEvents events, CancellationToken token)
    {
        if ((Tenant is null ? 0 : 1) + (SnapshotPath is null ? 0 : 1) + (Sample is null ? 0 : 1) + (Session is null ? 0 : 1) > 1)
        {
            throw new SignInRecoveryException(
                "SeveralTenantSources",
                ErrorKind.InvalidArgument,
                "More than one source of a tenant is given.",
                "Give one of -Tenant, -SnapshotPath, -Sample and -Session.");
        }

        if (Session is not null)
        {
            (Tenant tenant, _) = await LiveTenants.ReadAsync(Session, new CollectionRequest(), folder: null, restart: false, events, token).ConfigureAwait(false);
            return tenant;
        }

        return Tenant
            ?? (Sample is not null ? TenantReader.ReadSample(Sample, events, token)
                : SnapshotPath is not null ? TenantReader.Read(SnapshotPath, events, token)
                : null);
    }

    /// <summary>The time for which a question about the tenant is asked: a sample's is the time at which it was captured.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">The time that the user gave; null when none.</param>
    public static DateTimeOffset AsOf(Tenant tenant, DateTimeOffset? asOf) =>
        asOf ?? (tenant.IsSample ? tenant.CapturedAt : null) ?? TimeProvider.System.GetUtcNow();
}
