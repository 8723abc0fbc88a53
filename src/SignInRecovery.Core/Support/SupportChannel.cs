namespace SignInRecovery.Support;

/// <summary>By what means a team is reached.</summary>
public enum SupportChannel
{
    /// <summary>No means stands in the sources; the condition says so.</summary>
    None,

    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A page that needs no sign-in.</summary>
    Web,

    /// <summary>A place in an admin center, for somebody who can still sign in.</summary>
    Portal,

    /// <summary>A person or a list of the organisation's own.</summary>
    Person,
}
