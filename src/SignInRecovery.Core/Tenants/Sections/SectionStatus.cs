namespace SignInRecovery.Tenants;

/// <summary>How much of a section of a tenant was seen.</summary>
public enum SectionStatus
{
    /// <summary>Nobody asked for it. This is what an absent section has.</summary>
    NotCollected = 0,

    /// <summary>All of it was seen.</summary>
    Complete,

    /// <summary>Some of it was seen; the state says what is missing.</summary>
    Partial,

    /// <summary>The caller was refused; the state names the permission or role.</summary>
    Forbidden,

    /// <summary>The tenant lacks the licence that the section needs.</summary>
    NotLicensed,

    /// <summary>This cloud has no such endpoint.</summary>
    NotAvailable,
}
