using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Which claims of a home tenant this tenant trusts: those of the partner's settings, else of the default.</summary>
/// <param name="partner">The trust of the partner's settings; null where they inherit.</param>
/// <param name="standard">The trust of the default; null where it was not seen.</param>
/// <param name="missing">Why there may be others; null when there are not.</param>
internal sealed class CrossTenantTrust(InboundTrust? partner, InboundTrust? standard, MissingFact? missing)
{
    /// <summary>The trust in a home tenant.</summary>
    /// <param name="tenant">This tenant.</param>
    /// <param name="homeTenantId">The home tenant; null when it is not known.</param>
    public static CrossTenantTrust Of(Tenant tenant, string? homeTenantId)
    {
        Section<CrossTenantAccessSetting> settings = tenant.CrossTenantAccess;
        InboundTrust? standard = settings.Seen.FirstOrDefault(s => s.IsDefault)?.InboundTrust;
        InboundTrust? partner = homeTenantId is null
            ? null
            : settings.Seen.FirstOrDefault(s => string.Equals(s.TenantId, homeTenantId, StringComparison.OrdinalIgnoreCase))?.InboundTrust;
        MissingFact? missing = settings.Missing;
        if (homeTenantId is null && partner is null && settings.Seen.Any(s => !s.IsDefault && s.InboundTrust is not null))
        {
            missing ??= new MissingFact(
                "users",
                "The snapshot does not say from which organisation the external user comes, and organisations are trusted differently.",
                "Look at the user's identities in the Microsoft Entra admin center.");
        }

        return new CrossTenantTrust(partner, standard, missing);
    }

    /// <summary>Whether a claim is trusted. Where no setting was made, none is, as is Microsoft's default.</summary>
    /// <param name="claim">The claim.</param>
    public Fact<bool> Accepts(Func<InboundTrust, bool?> claim)
    {
        bool? accepted = (partner is null ? null : claim(partner)) ?? (missing is null || partner is not null ? standard is null ? null : claim(standard) : null);
        return accepted is bool known ? Fact.Known(known)
            : missing is null ? Fact.Known(false)
            : Fact.Unknown<bool>(missing);
    }
}
