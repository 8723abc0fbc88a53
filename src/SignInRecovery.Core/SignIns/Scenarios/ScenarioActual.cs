using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Json;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>What a sign-in leads to, in the words of the scenario format: one member for everything that can be expected.</summary>
public sealed record ScenarioActual
{
    /// <summary>The ids of the enabled policies that apply.</summary>
    public required IReadOnlyList<string> Applies { get; init => field = value.Indexed(); }

    /// <summary>The ids of the report-only policies that apply.</summary>
    public required IReadOnlyList<string> ReportOnlyApplies { get; init => field = value.Indexed(); }

    /// <summary>The ids of the policies of which it is unknown whether they apply.</summary>
    public required IReadOnlyList<string> UnknownApplies { get; init => field = value.Indexed(); }

    /// <summary>Why each of the other policies does not apply, in whatIfAnalysisReasons terms.</summary>
    public required IReadOnlyDictionary<string, string> NotApplies { get; init; }

    /// <summary>Block alone, or the union of the controls of the enabled policies that apply.</summary>
    public required IReadOnlyList<string> Controls { get; init => field = value.Indexed(); }

    /// <summary>What each of them demands.</summary>
    public required IReadOnlyDictionary<string, ScenarioPolicyControls> ControlsByPolicy { get; init; }

    /// <summary>The operator, where one policy with grant controls applies; null otherwise.</summary>
    public required string? ControlsOperator { get; init; }

    /// <summary>The names of the session controls that apply.</summary>
    public required IReadOnlyList<string> SessionControls { get; init => field = value.Indexed(); }

    /// <summary>The session controls after merging.</summary>
    public required ScenarioSessionResult SessionResult { get; init; }

    /// <summary>What is still missing.</summary>
    public required IReadOnlyList<string> Pending { get; init => field = value.Indexed(); }

    /// <summary><c>block</c>, <c>requires</c>, <c>allow</c> or <c>unknown</c>, from policies and circumstances.</summary>
    public required string Outcome { get; init; }

    /// <summary>Whether the account can meet what is missing; null when that is unknown.</summary>
    public required bool? CanSatisfy { get; init; }

    /// <summary>Whether registering a method could help; null when that is unknown.</summary>
    public required bool? RegistrationMayResolve { get; init; }

    /// <summary><c>homeTenant</c> or <c>resourceTenant</c>; null for others than external users and where it is not known.</summary>
    public required string? MfaWhere { get; init; }

    /// <summary>What Microsoft demands outside Conditional Access.</summary>
    public required IReadOnlyList<string> PlatformRequires { get; init => field = value.Indexed(); }

    /// <summary>Whether the account can meet that; null when that is unknown.</summary>
    public required bool? CanSatisfyPlatform { get; init; }

    /// <summary><c>block</c>, <c>requires</c>, <c>allow</c> or <c>unknown</c>, with the account and with what Microsoft demands.</summary>
    public required string EffectiveOutcome { get; init; }

    /// <summary>The order of the prompts.</summary>
    public required IReadOnlyList<string> EnforcementOrder { get; init => field = value.Indexed(); }

    /// <summary>The app id as which a request for baseline scopes is evaluated; null when the sign-in is none.</summary>
    public required string? EnforcementAudience { get; init; }

    /// <summary>Reads an outcome.</summary>
    /// <param name="outcome">The outcome.</param>
    public static ScenarioActual Of(SignInOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        PolicyDecision decision = outcome.Decision;
        PolicyRequirement[] certain = [.. decision.Requirements.Where(r => r.IsCertain)];
        return new ScenarioActual
        {
            Applies = [.. decision.Applying.Select(v => v.Policy.Id)],
            ReportOnlyApplies = [.. decision.ReportOnlyApplying.Select(v => v.Policy.Id)],
            UnknownApplies = [.. decision.Verdicts.Where(v => !v.Applies.IsKnown).Select(v => v.Policy.Id)],
            NotApplies = NotApplying(decision).ToDictionary(v => v.Policy.Id, v => string.Join(",", v.Reason.Names()), StringComparer.OrdinalIgnoreCase),
            Controls = Texts(decision.Controls),
            ControlsByPolicy = certain.DistinctBy(r => r.Policy.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(
                r => r.Policy.Id,
                r => new ScenarioPolicyControls(TextOf(r.Operator), Texts(r.Controls)),
                StringComparer.OrdinalIgnoreCase),
            ControlsOperator = certain.Length == 1 ? TextOf(certain[0].Operator) : null,
            SessionControls = decision.Session.Names,
            SessionResult = new ScenarioSessionResult(
                decision.Session.SignInFrequencyHours,
                decision.Session.PersistentBrowser is PersistentBrowserMode mode ? EnumTexts<PersistentBrowserMode>.Print(mode) : null),
            Pending = Texts(decision.Pending),
            Outcome = EnumTexts<SignInResult>.Print(outcome.Outcome),
            CanSatisfy = outcome.CanSatisfy.OrNull(),
            RegistrationMayResolve = outcome.RegistrationMayResolve.OrNull(),
            MfaWhere = outcome.MfaWhere is MfaPlace place ? EnumTexts<MfaPlace>.Print(place) : null,
            PlatformRequires = [.. outcome.PlatformRequires.Select(d => d.Control.ToString()).Distinct()],
            CanSatisfyPlatform = outcome.CanSatisfyPlatform.OrNull(),
            EffectiveOutcome = EnumTexts<SignInResult>.Print(outcome.EffectiveOutcome),
            EnforcementOrder = Texts(decision.EnforcementOrder),
            EnforcementAudience = decision.EnforcementAudience,
        };
    }

    private static IEnumerable<PolicyVerdict> NotApplying(PolicyDecision decision) =>
        decision.Verdicts.Where(v => v.Applies.IsFalse()).DistinctBy(v => v.Policy.Id, StringComparer.OrdinalIgnoreCase);

    private static string[] Texts(IReadOnlyList<GrantControl> controls) => [.. controls.Select(c => c.ToString()).Distinct()];

    private static string TextOf(GrantControlOperator value) => value == GrantControlOperator.Or ? "OR" : "AND";

}
