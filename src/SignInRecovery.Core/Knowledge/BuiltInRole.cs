namespace SignInRecovery.Knowledge;

/// <summary>A built-in directory role of Microsoft Entra.</summary>
/// <param name="Name">The name as Microsoft prints it.</param>
/// <param name="TemplateId">The id that the role has in every tenant.</param>
/// <param name="IsPrivileged">Whether Microsoft marks it as privileged.</param>
/// <param name="Status">How well the row is attested.</param>
public sealed record BuiltInRole(string Name, string TemplateId, bool IsPrivileged, KnowledgeStatus Status)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
