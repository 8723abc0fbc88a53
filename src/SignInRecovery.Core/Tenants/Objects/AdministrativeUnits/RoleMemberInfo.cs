namespace SignInRecovery.Tenants;

/// <summary>Who holds a role within an administrative unit (Graph: identity).</summary>
public sealed record RoleMemberInfo
{
    /// <summary>The object id of the user, group or service principal.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Its sign-in name, for a user.</summary>
    public string? UserPrincipalName { get; init; }
}
