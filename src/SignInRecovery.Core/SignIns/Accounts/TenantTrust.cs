using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// What a tenant trusts of the home tenant of an external user: the settings for that partner, and where these leave it open
/// the default (Microsoft Graph documentation, crossTenantAccessPolicyInboundTrust).
/// </summary>
internal static class TenantTrust
{
    /// <summary>The trust in one home tenant; where it is not known which, what all settings agree on.</summary>
    public static HomeTrust Of(Fact<IReadOnlyList<CrossTenantAccessSetting>> settings, string? homeTenantId)
    {
        if (!settings.TryGet(out IReadOnlyList<CrossTenantAccessSetting>? seen))
        {
            return HomeTrust.Unknown(settings.Missing);
        }

        InboundTrust? standard = seen.FirstOrDefault(s => s.IsDefault)?.InboundTrust;
        if (homeTenantId is not null)
        {
            CrossTenantAccessSetting? partner = seen.FirstOrDefault(s => string.Equals(s.TenantId, homeTenantId, StringComparison.OrdinalIgnoreCase));
            return Of(partner?.InboundTrust ?? standard);
        }

        HomeTrust[] each = [.. seen.Where(s => s.IsDefault || s.InboundTrust is not null).Select(s => Of(s.InboundTrust))];
        return new HomeTrust(Common(each, t => t.Mfa), Common(each, t => t.CompliantDevice), Common(each, t => t.HybridDevice));
    }

    private static HomeTrust Of(InboundTrust? trust) => new(
        Flag(trust?.IsMfaAccepted, "isMfaAccepted"),
        Flag(trust?.IsCompliantDeviceAccepted, "isCompliantDeviceAccepted"),
        Flag(trust?.IsHybridJoinedDeviceAccepted, "isHybridAzureADJoinedDeviceAccepted"));

    private static Fact<bool> Flag(bool? value, string property) => value is bool known ? Fact.Known(known) : Fact.Unknown<bool>(new MissingFact(
        "crossTenantAccess",
        $"The cross-tenant access settings that were seen do not say {property} for the home tenant.",
        "Take the snapshot again, or look at the trust settings under External Identities."));

    private static Fact<bool> Common(HomeTrust[] each, Func<HomeTrust, Fact<bool>> flag) =>
        each.Length > 0 && each.All(t => flag(t).IsKnown && flag(t).Value == flag(each[0]).Value)
            ? flag(each[0])
            : Fact.Unknown<bool>(new MissingFact(
                "home tenant",
                "The snapshot does not say from which tenant the external user comes, and the cross-tenant access settings do not trust every tenant alike.",
                "Look at the user's identities and at the trust settings under External Identities."));
}
