namespace SignInRecovery.ConditionalAccess;

/// <summary>The tenant's switch for baseline scopes.</summary>
public enum BaselineScopeEnforcement
{
    /// <summary>Evaluated with Windows Azure Active Directory as the audience.</summary>
    Enforced,

    /// <summary>Not enforced.</summary>
    Legacy,

    /// <summary>Evaluated with a placeholder application as the audience.</summary>
    Custom,
}
