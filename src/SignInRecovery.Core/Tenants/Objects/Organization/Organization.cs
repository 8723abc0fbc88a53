using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The tenant as an organisation (Graph: organization).</summary>
public sealed record Organization
{
    /// <summary>The tenant id.</summary>
    public required string Id { get; init; }

    /// <summary>The organisation's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The kind of tenant as Graph prints it, for example <c>AAD</c> or <c>CIAM</c>.</summary>
    public string? TenantType { get; init; }

    /// <summary>When the tenant was created.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>The country or region of the organisation, ISO 3166 two letters.</summary>
    public string? CountryLetterCode { get; init; }

    /// <summary>The domains that the organisation has verified; null when not in the snapshot.</summary>
    public IReadOnlyList<VerifiedDomain>? VerifiedDomains { get; init; }

    /// <summary>Where Microsoft sends technical notifications; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? TechnicalNotificationMails { get; init; }

    /// <summary>Where Microsoft sends security notifications; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? SecurityComplianceNotificationMails { get; init; }

    /// <summary>The phones for security notifications; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? SecurityComplianceNotificationPhones { get; init; }

    /// <summary>The organisation's phones, to which support may send its code; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? BusinessPhones { get; init; }

    /// <summary>The kind of partner that the organisation is; null when it is none.</summary>
    public PartnerTenantType? PartnerTenantType { get; init; }

    /// <summary>True when the directory is synchronised from on-premises; null when not in the snapshot.</summary>
    [JsonConverter(typeof(NullMeansFalseConverter))]
    public bool? OnPremisesSyncEnabled { get; init; }

    /// <summary>When the directory was last synchronised; null when it never was.</summary>
    public DateTimeOffset? OnPremisesLastSyncDateTime { get; init; }

    /// <summary>When passwords were last synchronised; null when they never were.</summary>
    public DateTimeOffset? OnPremisesLastPasswordSyncDateTime { get; init; }

    /// <summary>The service plans of the organisation; null when not in the snapshot.</summary>
    public IReadOnlyList<AssignedPlan>? AssignedPlans { get; init; }
}
