using SignInRecovery.Facts;

namespace SignInRecovery.Tenants;

/// <summary>What the reader of role holders writes down, role by role, until the rosters are made of it.</summary>
/// <param name="missingActive">What was not seen and could add active holders of any role.</param>
/// <param name="missingEligible">What was not seen and could add eligible holders of any role.</param>
internal sealed class RoleHolderLedger(IEnumerable<MissingFact> missingActive, IEnumerable<MissingFact> missingEligible)
{
    private readonly Dictionary<string, List<RoleHolding>> _holdings = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<SetAsideHolder>> _setAside = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Role, bool IsEligible, MissingFact Missing), SortedSet<string>> _unseen = [];
    private readonly List<MissingFact> _missingActive = [.. missingActive];
    private readonly List<MissingFact> _missingEligible = [.. missingEligible];
    private readonly Dictionary<string, List<MissingFact>> _missingActiveOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<MissingFact>> _missingEligibleOf = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A way in which a user holds or may activate a role.</summary>
    public void Add(RoleHolding holding) => ListOf(_holdings, holding.RoleTemplateId).Add(holding);

    /// <summary>A holder that is no person who could sign in; each is listed once.</summary>
    public void SetAside(SetAsideHolder holder)
    {
        List<SetAsideHolder> list = ListOf(_setAside, holder.RoleTemplateId);
        if (!list.Exists(h => h.PrincipalId == holder.PrincipalId))
        {
            list.Add(holder);
        }
    }

    /// <summary>Something that was not seen and could add holders of any role.</summary>
    public void AddMissing(bool isEligible, MissingFact missing) => (isEligible ? _missingEligible : _missingActive).Add(missing);

    /// <summary>Something that was not seen and could add holders of one role.</summary>
    public void AddMissing(string role, bool isEligible, MissingFact missing)
    {
        List<MissingFact> list = ListOf(isEligible ? _missingEligibleOf : _missingActiveOf, role);
        if (!list.Contains(missing))
        {
            list.Add(missing);
        }
    }

    /// <summary>A holder of whom nobody knows who or what it is; many of them are said in one sentence.</summary>
    public void AddUnseen(string role, bool isEligible, string principalId, MissingFact missing)
    {
        if (!_unseen.TryGetValue((role, isEligible, missing), out SortedSet<string>? holders))
        {
            _unseen.Add((role, isEligible, missing), holders = new SortedSet<string>(StringComparer.OrdinalIgnoreCase));
        }

        _ = holders.Add(principalId);
    }

    /// <summary>The rosters of the roles of which something was written down. Called once, at the end.</summary>
    /// <param name="nameOf">What people call a role.</param>
    public Dictionary<string, RoleRoster> ToRosters(Func<string, string> nameOf)
    {
        foreach (((string role, bool isEligible, MissingFact missing), SortedSet<string> holders) in _unseen)
        {
            string who = holders.Count == 1
                ? $"The holder {holders.Min} of the role {nameOf(role)} was not seen."
                : $"{holders.Count} holders of the role {nameOf(role)} were not seen, among them {holders.Min}.";
            AddMissing(role, isEligible, missing with { Reason = $"{who} {missing.Reason}" });
        }

        return _holdings.Keys.Concat(_setAside.Keys).Concat(_missingActiveOf.Keys).Concat(_missingEligibleOf.Keys)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(role => role, Roster, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The roster of a role, as far as it is written down.</summary>
    /// <param name="role">The role's template id; for a custom role its own id.</param>
    public RoleRoster Roster(string role) => new()
    {
        RoleTemplateId = role,
        Seen = _holdings.GetValueOrDefault(role) ?? [],
        SetAside = _setAside.GetValueOrDefault(role) ?? [],
        MissingActive = [.. _missingActive, .. _missingActiveOf.GetValueOrDefault(role) ?? []],
        MissingEligible = [.. _missingEligible, .. _missingEligibleOf.GetValueOrDefault(role) ?? []],
    };

    private static List<TItem> ListOf<TItem>(Dictionary<string, List<TItem>> lists, string key)
    {
        if (!lists.TryGetValue(key, out List<TItem>? list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
