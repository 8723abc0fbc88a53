using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>What protects an account from being changed: its roles, its groups, its administrative units.</summary>
internal sealed record TargetProfile
{
    /// <summary>The account; null for a kind of account of which no person is named.</summary>
    public User? User { get; init; }

    /// <summary>The account, when it is deleted.</summary>
    public DeletedUser? Deleted { get; init; }

    /// <summary>The object id; empty for a kind of account.</summary>
    public required string Id { get; init; }

    /// <summary>The rows of the tables in which the account stands for sure.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>The rows in which it may stand: by roles that it may activate.</summary>
    public IReadOnlyList<string> PossibleRows { get; init; } = [];

    /// <summary>What was not seen and could add rows.</summary>
    public IReadOnlyList<MissingFact> MissingRows { get; init; } = [];

    /// <summary>The administrative units in which the account is, by id.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Those of the units that are restricted.</summary>
    public IReadOnlyList<AdministrativeUnit> RestrictedUnits { get; init; } = [];

    /// <summary>What was not seen of the units, and could put the account into a restricted one.</summary>
    public IReadOnlyList<MissingFact> MissingUnits { get; init; } = [];

    /// <summary>What was not seen of the units, and could put the account into any of them, so that a role for it reaches the account.</summary>
    public IReadOnlyList<MissingFact> UnseenUnits { get; init; } = [];

    /// <summary>What decides alike for all accounts: two accounts with the same key are reached by the same roles.</summary>
    public string Class { get; init; } = string.Empty;

    /// <summary>Whether the account is known to have no administrator role and to be in no role-assignable group.</summary>
    public bool IsPlainUser => Rows.Count == 1 && Rows[0] == RestoreMatrix.NoRole && PossibleRows.Count == 0 && MissingRows.Count == 0;

    /// <summary>Whether the account was seen to hold, or to be able to activate, a role.</summary>
    public bool HasRole => Rows.Concat(PossibleRows).Any(r => r is not (RestoreMatrix.NoRole or RestoreMatrix.RoleGroup));

    /// <summary>Whether the account is a Global Administrator.</summary>
    public bool IsGlobalAdministrator => Rows.Contains("Global Administrator", StringComparer.Ordinal);

    /// <summary>An account of a kind: by its role, or without one.</summary>
    /// <param name="role">The role; null for a person without one.</param>
    public static TargetProfile Of(BuiltInRole? role) => OfRow(role is null ? RestoreMatrix.NoRole : RestoreMatrix.RowOf(role.TemplateId));

    /// <summary>An account of a kind: by its row in the tables.</summary>
    /// <param name="row">The row.</param>
    public static TargetProfile OfRow(string row) => new() { Id = string.Empty, Rows = [row], Class = row };
}
