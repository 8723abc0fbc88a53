namespace SignInRecovery.Tenants;

/// <summary>The groups to which a user belongs, directly or through other groups.</summary>
/// <param name="UserId">The user's object id.</param>
/// <param name="GroupIds">The object ids of the groups on this line: all of them, or one when the line names one.</param>
public sealed record Membership(string UserId, IReadOnlyList<string> GroupIds);
