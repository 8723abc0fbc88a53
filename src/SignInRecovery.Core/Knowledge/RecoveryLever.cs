namespace SignInRecovery.Knowledge;

/// <summary>Something with which a tenant is opened again, and the built-in roles that can do it for the whole tenant.</summary>
/// <param name="Id">A stable name for it, made up here.</param>
/// <param name="What">What it is, as the end of a sentence: "change Conditional Access policies".</param>
/// <param name="Roles">The roles, the Global Administrator among them.</param>
/// <param name="Source">Where the assignment of actions to roles comes from.</param>
/// <param name="SourceDate">The date of that source.</param>
/// <param name="Status">How well it is attested: the weakest of its rows.</param>
public sealed record RecoveryLever(string Id, string What, IReadOnlyList<BuiltInRole> Roles, string Source, DateOnly SourceDate, KnowledgeStatus Status)
{
    /// <inheritdoc/>
    public override string ToString() => What;
}
