using SignInRecovery.Facts;

namespace SignInRecovery.Tenants;

/// <summary>
/// Who holds or may activate one directory role. The holdings are those that were seen; what is missing says whether there
/// could be more. A lower bound may be drawn from what was seen, an upper bound only when nothing is missing.
/// </summary>
public sealed record RoleRoster
{
    /// <summary>The template id of the role; for a custom role its own id.</summary>
    public required string RoleTemplateId { get; init; }

    /// <summary>The holdings that were seen, of enabled and disabled users alike, for any scope.</summary>
    public required IReadOnlyList<RoleHolding> Seen { get; init => field = value.Indexed(); }

    /// <summary>Holders that are no persons, or exist no more.</summary>
    public required IReadOnlyList<SetAsideHolder> SetAside { get; init => field = value.Indexed(); }

    /// <summary>What was not seen and could add active holders.</summary>
    public required IReadOnlyList<MissingFact> MissingActive { get; init => field = value.Indexed(); }

    /// <summary>What was not seen and could add eligible holders.</summary>
    public required IReadOnlyList<MissingFact> MissingEligible { get; init => field = value.Indexed(); }

    /// <summary>The users who hold the role for the whole tenant and can use it now, each once, disabled users included.</summary>
    public IReadOnlyList<User> ActiveUsersSeen => (User[])[.. Seen.Where(h => h.IsTenantWide && h.IsActive).Select(h => h.User).DistinctBy(u => u.Id)];

    /// <summary>The users who may activate the role for the whole tenant and do not hold it now, each once.</summary>
    public IReadOnlyList<User> EligibleUsersSeen => (User[])
    [
        .. Seen.Where(h => h.IsTenantWide && !h.IsActive).Select(h => h.User).DistinctBy(u => u.Id)
            .ExceptBy(ActiveUsersSeen.Select(u => u.Id), u => u.Id),
    ];

    /// <summary>All users who hold the role for the whole tenant and can use it now, or Unknown.</summary>
    public Fact<IReadOnlyList<User>> ActiveUsers => MissingActive.Count == 0
        ? Fact.Known(ActiveUsersSeen)
        : Fact.Unknown<IReadOnlyList<User>>(MissingActive);

    /// <summary>All users who hold the role for the whole tenant, now or after activation, or Unknown.</summary>
    public Fact<IReadOnlyList<User>> AllUsers => MissingActive.Count + MissingEligible.Count == 0
        ? Fact.Known<IReadOnlyList<User>>((User[])[.. ActiveUsersSeen, .. EligibleUsersSeen])
        : Fact.Unknown<IReadOnlyList<User>>([.. MissingActive, .. MissingEligible]);
}
