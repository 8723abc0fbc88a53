using System.Collections.Concurrent;

namespace SignInRecovery.Graph.Http;

/// <summary>
/// The limiters of one tenant, shared by all its sessions in the process (Microsoft Graph throttling limits; facts/graph.md, I4).
/// </summary>
internal sealed class TenantLimits
{
    // Identity and access units for tenants of up to 50, up to 500, and more users.
    private const double SmallTenant = 3_500;
    private const double MediumTenant = 5_000;
    private const double LargeTenant = 8_000;

    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    // A little more than is documented: the clocks of two machines do not run alike.
    private static readonly TimeSpan OneSecond = TimeSpan.FromMilliseconds(1_050);

    private static readonly ConcurrentDictionary<(TimeProvider Pace, string Key), TenantLimits> Shared = new();

    private readonly RateLimiter _directory;
    private readonly RateLimiter _reports;
    private readonly RateLimiter _onePerSecond;

    public TenantLimits(TimeProvider pace, TimeProvider wall)
    {
        // The size of a tenant is not known at first, so the smallest holds.
        _directory = new RateLimiter(SmallTenant, TenSeconds, pace, wall);
        _reports = new RateLimiter(5, TenSeconds + TimeSpan.FromMilliseconds(100), pace, wall);
        _onePerSecond = new RateLimiter(1, OneSecond, pace, wall);
    }

    /// <summary>The limits of a tenant.</summary>
    public static TenantLimits Of(Uri graph, string tenantId, GatewayOptions options) =>
        Shared.GetOrAdd((EmulatorPace.Of(graph, options), graph.Authority + "/" + tenantId), key => new TenantLimits(key.Pace, options.Time));

    /// <summary>The limiter of a family.</summary>
    public RateLimiter this[LimitFamily family] => family switch
    {
        LimitFamily.Reports => _reports,
        LimitFamily.OnePerSecond => _onePerSecond,
        _ => _directory,
    };

    /// <summary>Widens the limit to that of the tenant's size.</summary>
    public void SetUserCount(long users) =>
        _directory.SetLimit(users < 50 ? SmallTenant : users <= 500 ? MediumTenant : LargeTenant);

    /// <summary>What people call a family.</summary>
    public static string NameOf(LimitFamily family) => family switch
    {
        LimitFamily.Reports => "reports (5 requests in 10 s)",
        LimitFamily.OnePerSecond => "Conditional Access and ID Protection (1 request a second)",
        _ => "directory reads (resource units in 10 s)",
    };
}
