using SignInRecovery.Graph.Http;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Graph.Collection;

/// <summary>
/// What the first round named: holders of roles, members of the groups that hold roles, groups and their owners, what may be
/// activated, units, federation.
/// </summary>
internal static class SecondRound
{
    /// <summary>The asks of the round. The people who are found are added to the references.</summary>
    public static IReadOnlyList<Ask> Asks(CollectionContext context, People people)
    {
        var references = context.References;
        var asks = new List<Ask>();
        string[] groups = [.. references.Groups.Union(references.RoleGroups, StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        asks.AddRange(references.FederatedDomains.Order(StringComparer.OrdinalIgnoreCase).Select(d => context.Owned("federationConfigurations", d)));
        foreach (var unit in references.Units.Order(StringComparer.OrdinalIgnoreCase))
        {
            asks.Add(context.Owned("administrativeUnitMembers", unit));
            asks.Add(context.Plain("scopedRoleMembers", unit));
        }

        asks.AddRange(groups.Select(g => Eligibilities(context, g)));
        asks.AddRange(references.RoleGroups.Intersect(references.Principals, StringComparer.OrdinalIgnoreCase).Select(g => Members(context, g)));
        if (context.Request.Scope == SnapshotScope.Administrators)
        {
            asks.AddRange(Chunks(groups).Select(ids => GroupOwnersList.Of(context, ids)));
            asks.AddRange(references.ExcludedGroups.Order(StringComparer.OrdinalIgnoreCase).Select(context.Groups.Count));
            asks.AddRange(Principals(context, people));
        }

        return asks;
    }

    private static IEnumerable<Ask> Principals(CollectionContext context, People people)
    {
        var references = context.References;
        var applications = new IdSet();

        // What holds a role may be a person, a group or an application; each list takes those that are its own.
        string[] open = [.. references.Principals.Except(references.RoleGroups, StringComparer.OrdinalIgnoreCase)];
        foreach (var ids in Chunks(open.Union(references.Users, StringComparer.OrdinalIgnoreCase)))
        {
            yield return people.Users(ids);
        }

        foreach (var ids in Chunks(open.Union(references.Groups, StringComparer.OrdinalIgnoreCase).Except(references.RoleGroups, StringComparer.OrdinalIgnoreCase)))
        {
            yield return Listed(context, "groups", "id", ids);
        }

        foreach (var ids in Chunks(open.Union(references.ServicePrincipals, StringComparer.OrdinalIgnoreCase)))
        {
            yield return Listed(context, "servicePrincipals", "id", ids, applications);
        }

        foreach (var ids in Chunks(references.Applications))
        {
            yield return Listed(context, "servicePrincipals", "appId", ids, applications);
        }
    }

    /// <summary>Parts of a list of ids that one filter can name.</summary>
    public static IEnumerable<string[]> Chunks(IEnumerable<string> ids) => ids.Order(StringComparer.OrdinalIgnoreCase).Chunk(SectionPaths.IdsInFilter);

    private static Ask Listed(CollectionContext context, string section, string property, string[] values, IdSet? sharedIds = null)
    {
        var declaration = SectionCatalog.Get(section);
        return context.Listed(section, SectionPaths.In(declaration.Path, declaration.Query, property, values, Selected.Of(context.Session, declaration)), sharedIds);
    }

    private static Ask Members(CollectionContext context, string group)
    {
        var users = context.Ledgers["users"];
        return users.Add(new Ask(
            users.Section,
            $"/groups/{group}/transitiveMembers/microsoft.graph.user?$select=id&$top=999&$count=true",
            item => context.References.AddUser(RawObject.Text(item, "id"u8)))
        {
            IsEventual = true,
            MayBeGone = true,
        });
    }

    // Microsoft Graph answers for one group or one principal only.
    private static Ask Eligibilities(CollectionContext context, string group)
    {
        var ledger = context.Ledgers["groupEligibilities"];
        var path = SectionPaths.With(SectionPaths.Of(ledger.Section), "$filter=" + Uri.EscapeDataString($"groupId eq '{group}'"));
        return context.Listed(ledger.Section.Name, path);
    }
}
