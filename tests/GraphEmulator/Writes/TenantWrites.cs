using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Deleted objects, tenant-wide policies, domains and risk.</summary>
internal static class TenantWrites
{
    private static readonly HashSet<string> ReadOnly = new(StringComparer.OrdinalIgnoreCase) { "id" };

    internal static void Add(RouteBuilder builder)
    {
        builder.Add("POST", "/directory/deletedItems/{id}/restore", Restore);
        builder.Add("DELETE", "/directory/deletedItems/{id}", DeleteForGood);
        builder.Add("PATCH", "/policies/identitySecurityDefaultsEnforcementPolicy", call => UpdateOnly(call, "securityDefaults", "Update security defaults"));
        builder.Add("PATCH", "/policies/authorizationPolicy", call => UpdateOnly(call, "authorizationPolicy", "Update authorization policy"));
        builder.Add("PATCH", "/policies/authenticationMethodsPolicy", call => UpdateOnly(call, "authenticationMethodsPolicy", "Authentication Methods Policy Update"));
        builder.Add("PATCH", "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/{id}", UpdateMethodConfiguration);
        builder.Add("POST", "/domains/{id}/promote", Promote);
        builder.Add("PATCH", "/domains/{id}/federationConfiguration/{key}", UpdateFederation);
        builder.Add("DELETE", "/domains/{id}/federationConfiguration/{key}", DeleteFederation);
        builder.Add("POST", "/identityProtection/riskyUsers/dismiss", call => SetRisk(call, "dismissed", "none", "adminDismissedAllRiskForUser"));
        builder.Add("POST", "/identityProtection/riskyUsers/confirmCompromised", call => SetRisk(call, "confirmedCompromised", "high", "adminConfirmedUserCompromised"));
    }

    private static GraphReply Restore(RouteCall call)
    {
        foreach (var (deletedSet, set, type) in new[] { ("deletedUsers", "users", "user"), ("deletedGroups", "groups", "group"), ("deletedUnits", "administrativeUnits", "administrativeUnit") })
        {
            if (call.Store[deletedSet].Find(call["id"], call.Now) is not { } deleted)
            {
                continue;
            }

            var restored = JsonText.ToObject(deleted);
            _ = restored.Remove("deletedDateTime");
            if (type == "user")
            {
                DemandRestore(call, deleted);
                var prefix = deleted.Id().Replace("-", string.Empty, StringComparison.Ordinal);
                var name = call.Request.JsonBodyOrEmpty().Text("newUserPrincipalName") ?? deleted.Text("userPrincipalName") ?? string.Empty;
                name = name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? name[prefix.Length..] : name;
                UserWrites.CheckName(call, name, deleted.Id());
                restored["userPrincipalName"] = name;
            }

            var result = JsonText.ToElement(restored);
            _ = call.Store[deletedSet].Remove(deleted.Id(), call.VisibleFrom);
            call.Store[set].Put(result, call.VisibleFrom);
            RoleHoldings.Return(call, deleted.Id());
            call.Audit = new AuditEntry("Restore " + type, type == "user" ? "UserManagement" : "GroupManagement", "Update", type == "user" ? "User" : "Group", result.Id(), result.Text("userPrincipalName") ?? result.Text("displayName"));
            return CollectionReader.Item(call, new TypedObject(type, result), "directoryObjects", isMixed: true);
        }

        throw GraphException.NotFound(call["id"]);
    }

    // A deleted administrator can be brought back by those only who may act on such an administrator (facts/graph.md, I1b).
    private static void DemandRestore(RouteCall call, JsonElement deleted)
    {
        if (!Rights.Bypasses(call) && RoleHoldings.Withdrawn(call, deleted.Id()).Any()
            && !call.Caller!.Roles.Contains(PermissionTable.GlobalAdministrator) && !call.Caller.Roles.Contains(PermissionTable.PrivilegedAuthenticationAdministrator))
        {
            throw GraphException.Denied();
        }
    }

    private static GraphReply DeleteForGood(RouteCall call)
    {
        foreach (var set in new[] { "deletedUsers", "deletedGroups", "deletedUnits" })
        {
            if (call.Store[set].Remove(call["id"], call.VisibleFrom))
            {
                call.Audit = new AuditEntry("Hard Delete user", "UserManagement", "Delete", "User", call["id"], null);
                return GraphReply.NoContent();
            }
        }

        throw GraphException.NotFound(call["id"]);
    }

