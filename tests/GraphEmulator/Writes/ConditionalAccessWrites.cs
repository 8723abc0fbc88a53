using System.Text.Json;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>
/// Conditional Access policies and named locations. There are no ETags: the last write wins, and modifiedDateTime tells that
/// there was one (facts/graph.md, I1c). What is deleted can be restored for thirty days.
/// </summary>
internal static class ConditionalAccessWrites
{
    private const string EmptyPolicy = """
        {"id":null,"templateId":null,"displayName":null,"createdDateTime":null,"modifiedDateTime":null,"state":"disabled","sessionControls":null,
         "conditions":{"userRiskLevels":[],"signInRiskLevels":[],"clientAppTypes":["all"],"servicePrincipalRiskLevels":[],"insiderRiskLevels":null,"platforms":null,"locations":null,"times":null,"deviceStates":null,"devices":null,"clientApplications":null,"authenticationFlows":null,
          "applications":{"includeApplications":[],"excludeApplications":[],"includeUserActions":[],"includeAuthenticationContextClassReferences":[],"applicationFilter":null},
          "users":{"includeUsers":[],"excludeUsers":[],"includeGroups":[],"excludeGroups":[],"includeRoles":[],"excludeRoles":[],"includeGuestsOrExternalUsers":null,"excludeGuestsOrExternalUsers":null}},
         "grantControls":null}
        """;

    private static readonly HashSet<string> ReadOnly = new(StringComparer.OrdinalIgnoreCase) { "id", "createdDateTime", "modifiedDateTime", "deletedDateTime" };
    private static readonly string[] States = ["enabled", "disabled", "enabledForReportingButNotEnforced"];
    private static readonly string[] LimitedLists = ["includeUsers", "excludeUsers", "includeGroups", "excludeGroups"];
    private static readonly string[] ObjectLists = [.. LimitedLists, "includeRoles", "excludeRoles"];
    private static readonly HashSet<string> UserWords = new(StringComparer.OrdinalIgnoreCase) { "All", "None", "GuestsOrExternalUsers" };

    internal static void Add(RouteBuilder builder)
    {
        builder.Add("POST", "/identity/conditionalAccess/policies", CreatePolicy);
        builder.Add("PATCH", "/identity/conditionalAccess/policies/{id}", UpdatePolicy);
        builder.Add("DELETE", "/identity/conditionalAccess/policies/{id}", call => Delete(call, "policies", "deletedPolicies", "conditional access policy"));
        builder.Add("POST", "/identity/conditionalAccess/namedLocations", CreateLocation);
        builder.Add("PATCH", "/identity/conditionalAccess/namedLocations/{id}", UpdateLocation);
        builder.Add("DELETE", "/identity/conditionalAccess/namedLocations/{id}", call => Delete(call, "namedLocations", "deletedNamedLocations", "named location"));
        builder.Add("POST", "/identity/conditionalAccess/deletedItems/policies/{id}/restore", call => Restore(call, "deletedPolicies", "policies", "conditionalAccessPolicy"));
        builder.Add("POST", "/identity/conditionalAccess/deletedItems/namedLocations/{id}/restore", call => Restore(call, "deletedNamedLocations", "namedLocations", "namedLocation"));
    }

    private static GraphReply CreatePolicy(RouteCall call)
    {
        var body = call.Request.JsonBody();
        Merge.Demand(body, "displayName", "state", "conditions");
        var policy = JsonText.ToObject(JsonText.Parse(EmptyPolicy));
        Merge.Apply(policy, body, ReadOnly);
        policy["id"] = Guid.NewGuid().ToString();
        policy["createdDateTime"] = JsonText.Time(call.Time);
        var created = JsonText.ToElement(policy);
        CheckPolicy(call, created);
        call.Store["policies"].Put(created, call.VisibleFrom);
        call.Audit = Audit("Add conditional access policy", "Add", created);
        return UserWrites.Created(call, new TypedObject("conditionalAccessPolicy", created), "identity/conditionalAccess/policies");
    }

    private static GraphReply UpdatePolicy(RouteCall call)
    {
        var policy = RouteBuilder.Existing(call.Store["policies"], call, call["id"]);
        var body = call.Request.JsonBody();
        var changed = JsonText.ToObject(Merge.Into(policy, body, ReadOnly));
        changed["modifiedDateTime"] = Later(call, policy);
        var result = JsonText.ToElement(changed);
        CheckPolicy(call, result);
        call.Store["policies"].Put(result, call.VisibleFrom);
        call.Audit = Audit("Update conditional access policy", "Update", result) with { ChangedProperties = [.. body.EnumerateObject().Select(property => property.Name)] };
        return GraphReply.NoContent();
    }

