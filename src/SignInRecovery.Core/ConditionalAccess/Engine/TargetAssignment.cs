using SignInRecovery.Facts;
using SignInRecovery.Knowledge;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// What a policy is for: applications, user actions or authentication contexts (Microsoft Entra documentation, target
/// resources, 2026-01-26).
/// </summary>
internal sealed class TargetAssignment : Condition
{
    public required ApplicationList Include { get; init; }

    public required ApplicationList Exclude { get; init; }

    public required IReadOnlyList<SignInUserAction> Actions { get; init; }

    public required HashSet<string> Contexts { get; init; }

    /// <summary>Whether the policy is for traffic profiles of Global Secure Access, which no sign-in here is for.</summary>
    public bool NamesTrafficProfiles { get; init; }

    /// <summary>Whether the policy is conditioned on authentication flows; only then is it documented to reach device registration as an All-resources policy.</summary>
    public bool HasFlows { get; init; }

    /// <summary>Whether the policy has conditions that are not available for the registration of devices: client apps, or devices.</summary>
    public bool HasDeviceConditions { get; init; }

    /// <summary>The parts that this version does not know and that could name or except anything.</summary>
    public IReadOnlyList<MissingFact> Unreadable { get; init; } = [];

    /// <summary>Whether the policy is for all resources.</summary>
    public bool IsForAllResources => Include.All;

    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.Application;

