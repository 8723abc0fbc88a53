using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using SignInRecovery.Tenants;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The users of a tenant in classes whose members no policy of the set tells apart: the same named groups and roles, the same
/// kind, and named by id or not. A tenant of a million users has some hundreds of them.
/// </summary>
internal sealed class SubjectClasses
{
    private readonly int[] _classOf;

    private SubjectClasses(int[] classOf, int[] representatives)
    {
        _classOf = classOf;
        Representatives = representatives;
    }

    /// <summary>For each class the place of one of its users.</summary>
    public int[] Representatives { get; }

    /// <summary>The class of the user at a place.</summary>
    public int Of(int user) => _classOf[user];

    /// <summary>How many users each class has.</summary>
    public int[] Sizes()
    {
        int[] sizes = new int[Representatives.Length];
        foreach (int index in _classOf)
        {
            sizes[index]++;
        }

        return sizes;
    }

    /// <summary>Puts the users of a tenant into classes.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="references">What policies name.</param>
    /// <param name="externalUsers">The users of whom more is known than their objects tell.</param>
    public static SubjectClasses Of(Tenant tenant, PolicyReferenceIndex references, IEnumerable<string> externalUsers)
    {
        (References groups, References roles) = (references.Groups, references.Roles);
        IReadOnlyList<User> users = tenant.Users.Seen;
        FrozenDictionary<string, int> groupIndexes = groups.Ids.Select((id, index) => (id, index)).ToFrozenDictionary(g => g.id, g => g.index, StringComparer.OrdinalIgnoreCase);
        FrozenDictionary<string, ulong[]> rolesOf = tenant.Roles.All.SelectMany(r => r.Seen)
            .Where(h => h is { IsTenantWide: true, IsActive: true } && roles.Find(h.RoleTemplateId) >= 0)
            .GroupBy(h => h.User.Id, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => References.Bits(g.Select(h => roles.Find(h.RoleTemplateId))), StringComparer.OrdinalIgnoreCase);
        FrozenSet<string> byId = references.Users.Ids.Concat(externalUsers).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

        int parts = Math.Clamp(users.Count / 10_000, 1, Environment.ProcessorCount);
        var tables = new ClassTable[parts];
        int[] classOf = new int[users.Count];
        _ = Parallel.For(0, parts, part =>
        {
            tables[part] = new ClassTable(2 + roles.Words + groups.Words);
            (int from, int to) = ((int)((long)users.Count * part / parts), (int)((long)users.Count * (part + 1) / parts));
            Classify(tenant, groupIndexes, rolesOf, byId, 2 + roles.Words, tables[part], classOf, from, to);
        });

        return parts == 1 ? new SubjectClasses(classOf, tables[0].Firsts()) : Merge(classOf, tables, users.Count);
    }

    // A loop over a million users would run for most of its time in code that was compiled in haste.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Classify(
        Tenant tenant,
        FrozenDictionary<string, int> groupIndexes,
        FrozenDictionary<string, ulong[]> rolesOf,
        FrozenSet<string> byId,
        int groupsAt,
        ClassTable table,
        int[] classOf,
        int from,
        int to)
    {
        IReadOnlyList<User> users = tenant.Users.Seen;
        ulong[] key = new ulong[table.Words];
        for (int index = from; index < to; index++)
        {
            User user = users[index];
            key.AsSpan().Clear();
            key[0] = ExternalTypes.Of(user) is GuestOrExternalUserTypes type ? (ulong)type + 1 : 0;
            key[1] = byId.Contains(user.Id) ? (ulong)index + 1 : 0;
            if (rolesOf.TryGetValue(user.Id, out ulong[]? held))
            {
                held.CopyTo(key.AsSpan(2));
            }

            IReadOnlyList<string> memberships = tenant.Directory.GroupsSeenOf(user.Id);
            for (int group = 0; group < memberships.Count; group++)
            {
                if (groupIndexes.TryGetValue(memberships[group], out int bit))
                {
                    key[groupsAt + (bit >> 6)] |= 1UL << (bit & 63);
                }
            }

            classOf[index] = table.Add(key, index);
        }
    }

    private static SubjectClasses Merge(int[] classOf, ClassTable[] tables, int users)
    {
        var all = new ClassTable(tables[0].Words);
        for (int part = 0; part < tables.Length; part++)
        {
            int[] renumbered = tables[part].MoveInto(all);
            (int from, int to) = ((int)((long)users * part / tables.Length), (int)((long)users * (part + 1) / tables.Length));
            for (int index = from; index < to; index++)
            {
                classOf[index] = renumbered[classOf[index]];
            }
        }

        return new SubjectClasses(classOf, all.Firsts());
    }
}
