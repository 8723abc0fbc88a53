using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>The owners of all groups: with the list of the groups, and one by one for the few that have many.</summary>
internal static class GroupOwnersList
{
    // An expanded list holds twenty objects at most (query parameters of Microsoft Graph, $expand).
    private const int OwnersInExpand = 20;

    /// <summary>Reads the owners.</summary>
    public static async Task ReadAsync(CollectionContext context, CancellationToken cancellationToken)
    {
        var ledger = context.Ledgers["groupOwners"];
        var many = new List<string>();
        var list = ledger.Add(new Ask(
            ledger.Section,
            $"/groups?$select=id&$expand=owners($select={string.Join(',', ledger.Section.Query.Select)})&$top=999",
            item =>
            {
                var owners = RawObject.Value(item, "owners"u8);
                if (RawObject.Text(item, "id"u8) is not { } group)
                {
                    return;
                }

                if (RawObject.ForEach(owners, static _ => { }) >= OwnersInExpand)
                {
                    many.Add(group);
                    return;
                }

                _ = RawObject.ForEach(owners, owner => ledger.Write(group, owner));
            }));
        await context.Reader.ReadListAsync(list, cancellationToken).ConfigureAwait(false);
        if (many.Count > 0)
        {
            await context.RoundAsync([.. many.Select(g => context.Owned("groupOwners", g))], cancellationToken).ConfigureAwait(false);
        }
    }
}
