namespace SignInRecovery.Recovery;

/// <summary>What kind of account an address signs in to.</summary>
public enum AccountKind
{
    /// <summary>Nobody can tell from what was asked.</summary>
    Unknown = 0,

    /// <summary>A work or school account.</summary>
    WorkOrSchool,

    /// <summary>A personal Microsoft account.</summary>
    Personal,

    /// <summary>A work or school account and a personal one share the address.</summary>
    Both,

    /// <summary>No account has the address.</summary>
    None,
}
