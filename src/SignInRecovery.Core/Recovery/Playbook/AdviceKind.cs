namespace SignInRecovery.Recovery;

/// <summary>What a known account may settle about an advice.</summary>
internal enum AdviceKind
{
    /// <summary>Nothing.</summary>
    Plain,

    /// <summary>Self-service password reset: whether it is on, and whether the account is registered for it.</summary>
    PasswordReset,

    /// <summary>Another registered method: whether there is one.</summary>
    OtherMethod,

    /// <summary>The on-premises directory: whether the account comes from one.</summary>
    OnPremises,
}
