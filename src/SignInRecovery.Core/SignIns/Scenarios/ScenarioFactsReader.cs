using System.Text.Json;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Makes a tenant and its accounts of the facts of a scenario.</summary>
internal static class ScenarioFactsReader
{
    private static readonly string[] Members =
    [
        "users", "groups", "roleAssignments", "namedLocations", "authenticationStrengths", "mfaTrustedIps", "applications",
        "servicePrincipals", "crossTenantAccess",
    ];

    /// <summary>Reads the facts.</summary>
    /// <exception cref="ScenarioFaultException">A fact is not what the format says.</exception>
    public static ScenarioFacts Read(ScenarioNode facts)
    {
        var sections = new ScenarioSections();

        // The format has no facts about these: the tenant's policies are in force, so that security defaults are off.
        sections.SetEmpty("policies", "perUserMfa", "riskyUsers", "deletedUsers", "termsOfUse");
        sections.Set("securityDefaults", [w => { w.WriteString("id", "00000000-0000-0000-0000-000000000005"); w.WriteBoolean("isEnabled", false); }]);
        IReadOnlyList<ScenarioNode>? users = facts.Find("users")?.Items();
        if (users is not null)
        {
            sections.Set("users", users.Where(HasObject).Select(Line));
        }

        if (facts.Find("groups") is ScenarioNode groups)
        {
            AddGroups(sections, groups.Items());
        }

        if (facts.Find("roleAssignments") is ScenarioNode roles)
        {
            AddRoles(sections, roles.Items());
        }

        AddAsTheyAre(sections, facts, "namedLocations", "authenticationStrengths");
        AddTrustedIps(sections, facts.Find("mfaTrustedIps"));
        AddApplications(sections, facts.Find("applications"), facts.Find("servicePrincipals"));
        if (facts.Find("crossTenantAccess") is ScenarioNode settings)
        {
            AddCrossTenantAccess(sections, settings);
        }

        Fact<IReadOnlyList<CrossTenantAccessSetting>> trust = ScenarioTrust.Read(facts.Find("crossTenantAccess"));
        Account[] accounts = [.. (users ?? []).Select(u => ScenarioAccounts.Read(u, trust))];
        return new ScenarioFacts(
            sections.Build(),
            Index(accounts, a => a.Id),
            Index((users ?? []).Select(External), e => e.Id).ToDictionary(e => e.Key, e => e.Value.External, StringComparer.OrdinalIgnoreCase))
        {
            Remarks = [.. Unknown(facts, Members).Concat((users ?? []).SelectMany(u => Unknown(u, ScenarioAccounts.Members))).Distinct()],
        };
    }

    // What this version does not know makes nothing true: it is told, and ignored.
    private static IEnumerable<string> Unknown(ScenarioNode node, IReadOnlyList<string> known) => node.Members()
        .Where(m => !known.Contains(m.Name, StringComparer.Ordinal) && !m.Name.StartsWith('_') && !m.Name.StartsWith('$'))
        .Select(m => $"This version does not know {m.Value.Path} and does not use it.");

    private static Dictionary<string, T> Index<T>(IEnumerable<T> items, Func<T, string> id)
    {
        var index = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (T item in items)
        {
            if (!index.TryAdd(id(item), item))
            {
                throw new ScenarioFaultException("facts.users", $"The user {id(item)} is there twice.");
            }
        }

        return index;
    }

    // Users who come by B2B direct connect have no object in the directory.
    private static bool HasObject(ScenarioNode user) => ScenarioAccounts.TypeOf(user) != GuestOrExternalUserTypes.B2bDirectConnectUser;

    private static Action<Utf8JsonWriter> Line(ScenarioNode user) => writer =>
    {
        writer.WriteString("id", user.Get("id").Text());
        writer.WriteBoolean("accountEnabled", true);
        foreach (string name in (string[])["userType", "displayName", "userPrincipalName"])
        {
            if (user.Find(name)?.Text() is string text)
            {
                writer.WriteString(name, text);
            }
        }
    };

    private static (string Id, ExternalUser External) External(ScenarioNode user) =>
        (user.Get("id").Text(), new ExternalUser(ScenarioAccounts.TypeOf(user), user.Find("homeTenantId")?.Text()));

