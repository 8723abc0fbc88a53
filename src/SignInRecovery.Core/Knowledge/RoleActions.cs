using System.Collections.Frozen;

namespace SignInRecovery.Knowledge;

/// <summary>The actions with which access is restored, and the built-in roles that have them (Graph export of Cloud-Architekt/AzurePrivilegedIAM, 2026-08-21).</summary>
public static class RoleActions
{
    private static readonly FrozenDictionary<string, IReadOnlyList<(string TemplateId, KnowledgeStatus Status)>> ByAction = Table.Read(
            "roleActions.tsv",
            cells => (Action: cells[0], TemplateId: cells[2], Status: Enum.Parse<KnowledgeStatus>(cells[5])))
        .GroupBy(row => row.Action, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(g => g.Key, g => (IReadOnlyList<(string, KnowledgeStatus)>)[.. g.Select(row => (row.TemplateId, row.Status))], StringComparer.OrdinalIgnoreCase);

    /// <summary>Every action of the table.</summary>
    public static IReadOnlyCollection<string> All => ByAction.Keys;

    /// <summary>The built-in roles that have an action, with the status of that row.</summary>
    /// <param name="action">The action, such as <c>microsoft.directory/users/enable</c>.</param>
    public static IReadOnlyList<(string TemplateId, KnowledgeStatus Status)> RolesWith(string action) => ByAction.GetValueOrDefault(action) ?? [];
}
