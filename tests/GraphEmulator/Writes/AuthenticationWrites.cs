using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Temporary Access Passes, passkeys, removing methods, resetting passwords and per-user MFA.</summary>
internal static class AuthenticationWrites
{
    // Without letters and digits that look alike.
    private const string PassCharacters = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789+*@#";

    internal static void Add(RouteBuilder builder)
    {
        builder.Add("POST", "/users/{id}/authentication/temporaryAccessPassMethods", CreatePass);
        foreach (var (collection, type) in AuthenticationRoutes.Kinds.Where(kind => kind.Type != "passwordAuthenticationMethod"))
        {
            builder.Add("DELETE", $"/users/{{id}}/authentication/{collection}/{{key}}", call => Remove(call, type));
        }

        builder.Add("GET", "/users/{id}/authentication/fido2Methods/creationOptions", Passkeys.CreationOptions);
        builder.Add("POST", "/users/{id}/authentication/fido2Methods", Passkeys.Register);
        builder.Add("POST", "/users/{id}/authentication/methods/{key}/resetPassword", ResetPassword);
        builder.Add("PATCH", "/users/{id}/authentication/requirements", UpdateRequirements, isBetaOnly: true);
    }

    internal static JsonElement? Configuration(RouteCall call, string id) =>
        call.Store.Single("authenticationMethodsPolicy")?.Items("authenticationMethodConfigurations")
            .Where(item => string.Equals(item.Id(), id, StringComparison.OrdinalIgnoreCase)).Select(item => (JsonElement?)item).FirstOrDefault();

    /// <summary>Whether the method's policy is on and names the user, and no exclusion does: exclusion wins.</summary>
    internal static bool IsInPolicy(RouteCall call, JsonElement configuration, string user)
    {
        var groups = call.Store.Members.Origins(user, DateTimeOffset.MaxValue).Append(user).Append("all_users").ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool Names(string list) => configuration.Items(list).Any(target => groups.Contains(target.Id()));
        return configuration.Text("state") == "enabled" && Names("includeTargets") && !Names("excludeTargets");
    }

