using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Whom a policy is for: users, or workload identities, or agents. A policy names users or workload identities, never both.</summary>
internal sealed class SubjectAssignment : Condition
{
    public required UserList Include { get; init; }

    public required UserList Exclude { get; init; }

    /// <summary>The workload identities; null for a policy that names none.</summary>
    public WorkloadList? Workloads { get; init; }

    /// <summary>The agent identities; null for a policy that names none.</summary>
    public WorkloadList? AgentIdentities { get; init; }

    /// <summary>The agents' user accounts; null for a policy that names none.</summary>
    public AgentUserList? AgentUsers { get; init; }

    /// <summary>Whether the policy names Exchange ActiveSync among its client apps.</summary>
    public bool IsForActiveSync { get; init; }

    /// <summary>The parts that this version does not know and that could name or except anybody.</summary>
    public IReadOnlyList<MissingFact> Unreadable { get; init; } = [];

    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.Users;

    private bool IsForWorkloads => Workloads is not null || AgentIdentities is not null;

    /// <inheritdoc/>
    public override WhatIfReasons ReasonIn(EvaluationScope scope)
    {
        WhatIfReasons reason = scope.Subject.Kind switch
        {
            SubjectKind.ServicePrincipal => WhatIfReasons.WorkloadIdentities | (IsForWorkloads ? WhatIfReasons.None : WhatIfReasons.Users),
            SubjectKind.AgentIdentity => WhatIfReasons.AgentIdentities | (AgentIdentities is null ? WhatIfReasons.Users : WhatIfReasons.WorkloadIdentities),
            SubjectKind.AgentUser => WhatIfReasons.Users | WhatIfReasons.AgentIdentities,
            _ => WhatIfReasons.Users | (IsForWorkloads ? WhatIfReasons.WorkloadIdentities : WhatIfReasons.None),
        };
        return Include.IsEmpty && !IsForWorkloads && AgentUsers is null ? reason | WhatIfReasons.EmptyPolicy : reason;
    }

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope) => Included(scope).ButNot(Excluded(scope));

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        foreach (MissingFact part in Unreadable)
        {
            missing.Add(part);
        }

        switch (scope.Subject.Kind)
        {
            case SubjectKind.Absent:
                missing.Add(MissingSignals.Subject);
                break;
            case SubjectKind.ServicePrincipal:
                Workloads?.Explain(scope, missing);
                break;
            case SubjectKind.AgentIdentity:
                AgentIdentities?.Explain(scope, missing);
                break;
            case SubjectKind.AgentUser:
                missing.Add(new MissingFact(
                    "users",
                    "Whether policies for users reach agents' user accounts is not documented.",
                    "Look at the sign-in log of the agent's user account."));
                break;
            default:
                if (Included(scope) is not Tri.True)
                {
                    Include.Explain(scope, missing);
                    if (WidenedByActiveSync(scope) == Tri.Absent)
                    {
                        missing.Add(MissingSignals.ClientApp);
                    }
                }

                Exclude.Explain(scope, missing);
                break;
        }
    }

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => scope.Subject.Kind switch
    {
        SubjectKind.ServicePrincipal or SubjectKind.AgentIdentity when !IsForWorkloads => "it is for users, and not for workload identities",
        SubjectKind.ServicePrincipal when scope.Subject.IsSingleTenant is { IsKnown: true, Value: false } => "policies reach single-tenant applications of this tenant only",
        SubjectKind.ServicePrincipal or SubjectKind.AgentIdentity => Excluded(scope) == Tri.True ? "the identity is excluded" : "the identity is not included",
        _ when IsForWorkloads && Include.IsEmpty => "it is for workload identities, and not for users",
        _ => Excluded(scope) == Tri.True ? "the user is excluded" : "the user is not included",
    };

    private Tri Included(EvaluationScope scope)
    {
        Tri included = scope.Subject.Kind switch
        {
            SubjectKind.User => Include.Names(scope).Or(WidenedByActiveSync(scope)),
            SubjectKind.AgentUser => NamesAgentUser(scope),
            SubjectKind.ServicePrincipal => Workloads?.Names(scope) ?? Tri.False,
            SubjectKind.AgentIdentity => AgentIdentities?.Names(scope) ?? Tri.False,
            _ => Include.All ? Tri.True : Tri.Absent,
        };
        return Unreadable.Count > 0 ? included.Or(Tri.Unknown) : included;
    }

    private Tri Excluded(EvaluationScope scope)
    {
        Tri excluded = scope.Subject.Kind switch
        {
            SubjectKind.User => Exclude.Names(scope),
            SubjectKind.AgentUser => (AgentUsers?.Excludes(scope) ?? Tri.False).Or(Exclude.IsEmpty ? Tri.False : Exclude.AllAgentUsers ? Tri.True : Tri.Unknown),
            SubjectKind.ServicePrincipal => Workloads?.Excludes(scope) ?? Tri.False,
            SubjectKind.AgentIdentity => AgentIdentities?.Excludes(scope) ?? Tri.False,
            _ => Exclude.IsEmpty ? Tri.False : Tri.Absent,
        };
        return Unreadable.Count > 0 ? excluded.Or(Tri.Unknown) : excluded;
    }

    private Tri NamesAgentUser(EvaluationScope scope)
    {
        Tri named = (AgentUsers?.Names(scope) ?? Tri.False).Or(TriLogic.Of(Include.AllAgentUsers));

        // "All agents acting as a user" is the only documented way to name them; whether All users holds them too is not said.
        return named == Tri.True || Include.IsEmpty || (Include.AllAgentUsers && !Include.All) ? named : named.Or(Tri.Unknown);
    }

    /// <summary>
    /// With Exchange ActiveSync among the client apps, a policy for guests or directory roles makes all users subject to it
    /// (Microsoft Entra documentation, conditions, 2023-07-17).
    /// </summary>
    private Tri WidenedByActiveSync(EvaluationScope scope) => !IsForActiveSync || !Include.NamesRolesOrGuests
        ? Tri.False
        : scope.ClientApp switch
        {
            null => Tri.Absent,
            ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported => Tri.True,
            _ => Tri.False,
        };
}
