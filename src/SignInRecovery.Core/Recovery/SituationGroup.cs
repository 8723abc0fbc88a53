namespace SignInRecovery.Recovery;

/// <summary>What a situation has to do with: the first thing that one asks.</summary>
public enum SituationGroup
{
    /// <summary>The password.</summary>
    Password,

    /// <summary>A second factor, key or certificate.</summary>
    SecondFactor,

    /// <summary>The account itself.</summary>
    Account,

    /// <summary>A policy, a risk or a setting.</summary>
    Policy,

    /// <summary>The company's own servers.</summary>
    Servers,

    /// <summary>The tenant or its administrators.</summary>
    Tenant,

    /// <summary>A partner, or Partner Center.</summary>
    Partner,

    /// <summary>Something else.</summary>
    Other,
}
