namespace SignInRecovery.Tenants;

/// <summary>What members may do by default (Graph: defaultUserRolePermissions).</summary>
public sealed record DefaultUserRolePermissions
{
    /// <summary>Register applications.</summary>
    public bool? AllowedToCreateApps { get; init; }

    /// <summary>Create security groups.</summary>
    public bool? AllowedToCreateSecurityGroups { get; init; }

    /// <summary>Create tenants.</summary>
    public bool? AllowedToCreateTenants { get; init; }

    /// <summary>Read the recovery keys of the own devices.</summary>
    public bool? AllowedToReadBitlockerKeysForOwnedDevice { get; init; }

    /// <summary>Read other users.</summary>
    public bool? AllowedToReadOtherUsers { get; init; }
}
