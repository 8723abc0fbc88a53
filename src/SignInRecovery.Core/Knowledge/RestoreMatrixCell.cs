namespace SignInRecovery.Knowledge;

/// <summary>Whether holders of one role may do something to holders of another.</summary>
/// <param name="Capability">The table: what is done.</param>
/// <param name="Target">The row: the role, or what else the target is.</param>
/// <param name="TargetTemplateId">The template id of that role; empty for a row that is no role.</param>
/// <param name="Actor">The role that acts.</param>
/// <param name="ActorTemplateId">The template id of that role.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Source">The page that says so.</param>
/// <param name="SourceDate">The date of that page.</param>
/// <param name="Status">How well it is attested.</param>
public sealed record RestoreMatrixCell(
    string Capability,
    string Target,
    string TargetTemplateId,
    string Actor,
    string ActorTemplateId,
    RestoreAnswer Answer,
    string Source,
    DateOnly SourceDate,
    KnowledgeStatus Status);
