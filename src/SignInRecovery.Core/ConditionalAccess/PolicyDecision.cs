using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>What the policies of a tenant make of one sign-in.</summary>
public sealed class PolicyDecision
{
    internal PolicyDecision() { }

    /// <summary>The sign-in.</summary>
    public SignInContext Context { get; internal init; } = new();

    /// <summary>What was made of absent signals.</summary>
    public EvaluationMode Mode { get; internal init; }

    /// <summary>One verdict for each policy, disabled ones included, in the order of the policies.</summary>
    public required IReadOnlyList<PolicyVerdict> Verdicts { get; init; }

    /// <summary>The enforced policies that apply, in the order of the policies.</summary>
    public IReadOnlyList<PolicyVerdict> Applying => field ??= (PolicyVerdict[])[.. ((VerdictList)Verdicts).Applying(PolicyEnforcement.Enforced)];

    /// <summary>The report-only policies that apply, in the order of the policies.</summary>
    public IReadOnlyList<PolicyVerdict> ReportOnlyApplying => field ??= (PolicyVerdict[])[.. ((VerdictList)Verdicts).Applying(PolicyEnforcement.ReportOnly)];

    /// <summary>
    /// What is demanded: one for each enforced policy with grant controls that applies or may apply. Each must be satisfied
    /// by itself; they are never merged.
    /// </summary>
    public IReadOnlyList<PolicyRequirement> Requirements { get; internal init => field = value.Indexed(); } = [];

    /// <summary>Block, when a block control applies; else Allow, when nothing is missing; else Requires. Unknown when something not seen decides.</summary>
    public PolicyOutcome Outcome { get; internal init; }

    /// <summary>What makes the outcome, or what is demanded, uncertain; empty when nothing does.</summary>
    public IReadOnlyList<MissingFact> Missing => field ??= MissingOf().Indexed();

    /// <summary>The signals and conditions on which an Unknown outcome depends; none when it is known.</summary>
    public WhatIfReasons DependsOn { get; internal init; }

    /// <summary>Block alone when a block control applies; otherwise the union of the controls of the policies that are certain to apply.</summary>
    public IReadOnlyList<GrantControl> Controls { get; internal init => field = value.Indexed(); } = [];

    /// <summary>The union of what is still missing, in the order of the policies; block alone when a block control applies.</summary>
    public IReadOnlyList<GrantControl> Pending { get; internal init => field = value.Indexed(); } = [];

    /// <summary>What is still missing in the order in which a sign-in is asked for it; empty when it is blocked.</summary>
    public IReadOnlyList<GrantControl> EnforcementOrder => field ??= Outcome == PolicyOutcome.Block ? [] : (GrantControl[])[.. Pending.OrderBy(c => c.Kind)];

    /// <summary>The session controls of the enforced policies that are certain to apply.</summary>
    public SessionControlResult Session { get; internal init; } = SessionControlResult.None;

    /// <summary>The app id as which a request for nothing but baseline scopes is evaluated; null when the sign-in is none.</summary>
    public string? EnforcementAudience { get; internal init; }

    /// <summary>What the decision takes for granted.</summary>
    public IReadOnlyList<PolicyAssumption> Assumptions => field ??= ConditionalAccess.Assumptions.Of(Assumed).Indexed();

    /// <summary>Finds what is missing when somebody asks.</summary>
    internal Func<IReadOnlyList<MissingFact>> MissingOf { get; init; } = () => [];

    /// <summary>The assumptions as flags.</summary>
    internal AssumedSignals Assumed { get; init; }
}
