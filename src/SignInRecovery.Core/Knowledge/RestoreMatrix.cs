using System.Collections.Frozen;
using System.Globalization;

namespace SignInRecovery.Knowledge;

/// <summary>Who may do what to whom at tenant scope, by the roles of both (Microsoft Entra documentation, privileged roles and permissions, 2026-06-05).</summary>
public static class RestoreMatrix
{
    /// <summary>Resetting passwords.</summary>
    public const string ResetPassword = "ResetPassword";

    /// <summary>Enabling, disabling, deleting, restoring, and changing sensitive properties.</summary>
    public const string SensitiveActions = "SensitiveActions";

    /// <summary>Managing authentication methods.</summary>
    public const string AuthenticationMethods = "AuthenticationMethods";

    /// <summary>The row of somebody without an administrator role.</summary>
    public const string NoRole = "User (no admin role)";

    /// <summary>The row of a member or owner of a role-assignable group.</summary>
    public const string RoleGroup = "User (no admin role, but member or owner of a role-assignable group)";

    /// <summary>The row of somebody with a role for a restricted management administrative unit.</summary>
    public const string RestrictedUnitRole = "User with a role scoped to a restricted management administrative unit";

    /// <summary>The row of every role that has none of its own.</summary>
    public const string OtherRole = "All other built-in and custom roles";

    private static readonly FrozenDictionary<(string Capability, string Target, string Actor), RestoreMatrixCell> Cells = Table.Read("restoreMatrix.tsv", cells => new RestoreMatrixCell(
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            cells[4],
            Enum.Parse<RestoreAnswer>(cells[5]),
            cells[6],
            DateOnly.ParseExact(cells[7], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Enum.Parse<KnowledgeStatus>(cells[8])))
        .ToFrozenDictionary(c => (c.Capability, c.Target, c.ActorTemplateId));

    private static readonly FrozenDictionary<string, string> RowByTemplateId = Cells.Values
        .Where(c => c.TargetTemplateId.Length > 0)
        .DistinctBy(c => c.TargetTemplateId)
        .ToFrozenDictionary(c => c.TargetTemplateId, c => c.Target, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every cell.</summary>
    public static IReadOnlyCollection<RestoreMatrixCell> All => Cells.Values;

    /// <summary>The row in which a role stands as a target.</summary>
    /// <param name="roleTemplateId">The role's template id; for a custom role its own id.</param>
    public static string RowOf(string roleTemplateId) => RowByTemplateId.GetValueOrDefault(roleTemplateId) ?? OtherRole;

    /// <summary>A cell; null when the role has no column of its own in that table.</summary>
    /// <param name="capability">The table.</param>
    /// <param name="row">The row.</param>
    /// <param name="actorTemplateId">The template id of the actor's role.</param>
    public static RestoreMatrixCell? Find(string capability, string row, string actorTemplateId) =>
        Cells.GetValueOrDefault((capability, row, actorTemplateId));
}