    private static void AddGroups(ScenarioSections sections, IReadOnlyList<ScenarioNode> groups)
    {
        var members = groups.ToLookup(g => g.Get("id").Text(), g => g.Find("members")?.Texts(), StringComparer.OrdinalIgnoreCase);
        bool isComplete = groups.All(g => g.Find("members") is not null);
        sections.Set("groups", groups.DistinctBy(g => g.Get("id").Text(), StringComparer.OrdinalIgnoreCase).Select(g => (Action<Utf8JsonWriter>)(w => w.WriteString("id", g.Get("id").Text()))));

        // Nested membership counts; a group that contains itself ends the walk.
        var groupsOf = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (string group in members.Select(m => m.Key))
        {
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { group };
            var open = new Queue<string>([group]);
            while (open.TryDequeue(out string? current))
            {
                foreach (string member in members[current].SelectMany(m => m ?? []).Where(seen.Add))
                {
                    if (members.Contains(member))
                    {
                        open.Enqueue(member);
                    }
                    else
                    {
                        _ = (groupsOf.TryGetValue(member, out HashSet<string>? of) ? of : groupsOf[member] = new(StringComparer.OrdinalIgnoreCase)).Add(group);
                    }
                }
            }
        }

        sections.Set(
            "memberships",
            groupsOf.Select(pair => (Action<Utf8JsonWriter>)(writer =>
            {
                writer.WriteString("parent", pair.Key);
                writer.WriteStartArray("value");
                foreach (string group in pair.Value)
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", group);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            })),
            isComplete);
    }

    private static void AddRoles(ScenarioSections sections, IReadOnlyList<ScenarioNode> assignments)
    {
        var states = assignments.Select((a, index) => (Node: a, Id: $"assignment-{index + 1}", State: StateOf(a))).ToArray();
        bool isComplete = states.All(s => s.State is not null);
        sections.Set("roleAssignments", states.Where(s => s.State == "active").Select(s => Assignment(s.Node, s.Id, schedule: null)), isComplete);
        sections.Set("roleEligibilities", states.Where(s => s.State == "eligible").Select(s => Assignment(s.Node, s.Id, schedule: null)), isComplete);
        sections.Set(
            "roleAssignmentSchedules",
            states.Where(s => s.State == "active").Select(s => Assignment(s.Node, s.Id, s.Node.Find("activatedByPim")?.Flag() == true ? "Activated" : "Assigned")),
            isComplete);
        sections.SetEmpty("groupEligibilities", "roleDefinitions");
    }

    // An eligible holder who has activated the role holds it.
    private static string? StateOf(ScenarioNode assignment) => assignment.Find("state")?.Text() switch
    {
        null => null,
        "active" => "active",
        "eligible" => assignment.Find("activatedByPim")?.Flag() == true ? "active" : "eligible",
        string other => throw assignment.Get("state").Fault($"'{other}' is neither active nor eligible."),
    };

    private static Action<Utf8JsonWriter> Assignment(ScenarioNode node, string id, string? schedule) => writer =>
    {
        writer.WriteString("id", schedule is null ? id : id + "-schedule");
        writer.WriteString("principalId", node.Get("principalId").Text());
        writer.WriteString("roleDefinitionId", node.Get("roleTemplateId").Text());
        if (node.Find("directoryScopeId")?.Text() is string scope)
        {
            writer.WriteString("directoryScopeId", scope);
        }

        if (schedule is not null)
        {
            writer.WriteString("assignmentType", schedule);
        }
    };

    private static void AddAsTheyAre(ScenarioSections sections, ScenarioNode facts, params IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (facts.Find(name) is ScenarioNode list)
            {
                sections.Set(name, list.Items().Select(i => i.Element));
            }
        }
    }

    private static void AddTrustedIps(ScenarioSections sections, ScenarioNode? list)
    {
        if (list is ScenarioNode ranges)
        {
            sections.Set("mfaTrustedIps", ranges.Items().Select(r => (Action<Utf8JsonWriter>)(w => w.WriteString(
                "cidrAddress",
                (r.Element.ValueKind == JsonValueKind.Object ? r.Get("cidrAddress") : r).Text()))));
        }
    }

    private static void AddApplications(ScenarioSections sections, ScenarioNode? applications, ScenarioNode? principals)
    {
        if (applications is null && principals is null)
        {
            return;
        }

        IEnumerable<Action<Utf8JsonWriter>> resources = (applications?.Items() ?? []).Select(a => (Action<Utf8JsonWriter>)(writer =>
        {
            writer.WriteString("id", "principal-of-" + a.Get("appId").Text());
            writer.WriteString("appId", a.Get("appId").Text());
            if (a.Find("customSecurityAttributes") is ScenarioNode attributes)
            {
                writer.WritePropertyName("customSecurityAttributes");
                attributes.Element.WriteTo(writer);
            }
        }));
        IEnumerable<Action<Utf8JsonWriter>> workloads = (principals?.Items() ?? []).Select(Workload);
        sections.Set("servicePrincipals", resources.Concat(workloads), isComplete: applications is not null);
    }

    private static void AddCrossTenantAccess(ScenarioSections sections, ScenarioNode settings)
    {
        ScenarioNode? standard = settings.Find("default");
        IReadOnlyList<ScenarioNode>? partners = settings.Find("partners")?.Items();
        sections.Set(
            "crossTenantAccess",
            (partners ?? []).Select(p => p.Element).Concat(standard is ScenarioNode found ? [found.Element] : []),
            isComplete: standard is not null && partners is not null);
    }

    private static Action<Utf8JsonWriter> Workload(ScenarioNode principal) => writer =>
    {
        writer.WriteString("id", principal.Get("id").Text());
        if (principal.Find("appId")?.Text() is string appId)
        {
            writer.WriteString("appId", appId);
        }

        switch (principal.Find("kind")?.Text())
        {
            case "singleTenantApplication":
                writer.WriteString("servicePrincipalType", "Application");
                writer.WriteString("signInAudience", "AzureADMyOrg");
                writer.WriteString("appOwnerOrganizationId", ScenarioSections.TenantId);
                break;
            case "multiTenantApplication":
                writer.WriteString("servicePrincipalType", "Application");
                writer.WriteString("signInAudience", "AzureADMultipleOrgs");
                break;
            case "managedIdentity":
                writer.WriteString("servicePrincipalType", "ManagedIdentity");
                break;
            case null:
                break;
            case string other:
                throw principal.Get("kind").Fault($"'{other}' is none of singleTenantApplication, multiTenantApplication, managedIdentity.");
        }

        if (principal.Find("customSecurityAttributes") is ScenarioNode attributes)
        {
            writer.WritePropertyName("customSecurityAttributes");
            attributes.Element.WriteTo(writer);
        }
    };
}
