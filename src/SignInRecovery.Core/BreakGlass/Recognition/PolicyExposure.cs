using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// How the Conditional Access policies for people treat one account: those in force, and those that report only and may be
/// switched on. Policies for workload identities and agents cannot exclude users and are left out (zerotrustassessment#1180),
/// and so are policies that are switched off.
/// </summary>
internal sealed class PolicyExposure
{
    private PolicyExposure()
    {
    }

    /// <summary>The enabled policies for people.</summary>
    public required PolicyGroup Enabled { get; init; }

    /// <summary>The policies for people that report only, Microsoft-managed ones among them.</summary>
    public required PolicyGroup ReportOnly { get; init; }

    /// <summary>How the enabled policies treat the account.</summary>
    public required BreakGlassDesign Design { get; init; }

    /// <summary>What was not seen and leaves the design Unknown.</summary>
    public required IReadOnlyList<MissingFact> MissingDesign { get; init; }

    /// <summary>How they would treat it if the report-only ones were enabled too.</summary>
    public required BreakGlassDesign ComingDesign { get; init; }

    /// <summary>What was not seen and leaves the coming design Unknown.</summary>
    public required IReadOnlyList<MissingFact> MissingComingDesign { get; init; }

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
        (BreakGlassDesign design, IReadOnlyList<MissingFact> missingDesign) = DesignOf(tenant, user, enabled);
        (BreakGlassDesign coming, IReadOnlyList<MissingFact> missingComing) = DesignOf(tenant, user, enabled.And(reportOnly));
        return new PolicyExposure
        {
            Enabled = enabled,
            ReportOnly = reportOnly,
            Design = design,
            MissingDesign = missingDesign,
            ComingDesign = coming,
            MissingComingDesign = missingComing,
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

    /// <summary>
    /// Whether a policy demands phishing-resistant multifactor authentication and nothing else, and the account's keys satisfy
    /// it: each in the combinations, the models and the issuers that the authentication strength allows.
    /// </summary>
    private static Fact<bool> IsSatisfiedByKeys(Tenant tenant, User user, ConditionalAccessPolicy policy)
    {
        if (policy.GrantControls is not { AuthenticationStrength: { } named, BuiltInControls.Count: 0, UnrecognizedControls.Count: 0, CustomAuthenticationFactors.Count: 0, TermsOfUse.Count: 0 })
        {
            return Fact.Known(false);
        }

        Fact<MfaDemand> demanded = MfaDemand.Strength(tenant, GrantControl.Strength(named.Id), named);
        if (!demanded.TryGet(out MfaDemand? demand))
        {
            return Fact.Unknown<bool>(demanded.Missing);
        }

        if (demand.Combinations.Any(c => !c.HasFlag(AuthenticationMethodModes.Unrecognized) && !KnownStrengths.PhishingResistant.AllowedCombinations.Contains(c)))
        {
            return Fact.Known(false);
        }

        MissingFact[] unclear = [.. Unclear(demand)];
        return unclear.Length > 0 ? Fact.Unknown<bool>(unclear) : Combinations.Of(demand, Credentials(BreakGlassKeys.Of(tenant, user))).IsMet;
    }

    /// <summary>What is not known of a strength, and decides whether it is phishing-resistant and which keys it allows.</summary>
    private static IEnumerable<MissingFact> Unclear(MfaDemand demand)
    {
        if (demand.Combinations.Any(c => c.HasFlag(AuthenticationMethodModes.Unrecognized)))
        {
            yield return new MissingFact(
                "authenticationStrengths",
                $"{demand.Name} allows a combination that this version does not know.",
                "Look at the strength in the Microsoft Entra admin center.");
        }

        if (demand.MissingConfigurations is MissingFact missing)
        {
            yield return missing;
        }
    }

    private static List<Credential> Credentials(BreakGlassKeys keys)
    {
        var credentials = new List<Credential>(keys.Accepted.Select(k => k.Kind == AuthenticationMethodKind.Fido2
            ? Credential.Known(AuthenticationMethodModes.Fido2, MethodNames.Of(k)) with { AaGuid = k.AaGuid }
            : Credential.Unseen(Modes.Certificates, MethodNames.Of(k), new MissingFact(
                "certificates",
                "Whether the certificate counts as one factor or as several is not visible in Microsoft Graph.",
                "Sign in with the certificate."))));
        if (keys.Missing.Count > 0)
        {
            credentials.Add(Credential.Unseen(AuthenticationMethodModes.Fido2 | Modes.Certificates, "a key that was not seen", keys.Missing));
        }

        return credentials;
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
            .Where(p => p.State == state || p.State == PolicyState.Unrecognized))
        {
            Fact<bool> excludes = scopes.Excludes(policy.Conditions.Users, user);
            Fact<bool> reaches = scopes.Reaches(policy, user, excludes);
            if (policy.State == PolicyState.Unrecognized)
            {
                // Whatever the state is, a policy that leaves the account alone changes nothing.
                missing.AddRange(reaches.IsFalse() ? [] : UnknownState(policy));
            }
            else if (reaches.TryGet(out bool isReached))
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

    private static IReadOnlyList<MissingFact> UnknownState(ConditionalAccessPolicy policy) => PolicyReading.Unrecognized(policy, "state") is { Count: > 0 } unknown
        ? unknown
        : [new MissingFact("policies", $"The snapshot does not give the state of the policy {PolicyText.Describe(policy)}.", "Take the snapshot again.")];

    private static (BreakGlassDesign Design, IReadOnlyList<MissingFact> Missing) DesignOf(Tenant tenant, User user, PolicyGroup policies)
    {
        if (policies.Reaching.Any(p => PolicyReading.DemandOf(p) is PolicyDemand.Block or PolicyDemand.ManagedDeviceOrApp))
        {
            return (BreakGlassDesign.Covered, []);
        }

        if (policies.Missing.Count > 0)
        {
            return (BreakGlassDesign.Unknown, policies.Missing);
        }

        if (policies.Reaching.Count == 0)
        {
            return (policies.Count == 0 ? BreakGlassDesign.NoPolicies : BreakGlassDesign.ExcludedEverywhere, []);
        }

        Fact<bool> isSatisfied = policies.Reaching.Count == 1 ? IsSatisfiedByKeys(tenant, user, policies.Reaching[0]) : Fact.Known(false);
        return !isSatisfied.TryGet(out bool isDesign) ? (BreakGlassDesign.Unknown, isSatisfied.Missing)
            : (isDesign ? BreakGlassDesign.PhishingResistantOnly : BreakGlassDesign.ExcludedFromBlocks, []);
    }
}
