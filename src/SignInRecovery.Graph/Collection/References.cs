using System.Text.Json;
using SignInRecovery.Graph.Http;

namespace SignInRecovery.Graph.Collection;

/// <summary>
/// Whom and what the sections name: the people, groups and applications that a collection of the administrators has to read
/// besides. Any thread may add.
/// </summary>
internal sealed class References
{
    private readonly object _lock = new();

    /// <summary>Holders of roles and of eligible assignments: people, groups or applications.</summary>
    public HashSet<string> Principals { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>People who are named as such: in policies, as approvers, owners, members.</summary>
    public HashSet<string> Users { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Groups that are named as such: in policies, settings, approvals.</summary>
    public HashSet<string> Groups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Groups that policies exclude.</summary>
    public HashSet<string> ExcludedGroups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Groups that roles can be assigned to.</summary>
    public HashSet<string> RoleGroups { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Groups with more owners than fit into a list of groups.</summary>
    public SortedSet<string> ManyOwners { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Service principals by object id.</summary>
    public HashSet<string> ServicePrincipals { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Applications by application id.</summary>
    public HashSet<string> Applications { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The administrative units.</summary>
    public HashSet<string> Units { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The domains that are federated.</summary>
    public HashSet<string> FederatedDomains { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The people whom the registration report lists, when it was read for administrators.</summary>
    public HashSet<string> Reported { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes what an object of a section names.</summary>
    public void Take(string section, ReadOnlySpan<byte> item)
    {
        if (section is not ("roleAssignments" or "roleEligibilities" or "roleAssignmentSchedules" or "groupEligibilities" or "policies"
            or "authenticationMethodsPolicy" or "roleManagementPolicies" or "administrativeUnits" or "domains" or "scopedRoleMembers"
            or "registrationDetails"))
        {
            return;
        }

        using var document = RawObject.Parse(item);
        lock (_lock)
        {
            Take(section, document.RootElement);
        }
    }

    /// <summary>Adds a person.</summary>
    public void AddUser(string? id)
    {
        lock (_lock)
        {
            Add(Users, id);
        }
    }

    /// <summary>Adds a group that roles can be assigned to.</summary>
    public void AddRoleGroup(string id)
    {
        lock (_lock)
        {
            Add(RoleGroups, id);
        }
    }

    /// <summary>Adds a group with more owners than fit into a list of groups.</summary>
    public void AddManyOwners(string id)
    {
        lock (_lock)
        {
            _ = ManyOwners.Add(id);
        }
    }

    private void Take(string section, JsonElement item)
    {
        switch (section)
        {
            case "policies":
                TakePolicy(item);
                break;
            case "authenticationMethodsPolicy":
                TakeTargets(item);
                break;
            case "roleManagementPolicies":
                TakeApprovers(item);
                break;
            case "administrativeUnits":
                Add(Units, Text(item, "id"));
                break;
            case "domains":
                Add(FederatedDomains, string.Equals(Text(item, "authenticationType"), "Federated", StringComparison.OrdinalIgnoreCase) ? Text(item, "id") : null);
                break;
            case "scopedRoleMembers":
                Add(Principals, item.TryGetProperty("roleMemberInfo", out var member) ? Text(member, "id") : null);
                break;
            case "registrationDetails":
                Add(Reported, Text(item, "id"));
                break;
            case "groupEligibilities":
                Add(Principals, Text(item, "principalId"));
                Add(Groups, Text(item, "groupId"));
                break;
            default:
                Add(Principals, Text(item, "principalId"));
                break;
        }
    }

    private void TakePolicy(JsonElement policy)
    {
        if (!policy.TryGetProperty("conditions", out var conditions) || conditions.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        if (Object(conditions, "users") is { } users)
        {
            AddIds(Users, users, "includeUsers", "excludeUsers");
            AddIds(Groups, users, "includeGroups", "excludeGroups");
            AddIds(ExcludedGroups, users, "excludeGroups");
        }

        if (Object(conditions, "clientApplications") is { } clients)
        {
            AddIds(ServicePrincipals, clients, "includeServicePrincipals", "excludeServicePrincipals");
        }

        if (Object(conditions, "applications") is { } applications)
        {
            AddIds(Applications, applications, "includeApplications", "excludeApplications");
        }
    }

    // Targets of the authentication methods policy stand at several depths: {"targetType": "group", "id": …}.
    private void TakeTargets(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                TakeTargets(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            switch (Text(element, "targetType"))
            {
                case "group": Add(Groups, Text(element, "id")); break;
                case "user": Add(Users, Text(element, "id")); break;
                default: break;
            }

            foreach (var property in element.EnumerateObject())
            {
                TakeTargets(property.Value);
            }
        }
    }

    private void TakeApprovers(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                TakeApprovers(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String && property.Name is "userId" or "groupId")
                {
                    Add(property.Name == "userId" ? Users : Groups, property.Value.GetString());
                }
                else
                {
                    TakeApprovers(property.Value);
                }
            }
        }
    }

    private static void AddIds(HashSet<string> ids, JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in list.EnumerateArray())
                {
                    // Words such as All and GuestsOrExternalUsers stand among the ids.
                    Add(ids, item.ValueKind == JsonValueKind.String && Guid.TryParse(item.GetString(), out _) ? item.GetString() : null);
                }
            }
        }
    }

    private static void Add(HashSet<string> ids, string? id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            _ = ids.Add(id);
        }
    }

    private static JsonElement? Object(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
