using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Tokens;

/// <summary>The token endpoint in its v2.0 form, and in the v1.0 form with a resource.</summary>
internal sealed class TokenEndpoint(TenantStore store, EmulatorOptions options, IReadOnlyList<EmulatorApplication> applications, TokenIssuer issuer)
{
    private static readonly string[] SignInScopes = ["openid", "profile", "email", "offline_access"];

    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);

    internal GraphReply Token(SignInRequest request)
    {
        var application = Application(request.Form);
        var grant = request.Form.GetValueOrDefault("grant_type");
        return grant switch
        {
            "client_credentials" => ClientCredentials(application, request),
            "urn:ietf:params:oauth:grant-type:device_code" or "device_code" => DeviceCode(application, request),
            "refresh_token" => Redeem(application, request, request.Form.GetValueOrDefault("refresh_token"), "R"),
            "authorization_code" => Redeem(application, request, request.Form.GetValueOrDefault("code"), "C"),
            null or "" => throw new SignInException("invalid_request", 900144, "The request body must contain the following parameter: 'grant_type'."),
            _ => throw new SignInException("unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{grant}'."),
        };
    }

    internal GraphReply BeginDeviceCode(SignInRequest request)
    {
        var application = Application(request.Form);
        var (resource, scopes) = Scopes(request, request.Form.GetValueOrDefault("scope"));
        var code = "D" + Guid.NewGuid().ToString("N");
        var userCode = Guid.NewGuid().ToString("N")[..9].ToUpperInvariant();
        _grants[code] = new Grant(application, null, resource, scopes) { PollsLeft = options.DeviceCodePolls, ExpiresAt = store.Clock.Wall.GetUtcNow().AddMinutes(15) };
        return Json(new JsonObject
        {
            ["user_code"] = userCode,
            ["device_code"] = code,
            ["verification_uri"] = "https://microsoft.com/devicelogin",
            ["expires_in"] = 900,
            ["interval"] = 1,
            ["message"] = $"To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code {userCode} to authenticate.",
        });
    }

    /// <summary>A browser's sign-in: the person is signed in at once and sent back with a code.</summary>
    internal GraphReply Authorize(SignInRequest request)
    {
        var application = Application(request.Query);
        var redirect = request.Query.GetValueOrDefault("redirect_uri");
        if (redirect is null || !Uri.TryCreate(redirect, UriKind.Absolute, out var target) || !target.IsLoopback)
        {
            throw new SignInException("invalid_request", 50011, "The redirect URI specified in the request does not match the redirect URIs configured for the application.");
        }

        var (resource, scopes) = Scopes(request, request.Query.GetValueOrDefault("scope"));
        var code = "C" + Guid.NewGuid().ToString("N");
        _grants[code] = new Grant(application, User(), resource, scopes) { ExpiresAt = store.Clock.Wall.GetUtcNow().AddMinutes(10), Challenge = request.Query.GetValueOrDefault("code_challenge") };
        var reply = new GraphReply { Status = 302 };
        reply.Headers["Location"] = $"{redirect}{(redirect.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={code}&state={Uri.EscapeDataString(request.Query.GetValueOrDefault("state") ?? string.Empty)}&session_state={Guid.NewGuid()}";
        return reply;
    }

    /// <summary>A managed identity's token, in the forms of the instance metadata service and of App Service.</summary>
    internal GraphReply ManagedIdentity(SignInRequest request, bool isAppService)
    {
        if (isAppService ? !request.Headers.ContainsKey("X-IDENTITY-HEADER") : !string.Equals(request.Headers.GetValueOrDefault("Metadata"), "true", StringComparison.OrdinalIgnoreCase))
        {
            throw new SignInException("invalid_request", 0, isAppService ? "The header X-IDENTITY-HEADER is missing." : "Required metadata header not specified.");
        }

        var clientId = request.Query.GetValueOrDefault("client_id");
        var application = applications.FirstOrDefault(candidate => !candidate.IsPublicClient && (clientId is null || candidate.ClientId.Equals(clientId, StringComparison.OrdinalIgnoreCase)))
            ?? throw new SignInException("invalid_request", 0, "Identity not found");
        var resource = Resource(request.Origin, request.Query.GetValueOrDefault("resource") ?? string.Empty);
        var expires = store.Clock.Wall.GetUtcNow() + options.TokenLifetime;
        return Json(new JsonObject
        {
            ["access_token"] = issuer.ForApplication(application, resource, null),
            ["client_id"] = application.ClientId,
            ["expires_in"] = Seconds(options.TokenLifetime),
            ["expires_on"] = expires.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
        });
    }

    private GraphReply ClientCredentials(EmulatorApplication application, SignInRequest request)
    {
        if (request.Segments[0].ToLowerInvariant() is "common" or "organizations" or "consumers")
        {
            throw new SignInException("invalid_request", 90002, $"Tenant '{request.Segments[0]}' cannot be used to sign in as an application. Use the tenant's id.");
        }

        ClientProof.Check(application, request, store.Clock.Wall.GetUtcNow());
        var (resource, scopes) = Scopes(request, request.Form.GetValueOrDefault("scope"));
        return scopes is not [".default"]
            ? throw new SignInException("invalid_scope", 1002012, $"The provided value for scope {request.Form.GetValueOrDefault("scope")} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).")
            : Json(Answer(issuer.ForApplication(application, resource, Claims(request))));
    }

    private GraphReply DeviceCode(EmulatorApplication application, SignInRequest request)
    {
        if (!_grants.TryGetValue(request.Form.GetValueOrDefault("device_code") ?? string.Empty, out var grant) || grant.Application != application)
        {
            throw new SignInException("bad_verification_code", 70019, "The verification code is not valid.");
        }

        var now = store.Clock.Wall.GetUtcNow();
        if (grant.ExpiresAt <= now)
        {
            throw new SignInException("expired_token", 70020, "The device code has expired.");
        }

        lock (grant)
        {
            var isHasty = now - grant.LastPoll < TimeSpan.FromMilliseconds(500);
            grant.LastPoll = now;
            if (isHasty && grant.PollsLeft > 0)
            {
                throw new SignInException("slow_down", 70018, "The client polls too often.");
            }

            if (grant.PollsLeft-- > 0)
            {
                throw new SignInException("authorization_pending", 70016, "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
            }
        }

        _ = _grants.TryRemove(request.Form["device_code"], out _);
        return UserAnswer(grant with { User = User() }, request);
    }

    private GraphReply Redeem(EmulatorApplication application, SignInRequest request, string? code, string kind)
    {
        if (code is null || !code.StartsWith(kind, StringComparison.Ordinal) || !_grants.TryGetValue(code, out var grant) || grant.Application != application || grant.User is not { } user)
        {
            throw new SignInException("invalid_grant", 70000, "The provided grant is not valid.");
        }

        if (grant.Challenge is { } challenge
            && JsonText.Base64Url(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(request.Form.GetValueOrDefault("code_verifier") ?? string.Empty))) != challenge)
        {
            throw new SignInException("invalid_grant", 501481, "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
        }

        if (issuer.IsRevoked(user.Id(), grant.GrantedAt))
        {
            throw new SignInException("invalid_grant", 50173, "The provided grant has expired due to it being revoked, a fresh auth token is needed.");
        }

        if (kind == "C")
        {
            _ = _grants.TryRemove(code, out _);
        }

        if (!application.IsPublicClient)
        {
            ClientProof.Check(application, request, store.Clock.Wall.GetUtcNow());
        }

        var asked = request.Form.GetValueOrDefault("scope") is { Length: > 0 } scope ? Scopes(request, scope) : (grant.Resource, grant.Scopes);
        return UserAnswer(grant with { Resource = asked.Item1, Scopes = asked.Item2 }, request);
    }

    private GraphReply UserAnswer(Grant grant, SignInRequest request)
    {
        var user = store.Users.Find(grant.User!.Value.Id(), store.Now) is { } current && current.IsTrue("accountEnabled")
            ? current
            : throw new SignInException("invalid_grant", 50057, "The user account is disabled.");
        var granted = Granted(grant);
        var answer = Answer(issuer.ForUser(grant.Application, user, grant.Resource, granted, Claims(request)));
        answer["scope"] = string.Join(' ', granted.Concat(grant.Scopes.Where(SignInScopes.Contains)));
        answer["id_token"] = issuer.IdToken(grant.Application, user, request.Origin);
        answer["client_info"] = JsonText.Base64Url($$"""{"uid":"{{user.Id()}}","utid":"{{store.TenantId}}"}""");
        if (grant.Scopes.Contains("offline_access"))
        {
            var refresh = "R" + Guid.NewGuid().ToString("N");
            _grants[refresh] = grant with { User = user, GrantedAt = store.Clock.Wall.GetUtcNow(), Challenge = null };
            answer["refresh_token"] = refresh;
        }

        return Json(answer);
    }

    private static IReadOnlyList<string> Granted(Grant grant)
    {
        var asked = grant.Scopes.Except(SignInScopes).ToList();
        if (grant.Application.DelegatedPermissions is not { } consented)
        {
            return asked is [".default"] or [] ? [.. PermissionTable.Rules.SelectMany(rule => rule.Delegated).SelectMany(name => name.Split('+')).Select(name => name.Replace("@me", string.Empty, StringComparison.Ordinal)).Distinct()] : asked;
        }

        return asked is [".default"] or [] ? consented
            : asked.All(scope => consented.Contains(scope, StringComparer.OrdinalIgnoreCase)) ? consented
            : throw new SignInException("invalid_grant", 65001, $"The user or administrator has not consented to use the application with ID '{grant.Application.ClientId}' named '{grant.Application.DisplayName}'. Send an interactive authorization request for this user and resource.") { SubError = "consent_required" };
    }

    private JsonElement User()
    {
        var name = options.SignedInUser
            ?? new DirectoryView(store, store.Now).HoldersOf(PermissionTable.GlobalAdministrator).FirstOrDefault(id => store.Users.Find(id, store.Now) is { } holder && holder.IsTrue("accountEnabled"));
        return name is not null && store.Users.Find(name, store.Now) is { } user
            ? user
            : throw new SignInException("invalid_grant", 50034, $"The user account {name} does not exist in the {store.TenantId} directory.");
    }

    private EmulatorApplication Application(IReadOnlyDictionary<string, string> parameters)
    {
        var id = parameters.GetValueOrDefault("client_id") ?? throw new SignInException("invalid_request", 900144, "The request body must contain the following parameter: 'client_id'.");
        return applications.FirstOrDefault(application => application.ClientId.Equals(id, StringComparison.OrdinalIgnoreCase))
            ?? throw new SignInException("unauthorized_client", 700016, $"Application with identifier '{id}' was not found in the directory '{store.DisplayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.");
    }

    private static (string Resource, IReadOnlyList<string> Scopes) Scopes(SignInRequest request, string? scope)
    {
        if (string.IsNullOrWhiteSpace(scope))
        {
            return request.Form.GetValueOrDefault("resource") is { } resourceOnly
                ? (Resource(request.Origin, resourceOnly), [".default"])
                : throw new SignInException("invalid_request", 900144, "The request body must contain the following parameter: 'scope'.");
        }

        string? resource = null;
        var names = new List<string>();
        foreach (var item in scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = item.LastIndexOf('/');
            names.Add(item[(cut + 1)..]);
            if (cut > 0)
            {
                resource = Resource(request.Origin, item[..cut]);
            }
        }

        return (resource ?? "https://graph.microsoft.com", names);
    }

    private static string Resource(string origin, string asked)
    {
        var resource = asked.TrimEnd('/');
        return resource is "https://graph.microsoft.com" or TokenIssuer.GraphApplicationId || resource.Equals(origin, StringComparison.OrdinalIgnoreCase)
            ? resource
            : throw new SignInException("invalid_resource", 500011, $"The resource principal named {resource} was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.");
    }

    private static JsonElement? Claims(SignInRequest request)
    {
        try
        {
            return request.Form.GetValueOrDefault("claims") is { Length: > 0 } claims ? JsonText.Parse(claims) : null;
        }
        catch (JsonException)
        {
            throw new SignInException("invalid_request", 9002328, "The claims parameter is not valid JSON.");
        }
    }

    private JsonObject Answer(string token) => new()
    {
        ["token_type"] = "Bearer",
        ["expires_in"] = Seconds(options.TokenLifetime),
        ["ext_expires_in"] = Seconds(options.TokenLifetime),
        ["access_token"] = token,
    };

    private static long Seconds(TimeSpan time) => (long)time.TotalSeconds;

    private static GraphReply Json(JsonObject body) => new() { Body = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), ContentType = "application/json; charset=utf-8" };

    private sealed record Grant(EmulatorApplication Application, JsonElement? User, string Resource, IReadOnlyList<string> Scopes)
    {
        internal int PollsLeft { get; set; }

        internal DateTimeOffset LastPoll { get; set; }

        internal DateTimeOffset ExpiresAt { get; init; } = DateTimeOffset.MaxValue;

        internal DateTimeOffset GrantedAt { get; init; } = DateTimeOffset.MaxValue;

        internal string? Challenge { get; init; }
    }
}
