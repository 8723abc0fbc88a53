namespace SignInRecovery.Recovery;

/// <summary>What is to be brought back.</summary>
public enum SituationSubject
{
    /// <summary>No right in the directory helps.</summary>
    None,

    /// <summary>One account.</summary>
    Account,

    /// <summary>The tenant, or a part of its configuration.</summary>
    Tenant,
}
