using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// How the Conditional Access policies for people treat one account: those in force, and those that report only and may be
/// switched on. Policies for workload identities and agents cannot exclude users and are left out (zerotrustassessment#1180),
/// and so are policies that are switched off.
/// </summary>
internal sealed class PolicyExposure
{
    private static readonly AuthenticationMethodModes[] PhishingResistant =
        [AuthenticationMethodModes.WindowsHelloForBusiness, AuthenticationMethodModes.Fido2, AuthenticationMethodModes.X509CertificateMultiFactor];

    private PolicyExposure()
    {
    }

    /// <summary>The enabled policies for people.</summary>
    public required PolicyGroup Enabled { get; init; }

    /// <summary>The policies for people that report only, Microsoft-managed ones among them.</summary>
    public required PolicyGroup ReportOnly { get; init; }

    /// <summary>How the enabled policies treat the account.</summary>
    public required BreakGlassDesign Design { get; init; }

    /// <summary>How they would treat it if the report-only ones were enabled too.</summary>
    public required BreakGlassDesign ComingDesign { get; init; }

    /// <summary>The groups, by id, through which an enabled or report-only policy excludes the account.</summary>
    public required IReadOnlyList<string> Groups { get; init => field = value.Indexed(); }

    /// <summary>Looks at the policies.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="scopes">The scopes of the tenant's policies.</param>
    /// <param name="user">The account.</param>
    public static PolicyExposure Of(Tenant tenant, PolicyScopes scopes, User user)
    {
        PolicyGroup enabled = Read(tenant, scopes, user, PolicyState.Enabled);
        PolicyGroup reportOnly = Read(tenant, scopes, user, PolicyState.EnabledForReportingButNotEnforced);
        return new PolicyExposure
        {
            Enabled = enabled,
            ReportOnly = reportOnly,
            Design = DesignOf(tenant, user, enabled),
            ComingDesign = DesignOf(tenant, user, enabled.And(reportOnly)),
            Groups =
            [
                .. enabled.Excluding.Concat(reportOnly.Excluding)
                    .SelectMany(p => p.Conditions.Users.ExcludeGroups)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Where(g => tenant.Directory.IsMember(user.Id, g) is { IsKnown: true, Value: true })
                    .Order(StringComparer.OrdinalIgnoreCase),
            ],
        };
    }

    /// <summary>Whether a policy demands phishing-resistant multifactor authentication and nothing else.</summary>
    public static Fact<bool> DemandsPhishingResistantOnly(Tenant tenant, ConditionalAccessPolicy policy)
    {
        if (policy.GrantControls is not { AuthenticationStrength: { } named, BuiltInControls.Count: 0, UnrecognizedControls.Count: 0, CustomAuthenticationFactors.Count: 0, TermsOfUse.Count: 0 })
        {
            return Fact.Known(false);
        }

        return Combinations(tenant, named).Select(c => c.Count > 0 && c.All(m => PhishingResistant.Contains(m)));
    }

    private static Fact<IReadOnlyList<AuthenticationMethodModes>> Combinations(Tenant tenant, AuthenticationStrengthPolicy named)
    {
        IReadOnlyList<AuthenticationMethodModes>? combinations = tenant.AuthenticationStrengths.Seen
            .FirstOrDefault(s => string.Equals(s.Id, named.Id, StringComparison.OrdinalIgnoreCase))?.AllowedCombinations
            ?? named.AllowedCombinations;
        return combinations is not null
            ? Fact.Known(combinations)
            : Fact.Unknown<IReadOnlyList<AuthenticationMethodModes>>(tenant.AuthenticationStrengths.Missing ?? new MissingFact(
                "authenticationStrengths",
                $"The snapshot does not say what the authentication strength {named.DisplayName ?? named.Id} allows.",
                "Take the snapshot again."));
    }

    private static PolicyGroup Read(Tenant tenant, PolicyScopes scopes, User user, PolicyState state)
    {
        var reaching = new List<ConditionalAccessPolicy>();
        var excluding = new List<ConditionalAccessPolicy>();
        var untouched = new List<ConditionalAccessPolicy>();
        var missing = new List<MissingFact>();
        if (tenant.Policies.Missing is MissingFact section)
        {
            missing.Add(section);
        }

        foreach (ConditionalAccessPolicy policy in scopes.ForPeople
            .Where(p => p.State == state || (p.State == PolicyState.Unrecognized && state == PolicyState.Enabled)))
        {
            if (policy.State == PolicyState.Unrecognized)
            {
                missing.AddRange(PolicyReading.Unrecognized(policy, "state"));
                continue;
            }

            Fact<bool> excludes = scopes.Excludes(policy.Conditions.Users, user);
            Fact<bool> reaches = scopes.Reaches(policy, user, excludes);
            if (reaches.TryGet(out bool isReached))
            {
                (isReached ? reaching : excludes is { IsKnown: true, Value: true } ? excluding : untouched).Add(policy);
            }
            else
            {
                missing.AddRange(reaches.Missing);
            }
        }

        return new PolicyGroup(reaching, excluding, untouched, [.. missing.Distinct()]);
    }

    private static BreakGlassDesign DesignOf(Tenant tenant, User user, PolicyGroup policies)
    {
        if (policies.Reaching.Any(p => PolicyReading.DemandOf(p) is PolicyDemand.Block or PolicyDemand.ManagedDeviceOrApp))
        {
            return BreakGlassDesign.Covered;
        }

        if (policies.Missing.Count > 0)
        {
            return BreakGlassDesign.Unknown;
        }

        if (policies.Reaching.Count == 0)
        {
            return policies.Count == 0 ? BreakGlassDesign.NoPolicies : BreakGlassDesign.ExcludedEverywhere;
        }

        if (policies.Reaching.Count == 1
            && DemandsPhishingResistantOnly(tenant, policies.Reaching[0]) is { IsKnown: true, Value: true }
            && Combinations(tenant, policies.Reaching[0].GrantControls!.AuthenticationStrength!).TryGet(out IReadOnlyList<AuthenticationMethodModes>? combinations)
            && BreakGlassKeys.Of(tenant, user).Accepted.Any(k => combinations.Contains(k.Kind == AuthenticationMethodKind.Fido2
                ? AuthenticationMethodModes.Fido2
                : AuthenticationMethodModes.X509CertificateMultiFactor)))
        {
            return BreakGlassDesign.PhishingResistantOnly;
        }

        return BreakGlassDesign.ExcludedFromBlocks;
    }
}
