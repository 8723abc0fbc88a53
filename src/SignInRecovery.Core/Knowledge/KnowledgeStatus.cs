namespace SignInRecovery.Knowledge;

/// <summary>How well something that is shipped with the module is attested.</summary>
public enum KnowledgeStatus
{
    /// <summary>No source of Microsoft says so today, or only one of little weight.</summary>
    Unverified,

    /// <summary>A current source of Microsoft says so.</summary>
    Verified,

    /// <summary>Microsoft said so once and has withdrawn it.</summary>
    Superseded,
}
