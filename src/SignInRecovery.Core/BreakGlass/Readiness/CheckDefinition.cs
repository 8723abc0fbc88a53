namespace SignInRecovery.BreakGlass;

/// <summary>One check: what it is, what demands it, what to do, and how it is decided.</summary>
internal sealed record CheckDefinition(string Id, string Title, BreakGlassBasis Basis, string Remedy, Func<ReadinessContext, CheckAnswer> Decide);