    /// <inheritdoc/>
    public override WhatIfReasons ReasonIn(EvaluationScope scope)
    {
        WhatIfReasons own = (Include.IsEmpty && Exclude.IsEmpty && !NamesTrafficProfiles ? WhatIfReasons.None : WhatIfReasons.Application)
            | (Actions.Count > 0 ? WhatIfReasons.UserActions : WhatIfReasons.None)
            | (Contexts.Count > 0 ? WhatIfReasons.AuthenticationContext : WhatIfReasons.None);
        return own == WhatIfReasons.None ? scope.Target.Reason | WhatIfReasons.EmptyPolicy : own | scope.Target.Reason;
    }

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope)
    {
        Tri reached = Reached(scope);
        return Unreadable.Count == 0 ? reached : reached == Tri.Absent ? reached : Tri.Unknown;
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        foreach (MissingFact part in Unreadable)
        {
            missing.Add(part);
        }

        ResolvedTarget target = scope.Target;
        if (target.IsAbsent)
        {
            missing.Add(MissingSignals.Application);
        }

        if (target.Action == SignInUserAction.RegisterOrJoinDevices)
        {
            missing.Add(Actions.Contains(SignInUserAction.RegisterOrJoinDevices)
                ? new MissingFact("policies", "The policy is for the registration of devices and has conditions on client apps or devices, which are not available there.", "Remove these conditions from the policy.")
                : new MissingFact("userAction", "Whether policies for all resources reach the registration of devices is documented for authentication flows only.", "Look at a registration in the sign-in log."));
        }

        foreach (ResolvedResource resource in target.Resources)
        {
            if (Include.Names(resource, scope) is Tri.Unknown)
            {
                Include.Explain(resource, missing);
            }

            if (Exclude.Names(resource, scope) is Tri.Unknown)
            {
                Exclude.Explain(resource, missing);
            }
        }

        if (target.OpenDependencies.Count > 0 && target.OpenDependencies.Any(d => Covers(d, scope) is not Tri.False))
        {
            missing.Add(MissingSignals.Dependencies);
        }

        if (target.Baseline is { IsConfidential: true } && target.Client is null)
        {
            missing.Add(MissingSignals.ClientApplication);
        }
    }

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope)
    {
        ResolvedTarget target = scope.Target;
        if (target.Action is SignInUserAction action)
        {
            return $"it is not for the user action {(action == SignInUserAction.RegisterSecurityInformation ? "Register security information" : "Register or join devices")}";
        }

        if (target.Context is string context)
        {
            return $"it is not for the authentication context {context}";
        }

        if (Actions.Count > 0)
        {
            return "it is for user actions, and not for resources";
        }

        if (Contexts.Count > 0)
        {
            return "it is for authentication contexts, and not for resources";
        }

        if (target.Baseline is not null)
        {
            return "a request for nothing but baseline scopes is not held to it";
        }

        ResolvedResource? resource = target.Resources.Count > 0 ? target.Resources[0] : null;
        string name = resource?.Known?.Name ?? resource?.Principal?.DisplayName ?? resource?.AppId ?? "what is asked for";
        return resource is not null && Exclude.Names(resource, scope) == Tri.True ? $"{name} is excluded" : $"{name} is not included";
    }

    private Tri Reached(EvaluationScope scope)
    {
        ResolvedTarget target = scope.Target;
        if (target.IsAbsent)
        {
            return Include.All && Exclude.IsEmpty ? Tri.True : Tri.Absent;
        }

        Tri reached = Tri.False;
        if (target.Action is SignInUserAction action)
        {
            reached = ReachesAction(action);
        }

        if (target.Context is string context)
        {
            reached = reached.Or(TriLogic.Of(Contexts.Contains(context)));
        }

        if (target.Baseline is BaselineRequest baseline && Include.All)
        {
            return reached.Or(ReachesBaseline(baseline, target, scope));
        }

        foreach (ResolvedResource resource in target.Resources)
        {
            reached = reached.Or(Covers(resource, scope));
        }

        return target.OpenDependencies.Count == 0 || reached == Tri.True ? reached : reached.Or(ReachesDependencies(target, scope));
    }

    private Tri Covers(ResolvedResource resource, EvaluationScope scope)
    {
        Tri included = Include.Names(resource, scope);
        return included == Tri.False ? included : included.ButNot(Exclude.Names(resource, scope));
    }

    private Tri ReachesAction(SignInUserAction action) => action switch
    {
        // Registering security information is subject to All-resources policies as well (Graph: evaluate, example 3).
        SignInUserAction.RegisterSecurityInformation => TriLogic.Of(Actions.Contains(action) || Include.All),
        _ when Actions.Contains(action) => HasDeviceConditions ? Tri.Unknown : Tri.True,
        _ when Include.All => HasFlows ? Tri.True : Tri.Unknown,
        _ => Tri.False,
    };

    private Tri ReachesDependencies(ResolvedTarget target, EvaluationScope scope)
    {
        if (!target.OpenDependencies.Any(d => Covers(d, scope) is not Tri.False))
        {
            return Tri.False;
        }

        if (!scope.TakesOrdinaryValues)
        {
            return Tri.Absent;
        }

        scope.Assume(AssumedSignals.ServiceDependencies);
        return Tri.False;
    }

    /// <summary>
    /// A request for nothing but baseline scopes, and a policy for all resources. Without exclusions it covers every token; with
    /// one, the request was exempt, and is now evaluated as one for an audience. A confidential client was exempt only when it
    /// is excluded itself, and stays so when it asks for the scopes of OpenID Connect alone.
    /// </summary>
    private Tri ReachesBaseline(BaselineRequest baseline, ResolvedTarget target, EvaluationScope scope)
    {
        if (Exclude.IsEmpty)
        {
            return Tri.True;
        }

        if (baseline.IsAssumed)
        {
            scope.Assume(AssumedSignals.BaselineScopes);
        }

        Tri asAudience = baseline.Setting.Enforcement == BaselineScopeEnforcement.Legacy
            ? TriLogic.Of(!baseline.WasExempt)
            : baseline.Audience is string audience ? Covers(new ResolvedResource(audience, KnownApplications.Find(audience), null, null, false), scope) : Tri.False;
        if (!baseline.IsConfidential)
        {
            return asAudience;
        }

        Tri clientCovered = target.Client is ResolvedResource client ? Covers(client, scope) : Tri.Absent;
        return baseline.IsOidcOnly ? clientCovered : clientCovered.Or(asAudience);
    }
}
