using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// The first factor of a user of a tenant: a password, or a sign-in at the federation server of the domain; and whose
/// multifactor authentication counts (Microsoft Entra documentation, migration from federation, 2023-11-06).
/// </summary>
internal static class TenantFederation
{
    private static readonly string[] InitialDomains = [".onmicrosoft.com", ".onmicrosoft.us", ".partner.onmschina.cn"];

    private static readonly StagedFeature[] CloudPasswords = [StagedFeature.PasswordHashSync, StagedFeature.PassthroughAuthentication];

    /// <summary>The first factors of a user, and whether the federation server does all multifactor authentication.</summary>
    public static (IReadOnlyList<Credential> First, Fact<bool> IsMfaLeft) Of(Tenant tenant, User user)
    {
        if (user.UserPrincipalNameDomain is not string name
            || InitialDomains.Any(d => name.EndsWith(d, StringComparison.OrdinalIgnoreCase))
            || Rollout(tenant, user, CloudPasswords).IsTrue())
        {
            return ([Password()], Fact.Known(false));
        }

        Domain? domain = tenant.Domains.Seen.FirstOrDefault(d => string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase));
        if (domain is { AuthenticationType: not DomainAuthenticationType.Federated } || (domain is null && tenant.Domains.Missing is null))
        {
            return ([Password()], Fact.Known(false));
        }

        if (domain is null)
        {
            MissingFact missing = tenant.Domains.Missing!;
            Credential either = Credential.Unseen(AuthenticationMethodModes.FederatedSingleFactor | AuthenticationMethodModes.FederatedMultiFactor, "the federation server", missing);
            return ([Password(), either], Fact.Unknown<bool>(missing));
        }

        FederationConfiguration? federation = tenant.FederationConfigurations.Seen
            .FirstOrDefault(f => string.Equals(f.DomainId, domain.Id, StringComparison.OrdinalIgnoreCase));
        Credential first = Credential.Known(AuthenticationMethodModes.FederatedSingleFactor, $"the sign-in at the federation server of {domain.Id}");
        if (federation?.FederatedIdpMfaBehavior == FederatedIdpMfaBehavior.RejectMfaByFederatedIdp)
        {
            return ([first], Fact.Known(false));
        }

        Credential second = Credential.Unseen(
            AuthenticationMethodModes.FederatedMultiFactor,
            $"multifactor authentication at the federation server of {domain.Id}",
            new MissingFact(
                "federation server",
                $"{tenant.Directory.NameOf(user.Id)} signs in through the federation server of {domain.Id}, whose own multifactor authentication this tenant cannot see.",
                "Ask the administrators of the federation server what it demands of this user."));
        Fact<bool> isLeft = federation?.FederatedIdpMfaBehavior switch
        {
            FederatedIdpMfaBehavior.EnforceMfaByFederatedIdp => Rollout(tenant, user, [StagedFeature.MultiFactorAuthentication]).Select(isStaged => !isStaged),
            FederatedIdpMfaBehavior.AcceptIfMfaDoneByFederatedIdp => Fact.Known(false),
            _ when tenant.FederationConfigurations.Missing is MissingFact missing => Fact.Unknown<bool>(missing),
            FederatedIdpMfaBehavior.Unrecognized => Fact.Unknown<bool>(new MissingFact(
                "federationConfigurations",
                $"The federation settings of {domain.Id} name a behaviour that this version does not know.",
                "Look at federatedIdpMfaBehavior of the domain.")),
            _ => Fact.Known(false),
        };
        return ([first, second], isLeft);
    }

    private static Credential Password() => Credential.Known(AuthenticationMethodModes.Password, "the password");

    // Staged rollout takes single groups out of the federation; nested ones do not count, and a membership that was seen may
    // be nested, so that only certainty either way is drawn from what was seen.
    private static Fact<bool> Rollout(Tenant tenant, User user, IReadOnlyList<StagedFeature> features)
    {
        var answers = new List<Fact<bool>>();
        foreach (FeatureRollout rollout in tenant.FeatureRollouts.Seen.Where(r => r.IsEnabled == true && r.Feature is StagedFeature feature && features.Contains(feature)))
        {
            answers.Add(rollout.IsAppliedToOrganization == true
                ? Fact.Known(true)
                : Truth.Any((rollout.AppliesToIds ?? []).Select(g => tenant.Directory.IsMember(user.Id, g))));
        }

        return Truth.Any(answers);
    }
}
