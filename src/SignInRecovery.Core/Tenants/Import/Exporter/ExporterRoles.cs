namespace SignInRecovery.Tenants.Import;

/// <summary>Role assignments where the export has them in the older form, eligibilities, and the settings of Privileged Identity Management.</summary>
internal static class ExporterRoles
{
    private static readonly string[] AddedByExporter = ["Policy", "PrincipalName", "RoleName", "GroupName"];

    public static void Take(ExporterFolder root, ExporterReader reader)
    {
        if (root.Folder("RoleManagement/Directory/RoleAssignmentScheduleInstances") is not null)
        {
            reader.Collector.MarkPartial("roleAssignmentSchedules", "The exporter leaves out assignments that were active through an activation at the time of the export.");
        }

        if (root.Folder("DirectoryRoles") is { } roles)
        {
            TakeDirectoryRoles(root, roles, reader);
        }

        TakeRoleEligibilities(root.Folder("PIM/DirectoryRoles"), reader);
        TakeGroupEligibilities(root.Folder("PIM/Groups"), reader);
    }

    /// <summary>Versions before 2025 know the members of each activated built-in role only.</summary>
    private static void TakeDirectoryRoles(ExporterFolder root, ExporterFolder roles, ExporterReader reader)
    {
        bool needsDefinitions = root.Folder("RoleManagement/Directory/RoleDefinitions") is null;
        bool needsAssignments = root.Folder("RoleManagement/Directory/RoleAssignments") is null;
        if (needsDefinitions)
        {
            reader.Collector.MarkPartial("roleDefinitions", "Built from DirectoryRoles, which holds neither custom roles nor roles that nobody was ever assigned.");
        }

        if (needsAssignments)
        {
            reader.Collector.MarkPartial("roleAssignments", "Built from DirectoryRoles, which holds neither assignments of custom roles nor assignments with a scope smaller than the tenant.");
        }

        reader.Collector.Open("scopedRoleMembers");
        foreach ((ImportFile file, ExporterFolder folder) in roles.Objects())
        {
            reader.AddAll("scopedRoleMembers", folder.Folder("ScopedMembers"));
            foreach (ImportNode role in reader.Read(file, needsAssignments ? "roleAssignments" : "roleDefinitions"))
            {
                if (role.FindText("roleTemplateId") is not { } template)
                {
                    continue;
                }

                if (needsDefinitions)
                {
                    _ = reader.Add("roleDefinitions", Definition(role, template));
                }

                if (needsAssignments)
                {
                    TakeMembers(folder.Folder("Members"), template, reader);
                }
            }
        }
    }

    private static ImportNode Definition(ImportNode role, string template)
    {
        ImportNode definition = ImportNode.NewObject();
        definition.Add("id", ImportNode.Of(template));
        definition.Add("templateId", ImportNode.Of(template));
        definition.Add("displayName", role.Find("displayName") ?? ImportNode.Null());
        definition.Add("isBuiltIn", ImportNode.Boolean(true));
        definition.Add("isEnabled", ImportNode.Boolean(true));
        return definition;
    }

    private static void TakeMembers(ExporterFolder? members, string template, ExporterReader reader)
    {
        foreach ((ImportFile file, _) in members?.Objects() ?? [])
        {
            foreach (ImportNode member in reader.Read(file, "roleAssignments"))
            {
                if (member.FindText("id") is not { } principal)
                {
                    continue;
                }

                ImportNode assignment = ImportNode.NewObject();
                assignment.Add("id", ImportNode.Of($"{template}_{principal}"));
                assignment.Add("principalId", ImportNode.Of(principal));
                assignment.Add("roleDefinitionId", ImportNode.Of(template));
                assignment.Add("directoryScopeId", ImportNode.Of("/"));
                assignment.Add("principal", member);
                _ = reader.Add("roleAssignments", assignment);
            }
        }
    }

    private static void TakeRoleEligibilities(ExporterFolder? folder, ExporterReader reader)
    {
        if (folder is null)
        {
            return;
        }

        reader.Collector.Open("roleEligibilities");
        reader.Collector.MarkPartial("roleManagementPolicies", "The exporter writes the settings of roles that somebody is eligible for, and of no others.");
        foreach (ImportNode eligibility in folder.Files().SelectMany(file => reader.Read(file, "roleEligibilities")).Select(ImportNodes.CamelCased))
        {
            if (eligibility.Find("policy") is { Kind: ImportNodeKind.Object } policy && policy.FindText("policyID") is { } policyId
                && (policy.FindText("roleID") ?? eligibility.FindText("roleDefinitionId")) is { } role)
            {
                _ = reader.Add("roleManagementPolicies", PolicyAssignment(policyId, role, policy.Find("rules")));
            }

            _ = reader.Add("roleEligibilities", Without(eligibility));
        }
    }

    private static ImportNode PolicyAssignment(string policyId, string role, ImportNode? rules)
    {
        ImportNode policy = ImportNode.NewObject();
        policy.Add("id", ImportNode.Of(policyId));
        ImportNode list = ImportNode.NewList();
        list.Items.AddRange(rules?.Kind switch { ImportNodeKind.List => rules.Items, ImportNodeKind.Object => [rules], _ => [] });
        policy.Add("rules", list);

        // Graph's own id of the assignment is made of the same two parts.
        ImportNode assignment = ImportNode.NewObject();
        assignment.Add("id", ImportNode.Of($"{policyId}_{role}"));
        assignment.Add("policyId", ImportNode.Of(policyId));
        assignment.Add("scopeId", ImportNode.Of("/"));
        assignment.Add("scopeType", ImportNode.Of("DirectoryRole"));
        assignment.Add("roleDefinitionId", ImportNode.Of(role));
        assignment.Add("policy", policy);
        return assignment;
    }

    private static void TakeGroupEligibilities(ExporterFolder? folder, ExporterReader reader)
    {
        if (folder is null)
        {
            return;
        }

        reader.Collector.Open("groupEligibilities");
        foreach (ImportNode eligibility in folder.Files().SelectMany(file => reader.Read(file, "groupEligibilities")).Select(ImportNodes.CamelCased))
        {
            ImportNode line = Without(eligibility);

            // The exporter reads schedules; a snapshot holds their instances, whose dates stand outside.
            if (line.Find("scheduleInfo") is { Kind: ImportNodeKind.Object } schedule)
            {
                line.Add("startDateTime", schedule.Find("startDateTime") ?? ImportNode.Null());
                line.Add("endDateTime", schedule.Find("expiration")?.Find("endDateTime") ?? ImportNode.Null());
            }

            _ = reader.Add("groupEligibilities", line);
        }
    }

    private static ImportNode Without(ImportNode node)
    {
        ImportNode copy = ImportNode.NewObject(node.Offset);
        copy.Members.AddRange(node.Members.Where(member => !AddedByExporter.Contains(member.Key, StringComparer.OrdinalIgnoreCase)));
        return copy;
    }
}
