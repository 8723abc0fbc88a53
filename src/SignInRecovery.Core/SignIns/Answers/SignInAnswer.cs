using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Json;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>What a sign-in is asked, as people read it: the outcome first, then what is demanded and with what it is met, then the policies.</summary>
public sealed record SignInAnswer
{
    private static readonly string[] OpenSignals =
    [
        "clientAppType", "devicePlatform", "ipAddress", "country", "gpsCountry", "compliantNetwork", "deviceInfo", "device", "signInRiskLevel", "userRiskLevel",
        "insiderRiskLevel", "authenticationFlow",
    ];

    /// <summary>The name of whoever signs in.</summary>
    public required string User { get; init; }

    /// <summary>The object id of whoever signs in.</summary>
    public required string UserId { get; init; }

    /// <summary>The sign-in name; null when it is not known.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The sign-in in words: what is opened, with what, from where.</summary>
    public required string SignIn { get; init; }

    /// <summary>What becomes of it, with the account and with what Microsoft demands.</summary>
    public required SignInResult Outcome { get; init; }

    /// <summary>Whether the account gets in; null when that is Unknown, see <see cref="Missing"/>.</summary>
    public required bool? CanSignIn { get; init; }

    /// <summary>Why, in one or two sentences.</summary>
    public required string Reason { get; init; }

    /// <summary>What is demanded and still missing, each with who demands it.</summary>
    public required IReadOnlyList<string> Demands { get; init => field = value.Indexed(); }

    /// <summary>With what the account can meet it.</summary>
    public required IReadOnlyList<string> With { get; init => field = value.Indexed(); }

    /// <summary>The policies that apply or may apply, and the others when they are asked for.</summary>
    public required IReadOnlyList<SignInPolicyAnswer> Policies { get; init => field = value.Indexed(); }

    /// <summary>How many further policies do not apply.</summary>
    public required int NotApplied { get; init; }

    /// <summary>What the answer takes for granted.</summary>
    public required IReadOnlyList<string> Assumptions { get; init => field = value.Indexed(); }

