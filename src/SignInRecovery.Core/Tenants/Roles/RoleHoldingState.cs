namespace SignInRecovery.Tenants;

/// <summary>Whether a role can be used now, or only after activation.</summary>
public enum RoleHoldingState
{
    /// <summary>The role is assigned and can be used now.</summary>
    Active,

    /// <summary>The role can be used now because an eligible holder has activated it; it ends by itself.</summary>
    Activated,

    /// <summary>The role can be used after activation in Privileged Identity Management.</summary>
    Eligible,
}
