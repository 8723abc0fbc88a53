namespace SignInRecovery.BreakGlass;

/// <summary>An exclusion group that exists already and that the plan uses without owning it.</summary>
/// <param name="Id">Its object id.</param>
/// <param name="DisplayName">Its name.</param>
internal sealed record ExistingGroup(string Id, string DisplayName);
