namespace SignInRecovery.SignIns;

/// <summary>What demands something of a sign-in outside Conditional Access.</summary>
public enum OutsideDemandKind
{
    /// <summary>Mandatory multifactor authentication of Microsoft's portals and tools.</summary>
    MandatoryMfa,

    /// <summary>Security defaults.</summary>
    SecurityDefaults,

    /// <summary>Per-user multifactor authentication.</summary>
    PerUserMfa,
}
