using System.Collections.Concurrent;
using System.Globalization;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Throttling;

/// <summary>The documented limits (facts/graph.md, I4), on the emulator's clock. Retry-After is in the wall's seconds, on which clients live.</summary>
internal sealed class ThrottlingService(TenantStore store)
{
    private readonly ConcurrentDictionary<string, Throttle> _limits = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts a request, and refuses it when its limit is spent.</summary>
    /// <returns>The headers that every answer carries.</returns>
    internal Dictionary<string, string> Spend(RouteCall call)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (call.Caller is not { } caller)
        {
            return headers;
        }

        var application = caller.ApplicationId;
        Demand("global|" + application, 2000, TimeSpan.FromSeconds(1), 1, "Application", caller.TenantId, true);
        if (call.Request.IsWrite)
        {
            Demand("writes|" + application, 3000, TimeSpan.FromMinutes(2.5), 1, "Tenant_Application", caller.TenantId, true);
            Demand("writes", 18_000, TimeSpan.FromMinutes(5), 1, "Tenant", caller.TenantId, true);
        }

        switch (PermissionTable.Of(call.Match.Route)?.Limit)
        {
            case "units":
                var units = ResourceUnits.Of(call);
                headers["x-ms-resource-unit"] = units.ToString(CultureInfo.InvariantCulture);
                var share = Demand("units|" + application, UnitsPerTenSeconds(), TimeSpan.FromSeconds(10), units, "Tenant_Application", caller.TenantId, true);
                if (share >= 0.8)
                {
                    headers["x-ms-throttle-limit-percentage"] = Math.Min(1.8, share).ToString("0.##", CultureInfo.InvariantCulture);
                }

                break;
            case "reports":
                _ = Demand("reports|" + application, 5, TimeSpan.FromSeconds(10), 1, "Tenant_Application", caller.TenantId, true);
                break;
            case "protection":
                // All applications together, and the answer does not say how long to wait.
                _ = Demand("protection", 1, TimeSpan.FromSeconds(1), 1, "Tenant", caller.TenantId, false);
                break;
        }

        return headers;
    }

    private int UnitsPerTenSeconds() => store.Users.Places switch { < 50 => 3500, <= 500 => 5000, _ => 8000 };

    private double Demand(string key, double most, TimeSpan window, double cost, string scope, string tenant, bool saysWhen)
    {
        var limit = _limits.GetOrAdd(key, _ => new Throttle(store.Clock, most, window));
        if (limit.TrySpend(cost, out var wait, out var share))
        {
            return share;
        }

        var refusal = new GraphException(429, saysWhen ? "TooManyRequests" : "UnknownError", saysWhen ? "Too many requests. Please wait and try again." : "Too many requests.");
        if (saysWhen)
        {
            refusal.Headers["Retry-After"] = Math.Max(1, (int)Math.Ceiling(store.Clock.ToWall(wait).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        refusal.Headers["x-ms-throttle-scope"] = $"{scope}/Read/{tenant}";
        refusal.Headers["x-ms-throttle-information"] = key.StartsWith("units", StringComparison.Ordinal) ? "ResourceUnitLimitExceeded" : key.StartsWith("writes", StringComparison.Ordinal) ? "WriteLimitExceeded" : "RequestLimitExceeded";
        refusal.Headers["x-ms-throttle-limit-percentage"] = Math.Min(1.8, share).ToString("0.##", CultureInfo.InvariantCulture);
        throw refusal;
    }
}
