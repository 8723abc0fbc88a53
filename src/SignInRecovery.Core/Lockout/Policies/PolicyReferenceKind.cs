namespace SignInRecovery.Lockout;

/// <summary>What an id in a policy should lead to.</summary>
internal enum PolicyReferenceKind
{
    /// <summary>A user, by object id.</summary>
    User,

    /// <summary>A group, by object id.</summary>
    Group,

    /// <summary>A built-in role, by template id.</summary>
    Role,

    /// <summary>A named location, by id.</summary>
    NamedLocation,

    /// <summary>An application, by application id.</summary>
    Application,
}
