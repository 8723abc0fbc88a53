using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kind of Microsoft partner that a tenant is (Graph: partnerTenantType).</summary>
[JsonConverter(typeof(EnumTextConverter<PartnerTenantType>))]
public enum PartnerTenantType
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>Microsoft support.</summary>
    MicrosoftSupport,

    /// <summary>A syndicate partner.</summary>
    SyndicatePartner,

    /// <summary>A breadth partner.</summary>
    BreadthPartner,

    /// <summary>A breadth partner with delegated administration.</summary>
    BreadthPartnerDelegatedAdmin,

    /// <summary>A reseller with delegated administration.</summary>
    ResellerPartnerDelegatedAdmin,

    /// <summary>A value-added reseller with delegated administration.</summary>
    ValueAddedResellerPartnerDelegatedAdmin,
}
