using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>The people of a collection: who was found, and what is read of each.</summary>
internal sealed class People(CollectionContext context)
{
    // The report allows five requests in ten seconds; more than a few single ones would make everybody wait.
    private const int SingleReports = 10;

    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _found = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks for the records of some people.</summary>
    public Ask Users(string[] ids)
    {
        var ledger = context.Ledgers["users"];
        _asked.UnionWith(ids);
        return ledger.Add(new Ask(
            ledger.Section,
            SectionPaths.In(ledger.Section.Path, ledger.Section.Query, "id", ids),
            item =>
            {
                Find(RawObject.Text(item, "id"u8));
                ledger.Write(item);
            }));
    }

    /// <summary>Says that a person exists.</summary>
    public void Find(string? id)
    {
        if (id is not null)
        {
            lock (_found)
            {
                _ = _found.Add(id);
            }
        }
    }

    /// <summary>Everybody whom the first rounds named and who was not asked for yet.</summary>
    public IEnumerable<Ask> NewUsers() => SecondRound
        .Chunks(context.References.Users
            .Union(context.References.Principals, StringComparer.OrdinalIgnoreCase)
            .Except(context.References.RoleGroups, StringComparer.OrdinalIgnoreCase)
            .Except(_asked, StringComparer.OrdinalIgnoreCase)
            .ToArray())
        .Select(Users)
        .ToArray();

    /// <summary>The people who exist or may exist.</summary>
    public IReadOnlyList<string> Candidates() =>
    [
        .. _found
            .Union(context.References.Users.Union(context.References.Principals, StringComparer.OrdinalIgnoreCase).Except(_asked, StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase)
            .Except(context.References.RoleGroups, StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>What is read of each person: methods, groups, devices, per-user MFA; the last sign-ins and the managers, of fifteen at a time, unless they were read for all.</summary>
    public IReadOnlyList<Ask> Details(IReadOnlyList<string> people, bool isWhole)
    {
        var asks = new List<Ask>();
        foreach (var person in people)
        {
            asks.Add(context.Owned("methods", person));
            asks.Add(context.Owned("devices", person));
            asks.Add(context.Owned("perUserMfa", person));
            if (!isWhole)
            {
                asks.Add(Memberships(person));
            }
        }

        return isWhole ? asks : [.. asks, .. SecondRound.Chunks(people).SelectMany(part => (Ask[])[Managers(part), .. SignInActivity(part)])];
    }

    /// <summary>What the registration report says of people who are not in its list of administrators.</summary>
    public IReadOnlyList<Ask> Reports(IEnumerable<string> people, IReadOnlySet<string> listed)
    {
        var ledger = context.Ledgers["registrationDetails"];
        string[] others = [.. people.Where(p => !listed.Contains(p))];
        if (ledger.Fault is not null || others.Length == 0)
        {
            return [];
        }

        if (others.Length > SingleReports)
        {
            ledger.AddGap($"The report was read for those whom Microsoft marks as administrators; {others.Length} other people of this snapshot are not in it.");
            return [];
        }

        return [.. others.Select(p => ledger.Add(new Ask(ledger.Section, $"{ledger.Section.Path}/{p}", ledger.Write) { MayBeGone = true }))];
    }

    private Ask Memberships(string person)
    {
        var ledger = context.Ledgers["memberships"];
        var groups = new List<string>();
        return ledger.Add(new Ask(
            ledger.Section,
            SectionPaths.Of(ledger.Section, person),
            item =>
            {
                if (RawObject.Text(item, "id"u8) is { } id)
                {
                    groups.Add(id);
                }
            })
        {
            IsEventual = true,
            MayBeGone = true,
            OnPage = next =>
            {
                if (next is null && groups.Count > 0)
                {
                    ledger.Write(MembershipLine.Of(person, groups));
                }
            },
        });
    }

    // Apart from the users' other properties: without the right or the licence the request is refused as a whole.
    private IEnumerable<Ask> SignInActivity(string[] people)
    {
        // The registration report needs the same permission and the same licence, so its answer is known already.
        var ledger = context.Ledgers["signInActivity"];
        if (context.Ledgers["registrationDetails"].Fault is { Status: 400 or 403 })
        {
            yield break;
        }

        yield return ledger.Add(new Ask(
            ledger.Section,
            SectionPaths.In("/users", ledger.Section.Query, "id", people),
            item =>
            {
                if (!RawObject.Value(item, "signInActivity"u8).IsEmpty)
                {
                    ledger.Write(item);
                }
            }));
    }

    private Ask Managers(string[] people)
    {
        var ledger = context.Ledgers["managers"];
        return ledger.Add(new Ask(
            ledger.Section, SectionPaths.In(ledger.Section.Path.Replace("/{id}/manager", string.Empty, StringComparison.Ordinal), ledger.Section.Query, "id", people), item => TakeManager(ledger, item)));
    }

    /// <summary>Takes the manager out of a user with his manager.</summary>
    public static void TakeManager(SectionLedger ledger, ReadOnlySpan<byte> item)
    {
        var manager = RawObject.Value(item, "manager"u8);
        if (!manager.IsEmpty && RawObject.Text(item, "id"u8) is { } id)
        {
            ledger.Write(id, manager);
        }
    }
}
