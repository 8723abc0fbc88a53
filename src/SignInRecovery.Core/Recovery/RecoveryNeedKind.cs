namespace SignInRecovery.Recovery;

/// <summary>What kind of thing a path needs.</summary>
public enum RecoveryNeedKind
{
    /// <summary>A directory role.</summary>
    Role,

    /// <summary>A permission of Microsoft Graph, for the commands.</summary>
    Permission,

    /// <summary>A licence.</summary>
    Licence,

    /// <summary>An activation in Privileged Identity Management.</summary>
    Activation,

    /// <summary>Somebody's approval.</summary>
    Approval,

    /// <summary>A proof: of ownership, of identity, of control over a domain.</summary>
    Proof,

    /// <summary>A setting that must be on already.</summary>
    Setting,

    /// <summary>A thing at hand: a device, a key, an address, a phone.</summary>
    Possession,
}
