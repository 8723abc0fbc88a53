using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// Whether the administrators get into the admin portals, now and with the report-only policies switched on: worked out once
/// for a run of the rules.
/// </summary>
internal sealed class PortalPeople
{
    private readonly Lazy<AdministratorFactors> _administrators;
    private readonly PortalAccess _now;
    private readonly PortalAccess _switchedOn;

    private PortalPeople(RuleContext context)
    {
        _administrators = new(() => AdministratorFactors.Of(context));
        _now = new PortalAccess(context.Tenant, context.AsOf);
        _switchedOn = _now.SwitchedOn();
        HasReportOnly = context.Tenant.Policies.Seen.Any(p => p.State is PolicyState.EnabledForReportingButNotEnforced or PolicyState.Unrecognized);
    }

    /// <summary>The sections that tell who is an administrator and which policies there are.</summary>
    public static IReadOnlyList<string> Sections { get; } = ["policies", "users", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    /// <summary>What policies, accounts and second factors refer to.</summary>
    public static IReadOnlyList<string> ReferredSections { get; } =
    [
        .. RuleSections.Holders.Except(Sections),
        .. RuleSections.Factors,
        "methods", "authenticationMethodsPolicy", "authenticationStrengths", "namedLocations", "mfaTrustedIps", "termsOfUse", "devices",
        "featureRollouts", "onPremisesSynchronization", "riskyUsers", "securityDefaults", "perUserMfa",
    ];

    /// <summary>The administrators with their second factors.</summary>
    public AdministratorFactors Administrators => _administrators.Value;

    /// <summary>Whether a policy is in report-only mode.</summary>
    public bool HasReportOnly { get; }

    /// <summary>The answers of a run.</summary>
    public static PortalPeople Of(RuleContext context) => context.Shared(c => new PortalPeople(c));

    /// <summary>Whether somebody gets in from some place, now.</summary>
    public PortalAccessAnswer Now(User user) => _now.Somewhere(user.Id);

    /// <summary>Whether somebody gets in from some place, once the report-only policies are switched on.</summary>
    public PortalAccessAnswer SwitchedOn(User user) => HasReportOnly ? _switchedOn.Somewhere(user.Id) : Now(user);

    /// <summary>What is demanded of somebody wherever the sign-in comes from, now or with the report-only policies switched on.</summary>
    public SignInOutcome? OutcomeOf(User user, bool isSwitchedOn) => (isSwitchedOn && HasReportOnly ? _switchedOn : _now).Of(user.Id).Outcome;

    /// <summary>The policy by which somebody is refused everywhere; null when none is, or what Microsoft demands is in the way.</summary>
    public static RequirementAbility? RefusingPolicy(SignInOutcome? outcome) =>
        outcome?.Abilities.FirstOrDefault(a => a.Requirement is { IsCertain: true, IsBlock: true })
        ?? outcome?.Abilities.FirstOrDefault(a => a.Requirement.IsCertain && a.IsMet.IsFalse() && !IsPhishingResistant(a))
        ?? outcome?.Abilities.FirstOrDefault(a => a.Requirement.IsCertain && a.IsMet.IsFalse());

    /// <summary>Whether what an account cannot meet is an authentication strength of phishing-resistant methods alone.</summary>
    public static bool IsPhishingResistant(RequirementAbility ability) =>
        ability.Controls.Any(c => c.Control.Kind == GrantControlKind.AuthenticationStrength && !c.IsMet.IsTrue())
        && PhishingResistance.IsDemandedBy(ability.Requirement);
}
