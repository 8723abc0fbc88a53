namespace SignInRecovery.ConditionalAccess;

/// <summary>The agents' user accounts of a policy (beta).</summary>
/// <param name="Included">Ids, or All.</param>
/// <param name="Excluded">Ids, or All.</param>
/// <param name="HasFilter">Whether a filter on custom security attributes stands beside them.</param>
internal sealed record AgentUserList(IReadOnlyList<string> Included, IReadOnlyList<string> Excluded, bool HasFilter)
{
    /// <summary>Whether the list names the subject. What a filter selects is not documented, so it stays open.</summary>
    public Tri Names(EvaluationScope scope) => TriLogic.Of(Has(Included, scope)).Or(HasFilter ? Tri.Unknown : Tri.False);

    /// <summary>Whether the list excepts the subject.</summary>
    public Tri Excludes(EvaluationScope scope) => TriLogic.Of(Has(Excluded, scope)).Or(HasFilter ? Tri.Unknown : Tri.False);

    private static bool Has(IReadOnlyList<string> ids, EvaluationScope scope) =>
        ids.Contains("All", StringComparer.OrdinalIgnoreCase) || ids.Contains(scope.Subject.Id, StringComparer.OrdinalIgnoreCase);
}
