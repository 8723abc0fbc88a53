using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// Second factors that are checked outside the tenant and therefore never listed in it: by the federation server of a
/// federated domain, or by the home tenant of a guest. They cannot be seen, so they are missing facts and no factors.
/// </summary>
internal static class OutsideFactors
{
    private static readonly string[] InitialDomains = [".onmicrosoft.com", ".onmicrosoft.us", ".partner.onmschina.cn"];

    /// <summary>What a snapshot cannot show of a user's second factors.</summary>
    public static IEnumerable<MissingFact> Of(Tenant tenant, User user) => user.IsExternal == true
        ? OfGuest(tenant, user)
        : OfFederation(tenant, user);

    // Microsoft Graph documentation, crossTenantAccessPolicyInboundTrust: isMfaAccepted.
    private static IEnumerable<MissingFact> OfGuest(Tenant tenant, User user)
    {
        Fact<IReadOnlyList<CrossTenantAccessSetting>> settings = tenant.CrossTenantAccess.All;
        if (!settings.TryGet(out IReadOnlyList<CrossTenantAccessSetting>? seen))
        {
            return settings.Missing;
        }

        return seen.Any(s => s.InboundTrust?.IsMfaAccepted == true)
            ?
            [
                new MissingFact(
                    "home tenant",
                    $"{tenant.Directory.NameOf(user.Id)} is a guest, and the cross-tenant access settings trust the multifactor authentication of some home tenants, which this tenant cannot see.",
                    "Have the guest sign in, or ask the administrators of the home tenant."),
            ]
            : [];
    }

    // Microsoft Entra documentation, migration from federation, 2023-11-06: federatedIdpMfaBehavior.
    private static IEnumerable<MissingFact> OfFederation(Tenant tenant, User user)
    {
        if (user.UserPrincipalNameDomain is not string name || InitialDomains.Any(d => name.EndsWith(d, StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        Domain? domain = tenant.Domains.Seen.FirstOrDefault(d => string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase));
        if (domain is null)
        {
            return tenant.Domains.Missing is MissingFact missing ? [missing] : [];
        }

        if (domain.AuthenticationType != DomainAuthenticationType.Federated)
        {
            return [];
        }

        FederationConfiguration? federation = tenant.FederationConfigurations.Seen
            .FirstOrDefault(f => string.Equals(f.DomainId, domain.Id, StringComparison.OrdinalIgnoreCase));
        return federation?.FederatedIdpMfaBehavior == FederatedIdpMfaBehavior.RejectMfaByFederatedIdp
            ? []
            :
            [
                new MissingFact(
                    "federation server",
                    $"{tenant.Directory.NameOf(user.Id)} signs in through the federation server of {domain.Id}, whose own multifactor authentication this tenant cannot see.",
                    "Ask the administrators of the federation server what it demands of this user."),
            ];
    }
}
