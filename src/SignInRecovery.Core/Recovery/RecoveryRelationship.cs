namespace SignInRecovery.Recovery;

/// <summary>What somebody who is locked out is to the tenant.</summary>
public enum RecoveryRelationship
{
    /// <summary>A member of the tenant.</summary>
    Member,

    /// <summary>Works for the company, and was never added to its tenant.</summary>
    NotInTenant,

    /// <summary>A direct-bill partner of the Cloud Solution Provider programme.</summary>
    CspDirect,

    /// <summary>An indirect reseller of the Cloud Solution Provider programme, who has an indirect provider.</summary>
    IndirectReseller,

    /// <summary>A partner in the Microsoft AI Cloud Partner Program.</summary>
    AICloudPartner,
}