    /// <summary>What was not seen, and the signals that are open.</summary>
    public required IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); }

    /// <summary>What was not seen of the tenant: <see cref="Missing"/> without the signals that the question itself leaves open.</summary>
    public IReadOnlyList<MissingFact> NotSeen => (MissingFact[])[.. Missing.Where(m => !OpenSignals.Contains(m.Subject))];

    /// <summary>The tenant's name.</summary>
    public required string TenantName { get; init; }

    /// <summary>Everything about the outcome.</summary>
    public required SignInOutcome Detail { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{User}: {Outcome}. {Reason}";

    /// <summary>Reads an outcome.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="includeNotApplied">Whether the policies that do not apply are listed too.</param>
    /// <param name="refusedTogether">The policies that refuse together, see <see cref="PortalAccess.RefusedTogether"/>; null for none.</param>
    public static SignInAnswer Of(Tenant tenant, SignInOutcome outcome, bool includeNotApplied = false, IReadOnlyList<RequirementAbility>? refusedTogether = null)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(outcome);
        PolicyDecision decision = outcome.Decision;
        bool isRefused = refusedTogether is { Count: > 0 };
        string reason = isRefused ? SignInReasons.RefusedTogether(outcome.AccountName, decision.Context, refusedTogether!) : outcome.Reason;
        string id = decision.Context.UserId ?? decision.Context.ServicePrincipalId ?? string.Empty;
        SignInPolicyAnswer[] policies = [.. decision.Verdicts.OrderBy(Rank).Select(v => Policy(outcome, v))];
        User? user = tenant.Directory.FindUserInScope(id) is { IsKnown: true, Value: User found } ? found : null;
        return new SignInAnswer
        {
            User = outcome.AccountName,
            UserId = id,
            UserPrincipalName = user?.UserPrincipalName,
            SignIn = Describe(tenant, decision),
            Outcome = isRefused ? SignInResult.Block : outcome.EffectiveOutcome,
            CanSignIn = isRefused || user?.AccountEnabled == false ? false : outcome.GetsIn.OrNull(),
            Reason = user?.AccountEnabled == false ? $"The account {outcome.AccountName} is disabled. Were it enabled: {reason}" : reason,
            Demands = [.. Demanded(outcome)],
            With = outcome.With,
            Policies = includeNotApplied ? policies : [.. policies.Where(p => p.Applies != false)],
            NotApplied = policies.Count(p => p.Applies == false),
            Assumptions = [.. outcome.Assumptions.Select(a => a.Text).Distinct()],
            Missing = outcome.Missing,
            TenantName = tenant.Name,
            Detail = outcome,
        };
    }

    private static IEnumerable<string> Demanded(SignInOutcome outcome)
    {
        foreach (RequirementAbility ability in outcome.Abilities.Where(a => a.Requirement is { IsCertain: true, IsBlock: false }))
        {
            string word = ability.Requirement.Operator == GrantControlOperator.Or ? " or " : " and ";
            yield return $"{string.Join(word, ability.Controls.Select(c => c.Name).Distinct())}, by the policy {SignInReasons.NameOf(ability.Requirement.Policy)}";
        }

        foreach (OutsideDemand demand in outcome.PlatformRequires)
        {
            yield return $"{(demand.Control == GrantControl.Block ? "block" : "multifactor authentication")}, by {demand.Kind switch
            {
                OutsideDemandKind.MandatoryMfa => "Microsoft itself, whatever the policies say",
                OutsideDemandKind.SecurityDefaults => "security defaults",
                _ => "per-user multifactor authentication",
            }}";
        }
    }

    private static SignInPolicyAnswer Policy(SignInOutcome outcome, PolicyVerdict verdict)
    {
        RequirementAbility? ability = outcome.Abilities.FirstOrDefault(a => ReferenceEquals(a.Requirement.Policy, verdict.Policy));
        return new SignInPolicyAnswer
        {
            Policy = verdict.Policy.DisplayName ?? verdict.Policy.Id,
            Id = verdict.Policy.Id,
            Applies = verdict.Applies.OrNull(),
            Enforcement = verdict.Enforcement,
            Demands = Stated(verdict.Policy.GrantControls),
            IsMet = ability is not null ? ability.IsMet.OrNull() : verdict.Applies.IsKnown ? true : null,
            Reason = verdict.Applies.IsKnown || verdict.Reason == WhatIfReasons.None ? verdict.Explanation : $"Depends on {verdict.Reason.Words()}.",
        };
    }

    private static string Stated(GrantControls? grant)
    {
        if (grant is null)
        {
            return string.Empty;
        }

        string[] controls =
        [
            .. grant.BuiltInControls.Select(EnumTexts<BuiltInControl>.Print),
            .. grant.AuthenticationStrength is { } strength ? (string[])[$"strength '{strength.DisplayName ?? KnownStrengths.Find(strength.Id)?.DisplayName ?? strength.Id}'"] : [],
            .. grant.TermsOfUse.Count > 0 ? (string[])["terms of use"] : [],
            .. grant.CustomAuthenticationFactors,
        ];
        return string.Join(grant.Operator == GrantControlOperator.Or ? " or " : " and ", controls);
    }

    private static int Rank(PolicyVerdict verdict) => (verdict.Applies.IsKnown, verdict.Enforcement) switch
    {
        _ when verdict.Applies.IsFalse() => 3,
        (true, PolicyEnforcement.Enforced) => 0,
        (false, _) => 1,
        _ => 2,
    };

    private static string Describe(Tenant tenant, PolicyDecision decision)
    {
        SignInContext context = decision.Context;
        string target = context switch
        {
            { UserAction: SignInUserAction.RegisterSecurityInformation } => "registering security information",
            { UserAction: SignInUserAction.RegisterOrJoinDevices } => "registering or joining a device",
            { AuthenticationContext: string name } => $"the authentication context {name}",
            { ApplicationId: MandatoryMfa.AdminPortalAppId } => "the Azure portal, Microsoft Entra and Intune admin centers",
            { ApplicationId: string app } => KnownApplications.Find(app)?.Name ?? tenant.ServicePrincipals.Seen.FirstOrDefault(s => string.Equals(s.AppId, app, StringComparison.OrdinalIgnoreCase))?.DisplayName ?? app,
            _ => "a resource that is not named",
        };
        bool isOpen = decision.Mode == EvaluationMode.WorstCase;
        string[] parts =
        [
            target,
            context.ClientAppType switch
            {
                ClientAppType.MobileAppsAndDesktopClients => "an app",
                ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported => "Exchange ActiveSync",
                ClientAppType.Other => "a client with legacy authentication",
                _ => "a browser",
            },
            context.Device switch
            {
                { IsRegistered: true, IsCompliant: true } => "a compliant device",
                { IsRegistered: true } => "a registered device",
                _ => "an unmanaged device",
            },
            context.Platform is SignInPlatform platform ? platform == SignInPlatform.Unknown ? "an unknown platform" : platform.ToString() : isOpen ? "any platform" : "no platform given",
            context switch
            {
                { IPAddress: string address, Country: string country } => $"{address} in {country}",
                { IPAddress: string address } => address,
                { Country: string country } => country,
                _ => isOpen ? "any place" : "no place given",
            },
        ];
        string[] risks =
        [
            .. context.SignInRisk is { } signIn and not RiskLevel.None ? (string[])[$"sign-in risk {signIn.ToString().ToLowerInvariant()}"] : [],
            .. context.UserRisk is { } user and not RiskLevel.None ? (string[])[$"user risk {user.ToString().ToLowerInvariant()}"] : [],
            .. context.InsiderRisk is { } insider and not InsiderRiskLevels.None ? (string[])[$"insider risk {insider.ToString().ToLowerInvariant()}"] : [],
            .. context.AuthenticationFlow is { } flow and not AuthenticationTransferMethods.None ? (string[])[flow == AuthenticationTransferMethods.DeviceCodeFlow ? "device code flow" : "authentication transfer"] : [],
        ];
        return string.Join(", ", parts.Concat(risks));
    }
}