    private static GraphReply CreateLocation(RouteCall call)
    {
        var body = call.Request.JsonBody();
        Merge.Demand(body, "displayName");
        var type = body.Text("@odata.type");
        if (type is not ("#microsoft.graph.ipNamedLocation" or "#microsoft.graph.countryNamedLocation"))
        {
            throw GraphException.BadRequest("The named location needs an @odata.type of ipNamedLocation or countryNamedLocation.");
        }

        var location = JsonText.ToObject(body);
        location["id"] = Guid.NewGuid().ToString();
        location["createdDateTime"] = JsonText.Time(call.Time);
        location["modifiedDateTime"] = JsonText.Time(call.Time);
        var created = JsonText.ToElement(location);
        call.Store["namedLocations"].Put(created, call.VisibleFrom);
        call.Audit = Audit("Add named location", "Add", created);
        return UserWrites.Created(call, new TypedObject("namedLocation", created), "identity/conditionalAccess/namedLocations");
    }

    private static GraphReply UpdateLocation(RouteCall call)
    {
        var location = RouteBuilder.Existing(call.Store["namedLocations"], call, call["id"]);
        var changed = JsonText.ToObject(Merge.Into(location, call.Request.JsonBody(), ReadOnly));
        changed["modifiedDateTime"] = Later(call, location);
        call.Store["namedLocations"].Put(JsonText.ToElement(changed), call.VisibleFrom);
        call.Audit = Audit("Update named location", "Update", location);
        return GraphReply.NoContent();
    }

    private static GraphReply Delete(RouteCall call, string set, string deletedSet, string what)
    {
        var item = RouteBuilder.Existing(call.Store[set], call, call["id"]);
        var deleted = JsonText.ToObject(item);
        deleted["deletedDateTime"] = JsonText.Time(call.Time);
        _ = call.Store[set].Remove(item.Id(), call.VisibleFrom);
        call.Store[deletedSet].Put(JsonText.ToElement(deleted), call.VisibleFrom);
        call.Audit = Audit("Delete " + what, "Delete", item);
        return GraphReply.NoContent();
    }

    private static GraphReply Restore(RouteCall call, string deletedSet, string set, string type)
    {
        var item = RouteBuilder.Existing(call.Store[deletedSet], call, call["id"]);
        var restored = JsonText.ToObject(item);
        _ = restored.Remove("deletedDateTime");
        restored["modifiedDateTime"] = Later(call, item);
        var result = JsonText.ToElement(restored);
        _ = call.Store[deletedSet].Remove(item.Id(), call.VisibleFrom);
        call.Store[set].Put(result, call.VisibleFrom);
        call.Audit = Audit(set == "policies" ? "Restore conditional access policy" : "Restore named location", "Update", result);
        return CollectionReader.Item(call, new TypedObject(type, result), "identity/conditionalAccess/" + set);
    }

    // Two writes within a second still differ, as the ticks of the real service do.
    private static string Later(RouteCall call, JsonElement before)
    {
        var text = call.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return text == before.Text("modifiedDateTime") ? JsonText.Time(call.Time.AddSeconds(1)) : text;
    }

    private static void CheckPolicy(RouteCall call, JsonElement policy)
    {
        if (!States.Contains(policy.Text("state")))
        {
            throw GraphException.BadRequest($"1003: The state '{policy.Text("state")}' is not one of {string.Join(", ", States)}.");
        }

        var conditions = policy.Property("conditions");
        if (conditions?.Property("users") is not { ValueKind: JsonValueKind.Object } users)
        {
            if (conditions?.Property("clientApplications") is not { ValueKind: JsonValueKind.Object })
            {
                throw GraphException.BadRequest("The policy needs users or client applications in its conditions.");
            }
        }
        else
        {
            if (call.Options.LongestPolicyList is { } most && LimitedLists.FirstOrDefault(list => users.Items(list).Count() > most) is { } full)
            {
                throw GraphException.BadRequest($"The list {full} has more than {most} entries.");
            }

            foreach (var (list, id) in ObjectLists.SelectMany(list => users.Items(list).Select(item => (list, item.GetString()))))
            {
                if (!Guid.TryParse(id, out _) && !(list.EndsWith("Users", StringComparison.Ordinal) && id is not null && UserWords.Contains(id)))
                {
                    throw GraphException.BadRequest($"'{id}' in {list} is no object id.");
                }
            }
        }

        CheckControls(policy);
    }

    private static void CheckControls(JsonElement policy)
    {
        if (policy.Property("grantControls") is not { ValueKind: JsonValueKind.Object } grant)
        {
            if (policy.Property("sessionControls") is not { ValueKind: JsonValueKind.Object })
            {
                throw GraphException.BadRequest("The policy needs a grant control or a session control.");
            }

            return;
        }

        var controls = grant.Items("builtInControls").Select(item => item.GetString()).ToList();
        if (controls.Contains("block") && controls.Count > 1)
        {
            throw GraphException.BadRequest("The control 'block' cannot be combined with other controls.");
        }

        // facts/recovery.md, E10.
        if (controls.Contains("mfa") && grant.Property("authenticationStrength") is { ValueKind: JsonValueKind.Object })
        {
            throw GraphException.BadRequest("The control 'mfa' and an authentication strength cannot be combined.");
        }
    }

    private static AuditEntry Audit(string activity, string operation, JsonElement item) => new(activity, "Policy", operation, "Policy", item.Id(), item.Text("displayName"));
}
