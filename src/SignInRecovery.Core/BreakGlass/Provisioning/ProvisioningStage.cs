namespace SignInRecovery.BreakGlass;

/// <summary>The stages of a plan, in their order: what is dangerous comes last.</summary>
public enum ProvisioningStage
{
    /// <summary>The group through which policies exclude the accounts.</summary>
    ExclusionGroup,

    /// <summary>The accounts, without any role.</summary>
    Accounts,

    /// <summary>The accounts become members of the group.</summary>
    Membership,

    /// <summary>Every policy for people excludes them.</summary>
    PolicyExclusion,

    /// <summary>A Temporary Access Pass for the registration of keys.</summary>
    TemporaryAccessPass,

    /// <summary>Sessions that somebody could have opened meanwhile end.</summary>
    Sessions,

    /// <summary>Global Administrator, permanent and active: the dangerous stage.</summary>
    Role,
}
