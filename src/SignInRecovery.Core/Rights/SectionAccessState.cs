namespace SignInRecovery.Rights;

/// <summary>Whether a session may read a section, or write what a cmdlet writes.</summary>
public enum SectionAccessState
{
    /// <summary>The token does not tell.</summary>
    Unknown,

    /// <summary>Permission and role are there, to read.</summary>
    Readable,

    /// <summary>Permission and role are there, to write.</summary>
    Writable,

    /// <summary>The permission is not in the token.</summary>
    PermissionMissing,

    /// <summary>The permission is there, and none of the directory roles that the section needs.</summary>
    RoleMissing,

    /// <summary>Microsoft Graph documents no application permission; only a signed-in person can read it.</summary>
    PeopleOnly,

    /// <summary>People keep it; Microsoft Graph does not have it.</summary>
    KeptByPeople,
}
