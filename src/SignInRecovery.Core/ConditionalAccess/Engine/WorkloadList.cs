using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The service principals or the agent identities of a policy.</summary>
internal sealed class WorkloadList
{
    /// <summary>Whether agent identities are meant; else service principals.</summary>
    public required bool IsForAgents { get; init; }

    /// <summary>Whether all are named: ServicePrincipalsInMyTenant, or All for agents.</summary>
    public required bool All { get; init; }

    /// <summary>The object ids that are included.</summary>
    public required HashSet<string> Included { get; init; }

    /// <summary>The object ids that are excluded.</summary>
    public required HashSet<string> Excluded { get; init; }

    /// <summary>A filter on custom security attributes; null for none.</summary>
    public CompiledFilter? Filter { get; init; }

    /// <summary>Whether the list names the subject.</summary>
    public Tri Names(EvaluationScope scope)
    {
        Tri named = TriLogic.Of(All || IsIn(Included, scope.Subject));
        if (Filter is { IsInclude: true })
        {
            named = named.Or(Matches(scope));
        }

        return IsForAgents ? named : named.And(TriLogic.Of(scope.Subject.IsSingleTenant is { IsKnown: true } known ? known.Value : null));
    }

    /// <summary>Whether the list excepts the subject.</summary>
    public Tri Excludes(EvaluationScope scope)
    {
        Tri excluded = TriLogic.Of(IsIn(Excluded, scope.Subject));
        return Filter is { IsInclude: false } ? excluded.Or(Matches(scope)) : excluded;
    }

    /// <summary>Says why it is not known whether the subject is named.</summary>
    public void Explain(EvaluationScope scope, ICollection<MissingFact> missing)
    {
        if (!IsForAgents && !scope.Subject.IsSingleTenant.IsKnown)
        {
            foreach (MissingFact fact in scope.Subject.IsSingleTenant.Missing)
            {
                missing.Add(fact);
            }
        }

        if (Filter is not null && Matches(scope) is Tri.Unknown)
        {
            missing.Add(Filter.Missing ?? new MissingFact(
                "servicePrincipals",
                $"The policy filters on custom security attributes, and those of {scope.Subject.Id} were not seen.",
                "Take the snapshot again with an account that may read custom security attributes (Attribute Assignment Reader)."));
        }
    }

    private Tri Matches(EvaluationScope scope) => Filter!.Expression is FilterExpression expression && scope.Subject.Principal is { } principal
        ? AttributeFilterMatching.Matches(expression, principal)
        : Tri.Unknown;

    private static bool IsIn(HashSet<string> ids, Subject subject) =>
        ids.Contains(subject.Id) || (subject.BlueprintId is string blueprint && ids.Contains(blueprint));
}
