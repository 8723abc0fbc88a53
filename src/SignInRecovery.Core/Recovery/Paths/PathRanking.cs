namespace SignInRecovery.Recovery;

/// <summary>Puts paths in their order: cause by cause, then self-service, people, the partner, Microsoft, what to prepare.</summary>
internal static class PathRanking
{
    /// <summary>Ranks paths. Within a cause and a route they come in the order in which they were found.</summary>
    /// <param name="paths">The paths, each with the number of its cause.</param>
    public static IReadOnlyList<RecoveryPath> Rank(IEnumerable<(int Cause, RecoveryPath Path)> paths)
    {
        var named = new HashSet<(int, RecoveryRoute)>();
        var causes = new HashSet<int>();
        return
        [
            .. paths
                .Select((p, i) => (p.Cause, p.Path, Index: i))
                .OrderBy(p => p.Cause)
                .ThenBy(p => p.Path.Route)
                .ThenBy(p => p.Path.Order)
                .ThenBy(p => p.Index)
                .DistinctBy(p => (p.Cause, p.Path.Route, p.Path.Title))
                .Select((p, i) => p.Path with
                {
                    Rank = i + 1,

                    // Of many colleagues who can do the same, the first is shown in full.
                    IsAlternative = p.Path is { Route: RecoveryRoute.Colleague, ActorId: not null } && !named.Add((p.Cause, p.Path.Route)),
                    IsFirstOfCause = causes.Add(p.Cause),
                }),
        ];
    }
}
