using System.Text.RegularExpressions;
using SignInRecovery.GraphEmulator.Http;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>Finds the route for a path. Segments are compared without regard to case; keys may stand in parentheses.</summary>
internal sealed partial class RouteTable
{
    private readonly List<GraphRoute> _routes = [];

    internal IReadOnlyList<GraphRoute> All => _routes;

    internal void Add(GraphRoute route) => _routes.Add(route);

    internal RouteMatch Find(string method, string path, string version)
    {
        var segments = Segments(path, out var cast);
        GraphRoute? best = null;
        GraphRoute? otherMethod = null;
        GraphRoute? betaOnly = null;
        foreach (var route in _routes)
        {
            if (route.Segments.Count != segments.Count || !Fits(route, segments))
            {
                continue;
            }

            if (route.IsBetaOnly && version != "beta")
            {
                betaOnly = route;
            }
            else if (route.Method == method)
            {
                // A name that is spelled out goes before a placeholder.
                best = best is null || route.Placeholders < best.Placeholders ? route : best;
            }
            else
            {
                otherMethod = route;
            }
        }

        if (best is not null)
        {
            return new RouteMatch(best, Values(best, segments), cast);
        }

        throw betaOnly is null && otherMethod is not null
            ? new GraphException(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
            : GraphException.NoSegment(betaOnly?.Segments[^1] ?? Unknown(segments));
    }

    /// <summary>The path's segments, with <c>users('id')</c> as two and without a cast.</summary>
    internal static IReadOnlyList<string> Segments(string path, out string? cast)
    {
        var segments = new List<string>();
        cast = null;
        foreach (var raw in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var segment = Uri.UnescapeDataString(raw);
            var key = KeyInParentheses().Match(segment);
            if (key.Success)
            {
                segments.Add(key.Groups["name"].Value);
                segments.Add(key.Groups["key"].Value.Replace("''", "'", StringComparison.Ordinal));
            }
            else if (Cast().Match(segment) is { Success: true } type)
            {
                cast = type.Groups["type"].Value;
            }
            else
            {
                segments.Add(segment);
            }
        }

        return segments;
    }

    // Graph names the first segment that it cannot follow.
    private string Unknown(IReadOnlyList<string> segments)
    {
        var known = 0;
        while (known < segments.Count && _routes.Exists(route => route.Segments.Count > known && Fits(route, [.. segments.Take(known + 1)])))
        {
            known++;
        }

        return segments.Count == 0 ? string.Empty : segments[Math.Min(known, segments.Count - 1)];
    }

    private static bool Fits(GraphRoute route, IReadOnlyList<string> segments)
    {
        for (var i = 0; i < segments.Count; i++)
        {
            var expected = route.Segments[i];
            if (expected[0] == '{' ? segments[i].StartsWith('$') : !string.Equals(expected, segments[i], StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<string, string> Values(GraphRoute route, IReadOnlyList<string> segments) =>
        route.Segments.Select((segment, place) => (segment, place)).Where(pair => pair.segment[0] == '{')
            .ToDictionary(pair => pair.segment[1..^1], pair => segments[pair.place], StringComparer.Ordinal);

    [GeneratedRegex(@"^(?<name>\w+)\((?:\w+=)?'(?<key>.*)'\)$")]
    private static partial Regex KeyInParentheses();

    [GeneratedRegex(@"^(?:microsoft\.)?graph\.(?<type>\w+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Cast();
}
