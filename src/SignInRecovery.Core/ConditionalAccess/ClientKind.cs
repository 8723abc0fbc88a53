namespace SignInRecovery.ConditionalAccess;

/// <summary>The kind of the application that asks for a token.</summary>
public enum ClientKind
{
    /// <summary>A public client: it keeps no secret.</summary>
    Public,

    /// <summary>A confidential client: it proves itself with a secret or a certificate.</summary>
    Confidential,
}
