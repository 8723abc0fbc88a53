using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tokens;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Creating, changing and deleting users, and ending their sessions.</summary>
internal static class UserWrites
{
    private static readonly HashSet<string> SensitiveProperties = new(StringComparer.OrdinalIgnoreCase)
    {
        "accountEnabled", "businessPhones", "mobilePhone", "onPremisesImmutableId", "otherMails", "passwordProfile", "userPrincipalName",
    };

    private static readonly HashSet<string> PasswordProperties = new(StringComparer.OrdinalIgnoreCase) { "passwordProfile", "businessPhones", "mobilePhone", "otherMails" };

    private static readonly HashSet<string> SynchronizedProperties = new(StringComparer.OrdinalIgnoreCase)
    {
        "accountEnabled", "displayName", "givenName", "surname", "userPrincipalName", "department", "jobTitle", "mobilePhone", "onPremisesImmutableId",
    };

    internal static void Add(RouteBuilder builder, TokenIssuer issuer)
    {
        builder.Add("POST", "/users", Create);
        builder.Add("PATCH", "/users/{id}", Update);
        builder.Add("DELETE", "/users/{id}", Delete);
        builder.Add("POST", "/users/{id}/revokeSignInSessions", call => RevokeSessions(call, issuer));
    }

    private static GraphReply Create(RouteCall call)
    {
        var body = call.Request.JsonBody();
        Merge.Demand(body, "accountEnabled", "displayName", "mailNickname", "userPrincipalName", "passwordProfile");
        Merge.CheckNames(body, "user");
        var name = body.Text("userPrincipalName")!;
        CheckName(call, name, null);
        CheckPassword(body.Property("passwordProfile")!.Value);

        var user = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["accountEnabled"] = true,
            ["assignedLicenses"] = new JsonArray(),
            ["businessPhones"] = new JsonArray(),
            ["createdDateTime"] = JsonText.Time(call.Time),
            ["creationType"] = null,
            ["displayName"] = null,
            ["externalUserState"] = null,
            ["givenName"] = null,
            ["identities"] = new JsonArray(new JsonObject { ["signInType"] = "userPrincipalName", ["issuer"] = name[(name.IndexOf('@', StringComparison.Ordinal) + 1)..], ["issuerAssignedId"] = name }),
            ["isManagementRestricted"] = null,
            ["jobTitle"] = null,
            ["lastPasswordChangeDateTime"] = JsonText.Time(call.Time),
            ["mail"] = null,
            ["mobilePhone"] = null,
            ["onPremisesImmutableId"] = null,
            ["onPremisesLastSyncDateTime"] = null,
            ["onPremisesSyncEnabled"] = null,
            ["otherMails"] = new JsonArray(),
            ["passwordPolicies"] = null,
            ["surname"] = null,
            ["usageLocation"] = null,
            ["userPrincipalName"] = name,
            ["userType"] = "Member",
        };
        Merge.Apply(user, body, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "id", "passwordProfile" });
        var created = JsonText.ToElement(user);
        call.Store.Users.Put(created, call.VisibleFrom);
        call.Store.Methods.ToChange(created.Id()).Put(
            JsonText.ToElement(new JsonObject { ["@odata.type"] = "#microsoft.graph.passwordAuthenticationMethod", ["id"] = "28c10230-6103-485e-b985-444c60001490", ["password"] = null, ["createdDateTime"] = JsonText.Time(call.Time) }),
            DateTimeOffset.MinValue);
        call.Audit = new AuditEntry("Add user", "UserManagement", "Add", "User", created.Id(), name);
        return Created(call, new TypedObject("user", created), "users");
    }

    private static GraphReply Update(RouteCall call)
    {
        var user = RouteBuilder.User(call);
        var body = call.Request.JsonBody();
        Merge.CheckNames(body, "user");
        var names = body.EnumerateObject().Select(property => property.Name).ToList();
        Rights.DemandOutsideRestricted(call, user.Id());
        if (names.Any(SensitiveProperties.Contains))
        {
            Rights.DemandSensitive(call, user, names.Where(SensitiveProperties.Contains).All(PasswordProperties.Contains));
        }

        if (names.Contains("passwordProfile", StringComparer.OrdinalIgnoreCase))
        {
            Rights.DemandPasswordPermission(call);
        }

        // The tests' own view writes as synchronisation does.
        if (call.Caller is not null && user.IsTrue("onPremisesSyncEnabled") && names.FirstOrDefault(SynchronizedProperties.Contains) is not null)
        {
            throw GraphException.RequestBadRequest("Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.");
        }

        if (names.Contains("id", StringComparer.OrdinalIgnoreCase))
        {
            throw GraphException.RequestBadRequest("Property 'id' is read-only and cannot be set.");
        }

        if (body.Text("userPrincipalName") is { } name)
        {
            CheckName(call, name, user.Id());
        }

        var changed = JsonText.ToObject(Merge.Into(user, body, new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "passwordProfile" }));
        if (body.Property("passwordProfile") is { ValueKind: JsonValueKind.Object } password)
        {
            CheckPassword(password);
            changed["lastPasswordChangeDateTime"] = JsonText.Time(call.Time);
        }

        call.Store.Users.Put(JsonText.ToElement(changed), call.VisibleFrom);
        call.Audit = new AuditEntry("Update user", "UserManagement", "Update", "User", user.Id(), user.Text("userPrincipalName")) { ChangedProperties = names };
        return GraphReply.NoContent();
    }

    private static GraphReply Delete(RouteCall call)
    {
        var user = RouteBuilder.User(call);
        Rights.DemandOutsideRestricted(call, user.Id());
        Rights.DemandSensitive(call, user, isPassword: false);
        var deleted = JsonText.ToObject(user);
        deleted["deletedDateTime"] = JsonText.Time(call.Time);
        deleted["userPrincipalName"] = user.Id().Replace("-", string.Empty, StringComparison.Ordinal) + user.Text("userPrincipalName");
        _ = call.Store.Users.Remove(user.Id(), call.VisibleFrom);
        call.Store["deletedUsers"].Put(JsonText.ToElement(deleted), call.VisibleFrom);
        RoleHoldings.Withdraw(call, user.Id());
        call.Audit = new AuditEntry("Delete user", "UserManagement", "Delete", "User", user.Id(), user.Text("userPrincipalName"));
        return GraphReply.NoContent();
    }

    private static GraphReply RevokeSessions(RouteCall call, TokenIssuer issuer)
    {
        var user = RouteBuilder.User(call);
        Rights.DemandOutsideRestricted(call, user.Id());
        var changed = JsonText.ToObject(user);
        changed["signInSessionsValidFromDateTime"] = JsonText.Time(call.Time);
        call.Store.Users.Put(JsonText.ToElement(changed), call.VisibleFrom);
        issuer.Revoke(user.Id());
        call.Audit = new AuditEntry("Update StsRefreshTokenValidFrom Timestamp", "UserManagement", "Update", "User", user.Id(), user.Text("userPrincipalName"));
        return GraphReply.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"{call.BaseUrl}/$metadata#Edm.Boolean");
            writer.WriteBoolean("value", true);
            writer.WriteEndObject();
        });
    }

    internal static GraphReply Created(RouteCall call, TypedObject created, string collection)
    {
        var reply = CollectionReader.Item(call, created, collection, status: 201);
        reply.Headers["Location"] = $"{call.BaseUrl}{call.Request.Path}/{created.Value.Id()}";
        return reply;
    }

    internal static void CheckName(RouteCall call, string name, string? ownId)
    {
        var at = name.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || call.Store["domains"].Latest(name[(at + 1)..]) is not { } domain || !domain.IsTrue("isVerified"))
        {
            throw GraphException.RequestBadRequest("The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.");
        }

        if (call.Store.Users.Latest(name) is { } other && !string.Equals(other.Id(), ownId, StringComparison.OrdinalIgnoreCase))
        {
            throw GraphException.RequestBadRequest("Another object with the same value for property userPrincipalName already exists.");
        }
    }

    // At least eight characters of three kinds; the cloud's password policy.
    private static void CheckPassword(JsonElement profile)
    {
        var password = profile.Text("password") ?? throw GraphException.RequestBadRequest("A password must be specified to create a new user.");
        var kinds = new[] { password.Any(char.IsLower), password.Any(char.IsUpper), password.Any(char.IsDigit), password.Any(c => !char.IsLetterOrDigit(c)) }.Count(has => has);
        if (password.Length is < 8 or > 256 || kinds < 3)
        {
            throw GraphException.RequestBadRequest("The specified password does not comply with password complexity requirements. Please provide a different password.");
        }
    }

}
