using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Routing;
using static SignInRecovery.GraphEmulator.Query.FilterExpression;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>Which options a collection takes. Advanced queries on directory objects need ConsistencyLevel: eventual and $count (facts/graph.md, I3).</summary>
internal static class QueryRules
{
    // Graph takes so many values of "in", which it turns into clauses joined by "or".
    private const int MostClauses = 15;

    internal static void Check(RouteCall call, CollectionSpec spec)
    {
        var query = call.Query;
        Allow(query.Filter is null || spec.TakesFilter, "Filter");
        Allow(query.Top is null || spec.TakesTop, "Top");
        Allow(query.Select is null || spec.TakesSelect, "Select");
        Allow(query.OrderBy.Count == 0 || spec.TakesOrderBy, "OrderBy");
        Allow(query.Skip == 0 || !spec.IsDirectory, "Skip");
        if (query.Pairs.ContainsKey("$apply") || query.Pairs.ContainsKey("$deltatoken"))
        {
            throw GraphException.BadRequest("The query option is not supported here.");
        }

        CheckSearch(call, spec);
        CheckProperties(call, spec);
        if (spec.IsDirectory)
        {
            CheckDirectory(call, spec);
        }
    }

    internal static void CheckItem(RouteCall call)
    {
        if (call.Query.Filter is not null || call.Query.Top is not null || call.Query.Search is not null)
        {
            throw GraphException.BadRequest("The query specified in the URI is not valid: $filter, $top and $search do not apply to a single object.");
        }
    }

    private static void Allow(bool allowed, string option)
    {
        if (!allowed)
        {
            throw GraphException.BadRequest($"The query specified in the URI is not valid. Query option '{option}' is not allowed.");
        }
    }

    private static void CheckSearch(RouteCall call, CollectionSpec spec)
    {
        if (call.Query.Search is null)
        {
            return;
        }

        Allow(spec.TakesSearch, "Search");
        if (!call.Request.IsEventual)
        {
            throw GraphException.UnsupportedQuery("Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
        }
    }

    private static void CheckProperties(RouteCall call, CollectionSpec spec)
    {
        var type = EntityType.Of(call.Match.Cast ?? spec.Type);
        if (!type.IsListed || call.Query.Filter is not { } filter)
        {
            return;
        }

        var variables = filter.Everything().OfType<Lambda>().Select(lambda => lambda.Variable).ToHashSet(StringComparer.Ordinal);
        foreach (var path in filter.Everything().OfType<FilterExpression.Path>().Where(path => !variables.Contains(path.Segments[0])))
        {
            if (!type.Has(path.Segments[0]) && !path.Segments[0].StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase))
            {
                throw GraphException.BadRequest($"Could not find a property named '{path.Segments[0]}' on type 'microsoft.graph.{type.Name}'.");
            }
        }
    }

    private static void CheckDirectory(RouteCall call, CollectionSpec spec)
    {
        var query = call.Query;
        if (query.Filter is not { } filter)
        {
            return;
        }

        var parts = filter.Everything().ToList();
        if (parts.OfType<In>().Any(within => within.Values.Count > MostClauses))
        {
            throw GraphException.UnsupportedQuery($"Too many child clauses specified in search filter expression containing 'OR' operators. Max allowed: {MostClauses}.");
        }

        if (parts.OfType<Function>().Any(function => function.Name == "contains"))
        {
            throw GraphException.UnsupportedQuery("Unsupported Query: the directory has no 'contains'. Use startsWith, endsWith or $search.");
        }

        if (parts.OfType<FilterExpression.Path>().Any(path => path.Segments[0].Equals("signInActivity", StringComparison.OrdinalIgnoreCase))
            && parts.OfType<FilterExpression.Path>().Any(path => !path.Segments[0].Equals("signInActivity", StringComparison.OrdinalIgnoreCase)))
        {
            throw GraphException.RequestBadRequest("The filter on signInActivity cannot be combined with other filters.");
        }

        var advanced = parts.Any(part => part is Not or Compare { Operator: "ne" } or Function { Name: "endswith" } or FilterExpression.Path { IsCount: true })
            || query.OrderBy.Count > 0
            || spec.IsMixed;
        if (advanced && !(call.Request.IsEventual && (query.Count || query.SkipToken is not null || call.Match.Route.Template.EndsWith("/$count", StringComparison.Ordinal))))
        {
            throw GraphException.UnsupportedQuery("Operator is not supported without the header 'ConsistencyLevel: eventual' and $count=true. See advanced query capabilities on directory objects.");
        }
    }
}
