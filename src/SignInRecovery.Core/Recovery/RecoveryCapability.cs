namespace SignInRecovery.Recovery;

/// <summary>What one does to bring an account, or a tenant, back.</summary>
public enum RecoveryCapability
{
    /// <summary>Set a new password.</summary>
    ResetPassword,

    /// <summary>Remove or add authentication methods, or demand their registration anew.</summary>
    AuthenticationMethods,

    /// <summary>Issue a Temporary Access Pass.</summary>
    TemporaryAccessPass,

    /// <summary>Enable a disabled account.</summary>
    EnableAccount,

    /// <summary>Restore a deleted account.</summary>
    RestoreAccount,

    /// <summary>Revoke sessions, after an account was in wrong hands.</summary>
    RevokeSessions,

    /// <summary>Change a Conditional Access policy or a named location.</summary>
    PolicyEdit,

    /// <summary>Change the authentication methods policy.</summary>
    MethodsPolicyEdit,

    /// <summary>Assign a directory role.</summary>
    RoleAssignment,

    /// <summary>Add a member to a role-assignable group.</summary>
    GroupMembership,

    /// <summary>Dismiss the risk of a user.</summary>
    RiskDismissal,

    /// <summary>Remove a user from a restricted management administrative unit.</summary>
    UnitRemoval,

    /// <summary>Make a federated domain managed, or renew its signing certificate.</summary>
    DomainFederation,

    /// <summary>Approve an activation in Privileged Identity Management.</summary>
    ActivationApproval,

    /// <summary>Open a ticket with Microsoft.</summary>
    SupportTicket,
}
