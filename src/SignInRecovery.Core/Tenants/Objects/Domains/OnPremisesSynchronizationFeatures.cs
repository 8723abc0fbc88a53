namespace SignInRecovery.Tenants;

/// <summary>Features of the synchronisation from on-premises (Graph: onPremisesDirectorySynchronizationFeature).</summary>
public sealed record OnPremisesSynchronizationFeatures
{
    /// <summary>Password hash synchronisation.</summary>
    public bool? PasswordSyncEnabled { get; init; }

    /// <summary>Password writeback, which self-service reset of synchronised users needs.</summary>
    public bool? PasswordWritebackEnabled { get; init; }

    /// <summary>Whether the cloud's password expiry applies to synchronised users.</summary>
    public bool? CloudPasswordPolicyForPasswordSyncedUsersEnabled { get; init; }

    /// <summary>Whether "must change password at next logon" is synchronised.</summary>
    public bool? UserForcePasswordChangeOnLogonEnabled { get; init; }

    /// <summary>Whether taking over a cloud object by soft match is blocked.</summary>
    public bool? BlockSoftMatchEnabled { get; init; }

    /// <summary>Whether taking over a cloud object by hard match is blocked.</summary>
    public bool? BlockCloudObjectTakeoverThroughHardMatchEnabled { get; init; }

    /// <summary>Whether soft match by user principal name is on.</summary>
    public bool? SoftMatchOnUpnEnabled { get; init; }

    /// <summary>Whether the user principal names of managed users are synchronised.</summary>
    public bool? SynchronizeUpnForManagedUsersEnabled { get; init; }

    /// <summary>Whether local changes override synchronised values.</summary>
    public bool? BypassDirSyncOverridesEnabled { get; init; }

    /// <summary>Device writeback.</summary>
    public bool? DeviceWritebackEnabled { get; init; }

    /// <summary>Group writeback.</summary>
    public bool? GroupWriteBackEnabled { get; init; }

    /// <summary>User writeback.</summary>
    public bool? UserWritebackEnabled { get; init; }
}
