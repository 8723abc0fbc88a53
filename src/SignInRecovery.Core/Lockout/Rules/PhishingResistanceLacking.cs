using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0410: a policy demands a phishing-resistant method at the admin portals, and no method that an administrator has registered
/// meets it; now, or once the report-only policies are switched on. The finding says whether there is a way to register one.
/// </summary>
internal sealed class PhishingResistanceLacking() : LockoutRule("SR0410")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Sections => PortalPeople.Sections;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferredSections => PortalPeople.ReferredSections;

    /// <inheritdoc/>
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        Tenant tenant = context.Tenant;
        if (tenant.Policies.Missing is null
            && !tenant.Policies.Seen.Any(p => p.State != PolicyState.Disabled && PhishingResistance.IsDemandedBy(tenant, p)))
        {
            return [new RuleResult(LockoutStatus.NotApplicable, "No policy demands a phishing-resistant method.")];
        }

        PortalPeople portals = PortalPeople.Of(context);
        var failures = new List<RuleResult>();
        var unsettled = new List<(User, IReadOnlyList<MissingFact>)>();
        foreach (SecondFactors administrator in portals.Administrators.All)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            (RequirementAbility Ability, bool IsSwitchedOn)[] demands =
            [
                .. Demands(portals.OutcomeOf(administrator.User, isSwitchedOn: false)).Select(a => (a, false)),
                .. Demands(portals.OutcomeOf(administrator.User, isSwitchedOn: true)).Select(a => (a, true)),
            ];
            if (demands.FirstOrDefault(d => d.Ability.Requirement.IsCertain && d.Ability.IsMet.IsFalse()) is { Ability: not null } failed)
            {
                failures.Add(Fail(tenant, administrator, failed.Ability, failed.IsSwitchedOn));
            }
            else if (demands.FirstOrDefault(d => !d.Ability.IsMet.IsTrue()) is { Ability: not null } open)
            {
                IReadOnlyList<MissingFact> missing = [.. open.Ability.IsMet.Missing.Concat(Applying(portals, administrator.User, open.Ability, open.IsSwitchedOn)).Distinct()];
                unsettled.Add((administrator.User, missing.Count > 0 ? missing : [MissingFact.Unspecified]));
            }
        }

        if (tenant.Policies.Missing is MissingFact policies)
        {
            failures.Add(RuleResult.Unknown("Whether a phishing-resistant method is demanded of an administrator who has none", [policies]));
        }

        return portals.Administrators.Conclude(
            failures,
            unsettled,
            names => $"{names} can meet a demand for a phishing-resistant method",
            "Every administrator of whom a policy demands a phishing-resistant method at the admin portals has one.");
    }

    private static IEnumerable<RequirementAbility> Demands(SignInOutcome? outcome) => (outcome?.Abilities ?? []).Where(a => PhishingResistance.IsDemandedBy(a.Requirement));

    // A policy that may apply leaves open whether it demands anything.
    private static IEnumerable<MissingFact> Applying(PortalPeople portals, User user, RequirementAbility ability, bool isSwitchedOn) =>
        portals.OutcomeOf(user, isSwitchedOn)?.Decision.Verdicts.FirstOrDefault(v => ReferenceEquals(v.Policy, ability.Requirement.Policy))?.Applies.Missing ?? [];

    private static RuleResult Fail(Tenant tenant, SecondFactors administrator, RequirementAbility ability, bool isSwitchedOn)
    {
        User user = administrator.User;
        ConditionalAccessPolicy policy = ability.Requirement.Policy;
        ControlAbility strength = ability.Controls.First(c => c.Control.Kind == GrantControlKind.AuthenticationStrength);
        (string way, LockoutSeverity? severity) = Way(tenant, administrator, strength);
        string demands = isSwitchedOn ? "is in report-only mode; switched on, it demands" : "demands";
        return new RuleResult(
            LockoutStatus.Fail,
            $"The policy {PolicyTargets.Describe(policy)} {demands} {strength.Name} at the admin portals, and {RuleTargets.Describe(user)} cannot meet it. {way}",
            RuleTargets.User(user))
        {
            Severity = isSwitchedOn ? LockoutSeverity.Medium : severity,
            Evidence =
            [
                PolicyTargets.State(policy),
                PolicyTargets.Controls(policy),
                .. tenant.Roles.HoldingsOf(user.Id).Select(h => RuleTargets.Evidence(tenant, h)),
                .. FactorEvidence.Of(administrator),
                new Evidence(RuleTargets.User(user), "temporaryAccessPass", FactorEvidence.Of(PassScope(tenant, user)), "authenticationMethodsPolicy"),
            ],
        };
    }

    // Registering a passkey takes multifactor authentication within the last five minutes, or a Temporary Access Pass (Microsoft
    // Entra documentation, combined registration, 2024-10-01, and Temporary Access Pass, 2025-03-04).
    private static (string Way, LockoutSeverity? Severity) Way(Tenant tenant, SecondFactors administrator, ControlAbility strength)
    {
        string name = RuleTargets.User(administrator.User).Name;
        if (strength.Where == MfaPlace.ResourceTenant)
        {
            return ($"{name} is a guest: what guests can register here is not phishing-resistant, so that only trusting the home tenant's multifactor authentication helps.", null);
        }

        if (strength.RegistrationMayResolve.IsFalse())
        {
            return ($"Registering a method does not help: {strength.Reason}.", null);
        }

        MethodAcceptance pass = PassScope(tenant, administrator.User);
        bool canPass = pass.State == MethodAcceptanceState.Accepted;
        if (administrator.HasAny.IsTrue())
        {
            return ($"{name} can register a passkey after multifactor authentication with {string.Join(" or ", administrator.Accepted.Select(f => f.Name).Distinct().Take(3))}, and should do so before that sign-in is needed.", LockoutSeverity.Medium);
        }

        return (administrator.HasAny.IsKnown, pass.State) switch
        {
            (_, _) when canPass => ($"{name} has no second factor with which to register a passkey; a Temporary Access Pass, which another administrator must issue, opens the registration.", null),
            (true, MethodAcceptanceState.Refused) => ($"This is a deadlock: registering a passkey takes multifactor authentication, which {name} cannot present, or a Temporary Access Pass, which would be refused, because {pass.Reason}.", null),
            _ => ($"Registering a passkey takes multifactor authentication or a Temporary Access Pass, and whether {name} could present one of them is unknown.", null),
        };
    }

    private static MethodAcceptance PassScope(Tenant tenant, User user) => MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.TemporaryAccessPass);
}
