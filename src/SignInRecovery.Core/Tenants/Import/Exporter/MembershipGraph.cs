namespace SignInRecovery.Tenants.Import;

/// <summary>Makes the transitive groups of each user out of the direct members of each group.</summary>
internal sealed class MembershipGraph
{
    private readonly HashSet<string> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SortedSet<string>> _parents = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _users = new(StringComparer.OrdinalIgnoreCase);

    public void AddGroup(string id) => _groups.Add(id);

    /// <summary>Adds one direct member.</summary>
    public void AddMember(string group, ImportNode member)
    {
        if (member.FindText("id") is not { } id)
        {
            return;
        }

        if (!_parents.TryGetValue(id, out SortedSet<string>? parents))
        {
            _parents.Add(id, parents = new SortedSet<string>(StringComparer.Ordinal));
        }

        _ = parents.Add(group);
        string? type = JsonNoise.ODataType(member);
        if (type is null ? !_groups.Contains(id) : type.EndsWith(".user", StringComparison.OrdinalIgnoreCase))
        {
            _ = _users.Add(id);
        }
    }

    /// <summary>Each user with the list of its groups, direct and through groups, ordered by id. Users in no group have an empty list.</summary>
    public IEnumerable<(string User, ImportNode Groups)> Resolve(IEnumerable<string> allUsers)
    {
        _users.UnionWith(allUsers);
        _users.ExceptWith(_groups);
        foreach (string user in _users.Order(StringComparer.Ordinal))
        {
            var groups = new SortedSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>([user]);
            while (open.TryPop(out string? at))
            {
                foreach (string parent in _parents.GetValueOrDefault(at) ?? [])
                {
                    if (groups.Add(parent))
                    {
                        open.Push(parent);
                    }
                }
            }

            ImportNode list = ImportNode.NewList();
            foreach (string group in groups)
            {
                ImportNode item = ImportNode.NewObject();
                item.Add("id", ImportNode.Of(group));
                list.Items.Add(item);
            }

            yield return (user, list);
        }
    }
}
