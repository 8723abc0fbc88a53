namespace SignInRecovery.Support;

/// <summary>Whom one reaches: a team of Microsoft, or of those who sell and serve its products.</summary>
public enum SupportTeam
{
    /// <summary>The Data Protection team, which gives a tenant back to its owner when no administrator can sign in.</summary>
    DataProtection,

    /// <summary>Technical support for Microsoft 365 business subscriptions, by the number of one's region.</summary>
    Technical,

    /// <summary>Billing support for Microsoft 365 business subscriptions.</summary>
    Billing,

    /// <summary>Support for Partner Center.</summary>
    PartnerCenter,

    /// <summary>Support for Microsoft Entra and Azure.</summary>
    Azure,

    /// <summary>Whoever made or sold a security key.</summary>
    Fido,

    /// <summary>The support page of the product that one is trying to open ("Contact us").</summary>
    Product,

    /// <summary>Support for Business Products: whatever no other team answers.</summary>
    Business,

    /// <summary>Support for people who are no administrators, and for personal accounts.</summary>
    Personal,

    /// <summary>21Vianet, which operates Microsoft 365 and Azure in China.</summary>
    Vianet21,

    /// <summary>The partner of the organisation: its indirect provider, or the partner with a granular delegated admin relationship.</summary>
    Partner,

    /// <summary>The organisation's own people: service desk, key custodians, administrators of its on-premises directory.</summary>
    OwnOrganization,
}
