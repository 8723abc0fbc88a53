namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>A route that fits, with the values of its placeholders and the cast of the path, if there was one.</summary>
internal sealed record RouteMatch(GraphRoute Route, IReadOnlyDictionary<string, string> Values, string? Cast);
