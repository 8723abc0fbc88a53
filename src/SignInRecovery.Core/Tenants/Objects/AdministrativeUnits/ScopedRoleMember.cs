namespace SignInRecovery.Tenants;

/// <summary>A role held within an administrative unit (Graph: scopedRoleMembership).</summary>
public sealed record ScopedRoleMember
{
    /// <summary>The id of the membership.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the directory role as an object of this tenant, which is not the role's template id.</summary>
    public string? RoleId { get; init; }

    /// <summary>The unit's object id.</summary>
    public string? AdministrativeUnitId { get; init; }

    /// <summary>Who holds the role.</summary>
    public RoleMemberInfo? RoleMemberInfo { get; init; }
}
