namespace SignInRecovery.Graph.Http;

/// <summary>What a request costs, from its path alone (Microsoft Graph throttling limits; facts/graph.md, I4).</summary>
internal static class RequestCost
{
    /// <summary>The family of a path below the version, or of a full address.</summary>
    public static LimitFamily FamilyOf(string path) => FamilyBelowVersion(BelowVersion(path));

    private static LimitFamily FamilyBelowVersion(string path) =>
        Is(path, "/identity/conditionalAccess/") || Is(path, "/identityProtection/") ? LimitFamily.OnePerSecond
        : Is(path, "/auditLogs/") || Is(path, "/reports/") ? LimitFamily.Reports
        : LimitFamily.Directory;

    /// <summary>The resource units of a reading request.</summary>
    public static int UnitsOf(string path)
    {
        path = BelowVersion(path);
        var query = path.IndexOf('?', StringComparison.Ordinal);
        var resource = query < 0 ? path : path[..query];
        var units = Base(resource);
        if (query >= 0)
        {
            var options = path.AsSpan(query);
            units -= options.Contains("$select=", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            units += options.Contains("$expand=", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return Math.Max(1, units);
    }

    private static string BelowVersion(string path)
    {
        if (path.StartsWith('/') || !Uri.TryCreate(path, UriKind.Absolute, out var address))
        {
            return path;
        }

        var end = address.AbsolutePath.IndexOf('/', 1);
        return end < 0 ? path : address.AbsolutePath[end..] + address.Query;
    }

    private static int Base(string resource) =>
        Has(resource, "/transitiveMembers") ? 5
        : Has(resource, "/members") || Is(resource, "/subscribedSkus") || Is(resource, "/contracts") ? 3
        : Has(resource, "/memberOf") || Has(resource, "/transitiveMemberOf") || Has(resource, "/licenseDetails")
            || Is(resource, "/users") || Is(resource, "/applications") ? 2
        : 1;

    private static bool Is(string path, string start) => path.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    private static bool Has(string path, string part) => path.Contains(part, StringComparison.OrdinalIgnoreCase);
}
