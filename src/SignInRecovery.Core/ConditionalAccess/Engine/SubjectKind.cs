namespace SignInRecovery.ConditionalAccess;

/// <summary>Who signs in.</summary>
internal enum SubjectKind
{
    /// <summary>The context does not say.</summary>
    Absent,

    /// <summary>A person.</summary>
    User,

    /// <summary>An agent's user account.</summary>
    AgentUser,

    /// <summary>A service principal by itself.</summary>
    ServicePrincipal,

    /// <summary>An agent identity by itself.</summary>
    AgentIdentity,
}