    private static GraphReply CreatePass(RouteCall call)
    {
        var user = RouteBuilder.User(call);
        Rights.DemandOutsideRestricted(call, user.Id());
        Rights.DemandMethods(call, user);
        if (user.Text("userType") == "Guest")
        {
            throw GraphException.BadRequest("A Temporary Access Pass cannot be made for an external guest.");
        }

        var configuration = Configuration(call, "TemporaryAccessPass");
        var body = call.Request.JsonBodyOrEmpty();
        var lifetime = Number(body, "lifetimeInMinutes") ?? Number(configuration, "defaultLifetimeInMinutes") ?? 60;
        var least = Number(configuration, "minimumLifetimeInMinutes") ?? 60;
        var most = Number(configuration, "maximumLifetimeInMinutes") ?? 480;
        if (lifetime < least || lifetime > most)
        {
            throw GraphException.BadRequest($"The lifetime of {lifetime} minutes is outside the policy's range of {least} to {most} minutes.");
        }

        var onceOnly = configuration?.IsTrue("isUsableOnce") == true;
        if (onceOnly && body.Property("isUsableOnce") is { ValueKind: JsonValueKind.False })
        {
            throw GraphException.BadRequest("The policy allows passes for one use only.");
        }

        var start = DateTimeOffset.TryParse(body.Text("startDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given) ? given : call.Time;
        var isInPolicy = configuration is { } policy && IsInPolicy(call, policy, user.Id());
        var reason = !isInPolicy ? "disabledByPolicy" : start > call.Time ? "notYetValid" : "enabledByPolicy";
        var pass = new JsonObject
        {
            ["@odata.type"] = TemporaryAccessPasses.Type,
            ["id"] = Guid.NewGuid().ToString(),
            ["temporaryAccessPass"] = null,
            ["createdDateTime"] = JsonText.Time(call.Time),
            ["startDateTime"] = JsonText.Time(start),
            ["lifetimeInMinutes"] = lifetime,
            ["isUsableOnce"] = onceOnly || body.IsTrue("isUsableOnce"),
            ["isUsable"] = reason == "enabledByPolicy",
            ["methodUsabilityReason"] = reason,
        };

        // One pass per user: a new one replaces the old (facts/recovery.md, E4).
        var methods = call.Store.Methods.ToChange(user.Id());
        foreach (var old in methods.All(DateTimeOffset.MaxValue).Where(method => method.Text("@odata.type") == TemporaryAccessPasses.Type).ToList())
        {
            _ = methods.Remove(old.Id(), call.VisibleFrom);
        }

        methods.Put(JsonText.ToElement(pass), call.VisibleFrom);
        call.Audit = Audit("Admin registered security info", user);

        // The value is in this answer and nowhere else.
        pass["temporaryAccessPass"] = RandomNumberGenerator.GetString(PassCharacters, Number(configuration, "defaultLength") ?? 8);
        _ = pass.Remove("@odata.type");
        return UserWrites.Created(call, new TypedObject("temporaryAccessPassAuthenticationMethod", JsonText.ToElement(pass)), $"users('{user.Id()}')/authentication/temporaryAccessPassMethods");
    }

    private static GraphReply Remove(RouteCall call, string type)
    {
        var user = RouteBuilder.User(call);
        Rights.DemandOutsideRestricted(call, user.Id());
        Rights.DemandMethods(call, user);
        var methods = call.Store.Methods.ToChange(user.Id());
        if (methods.Find(call["key"], call.Now) is not { } method || method.Text("@odata.type") != "#microsoft.graph." + type)
        {
            throw GraphException.NotFound(call["key"]);
        }

        _ = methods.Remove(method.Id(), call.VisibleFrom);
        call.Audit = Audit("Admin deleted security info", user);
        return GraphReply.NoContent();
    }

    private static GraphReply ResetPassword(RouteCall call)
    {
        var user = RouteBuilder.User(call);
        Rights.DemandOutsideRestricted(call, user.Id());
        Rights.DemandSensitive(call, user, isPassword: true);
        if (call.Store.Methods.Of(user.Id()).Find(call["key"], call.Now) is not { } method || method.Text("@odata.type") != "#microsoft.graph.passwordAuthenticationMethod")
        {
            throw GraphException.NotFound(call["key"]);
        }

        var changed = JsonText.ToObject(user);
        changed["lastPasswordChangeDateTime"] = JsonText.Time(call.Time);
        call.Store.Users.Put(JsonText.ToElement(changed), call.VisibleFrom);
        call.Audit = new AuditEntry("Reset user password", "UserManagement", "Update", "User", user.Id(), user.Text("userPrincipalName"));
        var given = call.Request.JsonBodyOrEmpty().Text("newPassword");
        var reply = GraphReply.Json(
            writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("@odata.context", $"{call.BaseUrl}/$metadata#microsoft.graph.passwordResetResponse");
                writer.WriteString("newPassword", given ?? RandomNumberGenerator.GetString(PassCharacters, 16));
                writer.WriteEndObject();
            },
            202);
        reply.Headers["Location"] = $"{call.BaseUrl}/users/{user.Id()}/authentication/operations/{Guid.NewGuid()}";
        return reply;
    }

    private static GraphReply UpdateRequirements(RouteCall call)
    {
        var user = RouteBuilder.User(call);
        Rights.DemandOutsideRestricted(call, user.Id());
        var state = call.Request.JsonBody().Text("perUserMfaState");
        if (state is not ("disabled" or "enabled" or "enforced"))
        {
            throw GraphException.BadRequest($"'{state}' is no perUserMfaState: disabled, enabled or enforced.");
        }

        call.Store.PerUserMfa.ToChange(user.Id()).Put(JsonText.ToElement(new JsonObject { ["perUserMfaState"] = state }), call.VisibleFrom);
        call.Audit = new AuditEntry(state == "disabled" ? "Disable Strong Authentication" : "Enable Strong Authentication", "UserManagement", "Update", "User", user.Id(), user.Text("userPrincipalName"));
        return GraphReply.NoContent();
    }

    internal static AuditEntry Audit(string activity, JsonElement user) =>
        new(activity, "UserManagement", "Update", "User", user.Id(), user.Text("userPrincipalName"));

    private static int? Number(JsonElement? item, string name) =>
        item?.Property(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;
}
