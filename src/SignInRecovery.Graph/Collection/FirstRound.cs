using SignInRecovery.Graph.Http;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Graph.Collection;

/// <summary>
/// What is read at once, because it needs nothing else: settings, policies, licences, domains, role assignments. It tells
/// whom the following rounds are about.
/// </summary>
internal static class FirstRound
{
    // These are read in rounds of their own.
    private static readonly HashSet<string> Later = new(StringComparer.Ordinal)
    {
        "federationConfigurations", "users", "methods", "signInActivity", "perUserMfa", "managers", "groupOwners", "memberships",
        "administrativeUnitMembers", "scopedRoleMembers", "groupEligibilities", "servicePrincipals", "devices", "signIns",
    };

    /// <summary>The asks of the round.</summary>
    public static IReadOnlyList<Ask> Asks(CollectionContext context)
    {
        var isWhole = context.Request.Scope == SnapshotScope.AllUsers;
        var asks = new List<Ask>();
        foreach (var section in context.Ledgers.All.Select(l => l.Section).Where(s => !Later.Contains(s.Name)))
        {
            switch (section.Name)
            {
                case "registrationDetails" when isWhole:
                    break;
                case "groups":
                    asks.Add(RoleGroups(context, section, isWhole));
                    break;
                case "registrationDetails":
                    asks.Add(context.Listed(section.Name, SectionPaths.With(SectionPaths.Of(section), "$filter=isAdmin%20eq%20true")));
                    break;
                case "crossTenantAccess":
                    asks.Add(context.Listed(section.Name, section.Path + "/default"));
                    asks.Add(context.Listed(section.Name, section.Path + "/partners"));
                    break;
                case "certificateAuthorities":
                    asks.Add(context.Plain(section.Name, context.Session.TenantId));
                    break;
                default:
                    asks.Add(context.Plain(section.Name));
                    break;
            }
        }

        return asks;
    }

    // Roles are assigned to no other groups, so their members can be asked for in the next round already. Where all groups are
    // read, these are only noted here.
    private static Ask RoleGroups(CollectionContext context, SectionDeclaration section, bool isWhole)
    {
        var ledger = context.Ledgers[section.Name];
        return ledger.Add(new Ask(
            section,
            SectionPaths.With(SectionPaths.Of(section), "$filter=isAssignableToRole%20eq%20true"),
            item =>
            {
                if (RawObject.Text(item, "id"u8) is { } id)
                {
                    context.References.AddRoleGroup(id);
                }

                if (!isWhole)
                {
                    context.Groups.Take(item);
                }
            })
        {
            IsEventual = true,
        });
    }
}