    private static GraphReply UpdateOnly(RouteCall call, string set, string activity)
    {
        var policy = call.Store.Single(set) ?? throw GraphException.NotFound(set);
        var body = call.Request.JsonBody();
        call.Store[set].Put(Merge.Into(policy, body, ReadOnly), call.VisibleFrom);
        call.Audit = new AuditEntry(activity, "Policy", "Update", "Policy", policy.Id(), policy.Text("displayName")) { ChangedProperties = [.. body.EnumerateObject().Select(property => property.Name)] };
        return GraphReply.NoContent();
    }

    private static GraphReply UpdateMethodConfiguration(RouteCall call)
    {
        var policy = call.Store.Single("authenticationMethodsPolicy") ?? throw GraphException.NotFound("authenticationMethodsPolicy");
        var changed = JsonText.ToObject(policy);
        var configuration = changed["authenticationMethodConfigurations"]?.AsArray().OfType<JsonObject>().FirstOrDefault(item => string.Equals((string?)item["id"], call["id"], StringComparison.OrdinalIgnoreCase))
            ?? throw GraphException.NotFound(call["id"]);
        Merge.Apply(configuration, call.Request.JsonBody(), ReadOnly);
        call.Store["authenticationMethodsPolicy"].Put(JsonText.ToElement(changed), call.VisibleFrom);
        call.Audit = new AuditEntry("Authentication Methods Policy Update", "Policy", "Update", "Policy", policy.Id(), call["id"]);
        return GraphReply.NoContent();
    }

    private static GraphReply Promote(RouteCall call)
    {
        var domain = RouteBuilder.Existing(call.Store["domains"], call, call["id"]);
        var changed = JsonText.ToObject(domain);
        changed["isRoot"] = true;
        call.Store["domains"].Put(JsonText.ToElement(changed), call.VisibleFrom);
        call.Audit = new AuditEntry("Promote subdomain to root domain", "DirectoryManagement", "Update", "Domain", domain.Id(), domain.Id());
        return GraphReply.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"{call.BaseUrl}/$metadata#Edm.Boolean");
            writer.WriteBoolean("value", true);
            writer.WriteEndObject();
        });
    }

    private static GraphReply UpdateFederation(RouteCall call)
    {
        var federations = call.Store.Federations.ToChange(call["id"]);
        var federation = RouteBuilder.Existing(federations, call, call["key"]);
        var changed = Merge.Into(federation, call.Request.JsonBody(), ReadOnly);
        federations.Put(changed, call.VisibleFrom);
        call.Audit = new AuditEntry("Set domain authentication", "DirectoryManagement", "Update", "Domain", call["id"], call["id"]);
        return CollectionReader.Item(call, new TypedObject("internalDomainFederation", changed), "internalDomainFederation");
    }

    private static GraphReply DeleteFederation(RouteCall call)
    {
        if (!call.Store.Federations.ToChange(call["id"]).Remove(call["key"], call.VisibleFrom))
        {
            throw GraphException.NotFound(call["key"]);
        }

        if (call.Store["domains"].Latest(call["id"]) is { } domain)
        {
            var changed = JsonText.ToObject(domain);
            changed["authenticationType"] = "Managed";
            call.Store["domains"].Put(JsonText.ToElement(changed), call.VisibleFrom);
        }

        call.Audit = new AuditEntry("Set domain authentication", "DirectoryManagement", "Update", "Domain", call["id"], call["id"]);
        return GraphReply.NoContent();
    }

    private static GraphReply SetRisk(RouteCall call, string state, string level, string detail)
    {
        var ids = call.Request.JsonBody().Items("userIds").Select(item => item.GetString()).OfType<string>().ToList();
        if (ids.Count is 0 or > 60)
        {
            throw GraphException.BadRequest("Between 1 and 60 user ids must be given.");
        }

        var risky = ids.Select(id => RouteBuilder.Existing(call.Store["riskyUsers"], call, id)).ToList();
        foreach (var user in risky)
        {
            var changed = JsonText.ToObject(user);
            changed["riskState"] = state;
            changed["riskLevel"] = level;
            changed["riskDetail"] = detail;
            changed["riskLastUpdatedDateTime"] = JsonText.Time(call.Time);
            call.Store["riskyUsers"].Put(JsonText.ToElement(changed), call.VisibleFrom);
        }

        call.Audit = new AuditEntry(state == "dismissed" ? "DismissUser" : "ConfirmAccountCompromised", "Other", "Update", "User", risky[0].Id(), risky[0].Text("userPrincipalName"));
        return GraphReply.NoContent();
    }
}
