namespace SignInRecovery.Recovery;

/// <summary>Where the password of a domain's users is checked.</summary>
public enum DomainNamespace
{
    /// <summary>Nobody can tell from what was asked.</summary>
    Unknown = 0,

    /// <summary>By Microsoft Entra.</summary>
    Managed,

    /// <summary>By a federation server.</summary>
    Federated,
}
