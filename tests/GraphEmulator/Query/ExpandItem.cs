namespace SignInRecovery.GraphEmulator.Query;

/// <summary>One navigation property of an $expand, with the options in its parentheses.</summary>
internal sealed record ExpandItem(string Name, IReadOnlyList<string>? Select, IReadOnlyList<ExpandItem> Expand, FilterExpression? Filter);
