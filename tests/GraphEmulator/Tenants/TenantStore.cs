using System.Text.Json;
using SignInRecovery.GraphEmulator.Clock;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Tenants;

/// <summary>The tenant: every set of objects and the links between them. Writes go here; reads ask for what is visible now.</summary>
internal sealed class TenantStore
{
    private static readonly string[] PlainSections =
    [
        "organization", "subscribedSkus", "subscriptions", "onPremisesSynchronization", "registrationDetails", "signInActivity",
        "deletedUsers", "riskyUsers", "administrativeUnits", "scopedRoleMembers", "roleDefinitions", "roleAssignments",
        "roleEligibilities", "roleAssignmentSchedules", "groupEligibilities", "policies", "deletedPolicies", "namedLocations",
        "authenticationStrengths", "authenticationContexts", "termsOfUse", "authenticationMethodsPolicy", "authorizationPolicy",
        "securityDefaults", "tokenValidationPolicy", "certificateAuthorities", "featureRollouts", "delegatedAdminRelationships",
        "accessReviews", "lifecycleWorkflows", "signIns", "directoryAudits", "deletedGroups", "deletedNamedLocations",
        "deletedUnits", "roleAssignmentScheduleRequests", "roleEligibilityScheduleRequests", "roleEligibilitySchedules",
        "riskDetections", "accessAssignments", "groupAssignments",
    ];

    private readonly Dictionary<string, ObjectSet> _sets = new(StringComparer.OrdinalIgnoreCase);

    internal TenantStore(SnapshotFolder snapshot, GeneratedPopulation population, EmulatorClock clock)
    {
        Clock = clock;
        TenantId = snapshot.TenantId;
        DisplayName = snapshot.DisplayName;
        Cloud = snapshot.Cloud;
        Sections = snapshot.Sections;
        Population = population;

        foreach (var name in PlainSections)
        {
            _sets[name] = new ObjectSet(name, population.Extend(name, Listed(snapshot.Lines(name))), JsonText.Id);
        }

        _sets["users"] = new ObjectSet("users", population.Extend("users", Listed(snapshot.Lines("users"), "userPrincipalName")), JsonText.Id, "userPrincipalName");
        _sets["groups"] = new ObjectSet("groups", population.Extend("groups", Listed(snapshot.Lines("groups"))), JsonText.Id);
        _sets["servicePrincipals"] = new ObjectSet("servicePrincipals", Listed(snapshot.Lines("servicePrincipals"), "appId"), JsonText.Id, "appId");
        _sets["domains"] = new ObjectSet("domains", Listed(snapshot.Lines("domains")), JsonText.Id);
        var partners = snapshot.Lines("crossTenantAccess").ToLookup(line => line.Text("tenantId") is not null);
        _sets["crossTenantPartners"] = new ObjectSet("crossTenantPartners", new ListedObjects(partners[true], PartnerKey, null), PartnerKey);
        _sets["crossTenantDefault"] = new ObjectSet("crossTenantDefault", new ListedObjects(partners[false], _ => "default", null), _ => "default");
        _sets["roleManagementPolicyAssignments"] = new ObjectSet("roleManagementPolicyAssignments", Listed(snapshot.Lines("roleManagementPolicies")), JsonText.Id);

        var devices = snapshot.OwnedLines("devices").ToList();
        _sets["devices"] = new ObjectSet("devices", Listed(devices.Select(line => line.Value).DistinctBy(JsonText.Id), "deviceId"), JsonText.Id, "deviceId");
        foreach (var (owner, device) in devices)
        {
            _ = RegisteredDevices.Add(owner, device.Id(), DateTimeOffset.MinValue);
        }

        Methods = new OwnedObjects("methods", snapshot.OwnedLines("methods"), JsonText.Id, population.Methods);
        PerUserMfa = new OwnedObjects("perUserMfa", snapshot.OwnedLines("perUserMfa"), _ => "requirements", population.PerUserMfa);
        Federations = new OwnedObjects("federationConfigurations", snapshot.OwnedLines("federationConfigurations"), JsonText.Id);
        Members = new LinkSet(population.Members);
        LoadLinks(snapshot);
    }

    internal EmulatorClock Clock { get; }

    internal string TenantId { get; }

    internal string DisplayName { get; }

    internal string Cloud { get; }

    internal IReadOnlyDictionary<string, SectionInfo> Sections { get; }

    internal GeneratedPopulation Population { get; }

    /// <summary>How long a write stays invisible to readers, in the emulator's time.</summary>
    internal Func<string, TimeSpan> LagOf { get; set; } = _ => TimeSpan.Zero;

    internal OwnedObjects Methods { get; }

    internal OwnedObjects PerUserMfa { get; }

    internal OwnedObjects Federations { get; }

    /// <summary>From group to member.</summary>
    internal LinkSet Members { get; }

    /// <summary>From group to owner.</summary>
    internal LinkSet GroupOwners { get; } = new();

    /// <summary>From administrative unit to member.</summary>
    internal LinkSet UnitMembers { get; } = new();

    /// <summary>From user to manager.</summary>
    internal LinkSet Managers { get; } = new();

    /// <summary>From user to device.</summary>
    internal LinkSet RegisteredDevices { get; } = new();

    /// <summary>What deleted principals held. Only writers touch it, and these come one after another.</summary>
    internal List<(string Set, string Principal, JsonElement Item)> Withdrawn { get; } = [];

    internal DateTimeOffset Now => Clock.GetUtcNow();

    internal ObjectSet Users => _sets["users"];

    internal ObjectSet Groups => _sets["groups"];

    internal ObjectSet this[string set] => _sets[set];

    internal IEnumerable<string> SetNames => _sets.Keys;

    /// <summary>From when on a write to this path is visible to readers.</summary>
    internal DateTimeOffset VisibleFrom(string path)
    {
        var lag = LagOf(path);
        return lag > TimeSpan.Zero ? Now + lag : DateTimeOffset.MinValue;
    }

    /// <summary>The first object of a set that holds one, such as the organization.</summary>
    internal JsonElement? Single(string set) => _sets[set].All(Now).Select(item => (JsonElement?)item).FirstOrDefault();

    /// <summary>A user, group, device or service principal, with the name of its type.</summary>
    internal (string Type, JsonElement Value)? DirectoryObject(string id, DateTimeOffset now)
    {
        foreach (var (set, type) in DirectorySets)
        {
            if (_sets[set].Find(id, now) is { } found)
            {
                return (type, found);
            }
        }

        return null;
    }

    internal static IReadOnlyList<(string Set, string Type)> DirectorySets { get; } =
        [("users", "user"), ("groups", "group"), ("devices", "device"), ("servicePrincipals", "servicePrincipal"), ("administrativeUnits", "administrativeUnit")];

    private static string PartnerKey(JsonElement partner) => partner.Text("tenantId") ?? "default";

    private static ListedObjects Listed(IEnumerable<JsonElement> lines, string? otherKey = null) => new(lines, JsonText.Id, otherKey);

    private void LoadLinks(SnapshotFolder snapshot)
    {
        foreach (var (user, value) in snapshot.OwnedLines("memberships"))
        {
            foreach (var group in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : Enumerable.Repeat(value, 1))
            {
                _ = Members.Add(group.Id(), user, DateTimeOffset.MinValue);
            }
        }

        foreach (var (section, links) in new[] { ("groupOwners", GroupOwners), ("administrativeUnitMembers", UnitMembers), ("managers", Managers) })
        {
            foreach (var (parent, value) in snapshot.OwnedLines(section))
            {
                _ = links.Add(parent, value.Id(), DateTimeOffset.MinValue);
            }
        }
    }
}
