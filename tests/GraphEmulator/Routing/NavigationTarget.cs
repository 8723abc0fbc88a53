namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>What a navigation property leads to.</summary>
internal sealed record NavigationTarget(IEnumerable<TypedObject> Items, bool IsCollection, bool IsMixed = false);
