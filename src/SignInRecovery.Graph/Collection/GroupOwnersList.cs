using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>The owners of groups: with a list of the groups, and one by one for the few that have many.</summary>
internal static class GroupOwnersList
{
    // An expanded list holds twenty objects at most (query parameters of Microsoft Graph, $expand).
    private const int OwnersInExpand = 20;

    /// <summary>Reads the owners of all groups.</summary>
    public static async Task ReadAsync(CollectionContext context, CancellationToken cancellationToken)
    {
        await context.Reader.ReadListAsync(Of(context, "$top=999"), cancellationToken).ConfigureAwait(false);
        await context.RoundAsync(Many(context), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for the owners of some groups; those with many are left to the next round.</summary>
    /// <param name="context">The collection.</param>
    /// <param name="groups">At most <see cref="SectionPaths.IdsInFilter"/> ids.</param>
    public static Ask Of(CollectionContext context, string[] groups) =>
        Of(context, "$filter=" + Uri.EscapeDataString($"id in ({string.Join(',', groups.Select(g => $"'{g}'"))})"));

    /// <summary>Asks for the owners of the groups that have more than fit into a list of groups.</summary>
    public static IReadOnlyList<Ask> Many(CollectionContext context)
    {
        var ledger = context.Ledgers["groupOwners"];
        return [.. context.References.ManyOwners.Select(group => ledger.Add(new Ask(
            ledger.Section, SectionPaths.Of(ledger.Section, group), owner => Take(context, group, owner))
        {
            MayBeGone = true,
        }))];
    }

    private static Ask Of(CollectionContext context, string option)
    {
        var ledger = context.Ledgers["groupOwners"];
        return ledger.Add(new Ask(
            ledger.Section,
            $"/groups?$select=id&$expand=owners($select={string.Join(',', ledger.Section.Query.Select)})&{option}",
            item =>
            {
                var owners = RawObject.Value(item, "owners"u8);
                if (RawObject.Text(item, "id"u8) is not { } group)
                {
                    return;
                }

                if (RawObject.ForEach(owners, static _ => { }) >= OwnersInExpand)
                {
                    context.References.AddManyOwners(group);
                    return;
                }

                _ = RawObject.ForEach(owners, owner => Take(context, group, owner));
            }));
    }

    // Where all users are read, there is nobody to look for.
    private static void Take(CollectionContext context, string group, ReadOnlySpan<byte> owner)
    {
        if (context.Request.Scope == Tenants.Snapshots.SnapshotScope.Administrators)
        {
            context.References.AddUser(RawObject.Text(owner, "id"u8));
        }

        context.Ledgers["groupOwners"].Write(group, owner);
    }
}
