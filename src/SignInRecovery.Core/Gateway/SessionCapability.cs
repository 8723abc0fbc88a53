namespace SignInRecovery.Gateway;

/// <summary>What a session is for. It decides which permissions are asked for.</summary>
public enum SessionCapability
{
    /// <summary>Reading what the questions need. Nothing can be changed.</summary>
    Assess,

    /// <summary>Reading, and what the creation of emergency accounts writes.</summary>
    Provision,
}
