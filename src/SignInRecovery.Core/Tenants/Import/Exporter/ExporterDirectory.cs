namespace SignInRecovery.Tenants.Import;

/// <summary>Users' methods, group owners and members, administrative units: what an export keeps in folders beside its owner.</summary>
internal static class ExporterDirectory
{
    public static void Take(ExporterFolder root, ExporterReader reader)
    {
        TakeMethods(root.Folder("Users"), reader);
        TakeUnits(root.Folder("AdministrativeUnits"), reader);
        TakeGroups(root, reader);
    }

    private static void TakeMethods(ExporterFolder? users, ExporterReader reader)
    {
        const string Section = "methods";
        foreach ((_, ExporterFolder user) in users?.Objects() ?? [])
        {
            if (user.Folder("Authentication") is not { } authentication)
            {
                continue;
            }

            reader.Collector.MarkPartial(Section, "The exporter writes the methods of some types only.");
            foreach ((string name, string type) in ExporterLayout.Methods)
            {
                foreach ((ImportFile file, _) in authentication.Folder(name)?.Objects() ?? [])
                {
                    foreach (ImportNode method in reader.Read(file, Section))
                    {
                        if (method.Find("@odata.type") is null)
                        {
                            method.Members.Insert(0, new("@odata.type", ImportNode.Of(type)));
                        }

                        reader.Collector.Add(Section, NodeWriter.ToLine(user.Leaf, method));
                    }
                }
            }
        }
    }

    private static void TakeUnits(ExporterFolder? units, ExporterReader reader)
    {
        if (units is null)
        {
            return;
        }

        reader.Collector.Open("administrativeUnitMembers");
        reader.Collector.Open("scopedRoleMembers");
        foreach ((_, ExporterFolder unit) in units.Objects())
        {
            reader.AddValues("administrativeUnitMembers", unit.Leaf, unit.Folder("Members"));
            reader.AddAll("scopedRoleMembers", unit.Folder("ScopedRoleMembers"));
        }
    }

    private static void TakeGroups(ExporterFolder root, ExporterReader reader)
    {
        if (root.Folder("Groups") is not { } groups)
        {
            return;
        }

        reader.Collector.Open("groupOwners");
        var graph = new MembershipGraph();
        bool anyMembers = false;
        bool anyStatic = false;
        bool dynamicWithoutMembers = false;
        foreach ((ImportFile file, ExporterFolder folder) in groups.Objects())
        {
            bool isDynamic = reader.Read(file, "groups").Any(IsDynamic);
            anyStatic |= !isDynamic;
            graph.AddGroup(folder.Leaf);
            TakeOwners(folder, reader);
            ExporterFolder? members = folder.Folder("Members");
            anyMembers |= members is not null;
            dynamicWithoutMembers |= isDynamic && members is null;
            foreach ((ImportFile member, _) in members?.Objects() ?? [])
            {
                foreach (ImportNode node in reader.Read(member, "memberships"))
                {
                    graph.AddMember(folder.Leaf, node);
                }
            }
        }

        if (!anyStatic)
        {
            reader.Collector.MarkPartial("groups", "Only groups with dynamic membership are in the export, which is what the exporter writes unless it is run with -All or -Type Groups.");
        }

        if (!anyMembers)
        {
            return;
        }

        reader.Collector.Open("memberships");
        if (dynamicWithoutMembers || !anyStatic)
        {
            reader.Collector.MarkPartial("memberships", "The members of some groups with dynamic membership are not in the export.");
        }

        IEnumerable<string> users = root.Folder("Users")?.Objects().Select(user => user.Folder.Leaf) ?? [];
        foreach ((string user, ImportNode ofUser) in graph.Resolve(users))
        {
            reader.Collector.Add("memberships", NodeWriter.ToLine(user, ofUser));
        }
    }

    private static void TakeOwners(ExporterFolder group, ExporterReader reader)
    {
        foreach ((ImportFile file, _) in group.Folder("Owners")?.Objects() ?? [])
        {
            foreach (ImportNode owner in reader.Read(file, "groupOwners"))
            {
                if (owner.Find("@odata.type") is null && owner.FindText("userPrincipalName") is not null)
                {
                    owner.Members.Insert(0, new("@odata.type", ImportNode.Of("#microsoft.graph.user")));
                }

                reader.Collector.Add("groupOwners", NodeWriter.ToLine(group.Leaf, owner));
            }
        }
    }

    private static bool IsDynamic(ImportNode group) =>
        group.Find("groupTypes") is { } types
        && (types.Text == "DynamicMembership" || types.Items.Exists(type => type.Text.Equals("DynamicMembership", StringComparison.OrdinalIgnoreCase)));
}
