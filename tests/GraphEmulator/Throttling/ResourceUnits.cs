using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Throttling;

/// <summary>What a request costs in the directory (facts/graph.md, I4).</summary>
internal static class ResourceUnits
{
    internal static int Of(RouteCall call)
    {
        if (call.Request.Method != "GET")
        {
            return 1;
        }

        var path = call.Match.Route.PermissionPath;
        var cost = path switch
        {
            "/users" => 2,
            "/groups/{id}/members" => 3,
            "/groups/{id}/transitivemembers" => 5,
            "/subscribedskus" => 3,
            "/users/{id}/memberof" or "/users/{id}/transitivememberof" or "/groups/{id}/memberof" or "/groups/{id}/transitivememberof" or "/users/{id}/licensedetails" => 2,
            _ => 1,
        };
        cost -= call.Query.Select is not null ? 1 : 0;
        cost += call.Query.Expand.Count > 0 ? 1 : 0;
        cost -= call.Query.Top < 20 ? 1 : 0;
        return Math.Max(1, cost);
    }
}
