namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Whose objects the bulk sections of a snapshot hold.</summary>
public enum SnapshotScope
{
    /// <summary>Those who hold or may activate a directory role, the users that policies name, and what these refer to.</summary>
    Administrators,

    /// <summary>Every user of the tenant.</summary>
    AllUsers,
}
