using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Tokens;

/// <summary>Makes tokens, and reads them again when they come back.</summary>
internal sealed class TokenIssuer(TenantStore store, EmulatorOptions options, SigningKey key)
{
    internal const string GraphApplicationId = "00000003-0000-0000-c000-000000000000";

    private readonly ConcurrentDictionary<string, DateTimeOffset> _revoked = new(StringComparer.OrdinalIgnoreCase);

    private DateTimeOffset WallNow => store.Clock.Wall.GetUtcNow();

    internal SigningKey Key => key;

    internal string ForApplication(EmulatorApplication application, string resource, JsonElement? claims)
    {
        var principal = ServicePrincipal(application);
        var body = Common(application, resource, claims);
        body["idtyp"] = "app";
        body["oid"] = principal;
        body["sub"] = principal;
        body["roles"] = Texts(application.ApplicationPermissions);
        body["wids"] = Texts(new DirectoryView(store, store.Now).RoleTemplatesOf(principal));
        return key.Sign(body);
    }

    internal string ForUser(EmulatorApplication application, JsonElement user, string resource, IEnumerable<string> scopes, JsonElement? claims)
    {
        var body = Common(application, resource, claims);
        body["idtyp"] = "user";
        body["oid"] = user.Id();
        body["sub"] = user.Id();
        body["upn"] = user.Text("userPrincipalName");
        body["unique_name"] = user.Text("userPrincipalName");
        body["name"] = user.Text("displayName");
        body["scp"] = string.Join(' ', scopes);

        // b79fbf4d-3ef9-4689-8143-76b194e85509 stands in the tokens of people who are no guests.
        body["wids"] = Texts([.. new DirectoryView(store, store.Now).RoleTemplatesOf(user.Id()), "b79fbf4d-3ef9-4689-8143-76b194e85509"]);
        return key.Sign(body);
    }

    internal string IdToken(EmulatorApplication application, JsonElement user, string origin)
    {
        var now = WallNow;
        return key.Sign(new JsonObject
        {
            ["aud"] = application.ClientId,
            ["iss"] = $"{origin}/{store.TenantId}/v2.0",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds(),
            ["name"] = user.Text("displayName"),
            ["oid"] = user.Id(),
            ["preferred_username"] = user.Text("userPrincipalName"),
            ["sub"] = user.Id(),
            ["tid"] = store.TenantId,
            ["ver"] = "2.0",
        });
    }

    internal string ServicePrincipal(EmulatorApplication application) =>
        application.ObjectId ?? (store["servicePrincipals"].Find(application.ClientId, store.Now) is { } principal ? principal.Id() : application.ClientId);

    /// <summary>Reads the Authorization header, and refuses what is no good token for this API.</summary>
    internal AccessToken Read(string? authorization, string origin)
    {
        if (string.IsNullOrEmpty(authorization))
        {
            throw Refused("Access token is empty.");
        }

        if (!authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            throw Refused("Access token is not a bearer token.");
        }

        JsonElement claims;
        try
        {
            var token = authorization["Bearer ".Length..].Trim();
            if (token.Count(c => c == '.') != 2)
            {
                throw Refused("IDX14100: JWT is not well formed, there are no dots (.).");
            }

            claims = key.Verify(token) ?? throw Refused("Access token validation failure. Invalid signature.");
        }
        catch (JsonException)
        {
            throw Refused("Access token validation failure.");
        }

        var audience = claims.Text("aud");
        if (audience != GraphApplicationId && audience != "https://graph.microsoft.com" && audience != origin)
        {
            throw Refused("Access token validation failure. Invalid audience.");
        }

        var read = FromClaims(claims);
        return read.TenantId != store.TenantId ? throw Refused("Invalid tenant.")
            : read.ExpiresAt <= WallNow ? throw Expired()
            : IsRevoked(read.ObjectId, read.IssuedAt) ? throw Revoked(read, origin)
            : read;
    }

    internal static GraphException Expired() => Refused("Lifetime validation failed, the token is expired.");

    /// <summary>A claims challenge: the token must be fetched again with these claims.</summary>
    internal static GraphException Challenge(string origin, string claims, string message)
    {
        var refusal = new GraphException(401, "InvalidAuthenticationToken", message);
        var encoded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(claims));
        refusal.Headers["WWW-Authenticate"] = $"""Bearer realm="", authorization_uri="{origin}/common/oauth2/authorize", client_id="{GraphApplicationId}", error="insufficient_claims", claims="{encoded}" """.TrimEnd();
        return refusal;
    }

    private static GraphException Refused(string message)
    {
        var refusal = new GraphException(401, "InvalidAuthenticationToken", message);
        refusal.Headers["WWW-Authenticate"] = $"""Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", client_id="{GraphApplicationId}" """.TrimEnd();
        return refusal;
    }

    // Continuous access evaluation: a client that said so gets a challenge that its credential can answer, others a plain refusal.
    private GraphException Revoked(AccessToken token, string origin)
    {
        const string Message = "Continuous access evaluation resulted in challenge with result: InteractionRequired and code: TokenIssuedBeforeRevocationTimestamp";
        var from = _revoked[token.ObjectId].ToUnixTimeSeconds();
        return token.AnswersClaims ? Challenge(origin, $$$"""{"access_token":{"nbf":{"essential":true,"value":"{{{from}}}" } } }""", Message) : Refused(Message);
    }

    private static AccessToken FromClaims(JsonElement claims) => new()
    {
        Id = claims.Text("uti") ?? string.Empty,
        IsApplication = claims.Text("idtyp") == "app",
        TenantId = claims.Text("tid") ?? string.Empty,
        ObjectId = claims.Text("oid") ?? string.Empty,
        ApplicationId = claims.Text("appid") ?? string.Empty,
        ApplicationName = claims.Text("app_displayname"),
        PrincipalName = claims.Text("upn"),
        Permissions = (claims.Text("scp")?.Split(' ') ?? [.. Names(claims, "roles")]).ToHashSet(StringComparer.OrdinalIgnoreCase),
        Roles = Names(claims, "wids").ToHashSet(StringComparer.OrdinalIgnoreCase),
        AuthenticationContexts = Names(claims, "acrs").ToHashSet(StringComparer.OrdinalIgnoreCase),
        AnswersClaims = Names(claims, "xms_cc").Contains("cp1", StringComparer.OrdinalIgnoreCase),
        IssuedAt = DateTimeOffset.FromUnixTimeMilliseconds((long)(claims.Property("iat_ms")?.GetDouble() ?? 0)),
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(claims.Property("exp")?.GetInt64() ?? 0),
    };

    private static IEnumerable<string> Names(JsonElement claims, string name) => claims.Items(name).Select(item => item.GetString()).OfType<string>();

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]);

    /// <summary>From now on, older tokens of this person are refused.</summary>
    internal void Revoke(string userId) => _revoked[userId] = WallNow;

    internal bool IsRevoked(string userId, DateTimeOffset issuedAt) => _revoked.TryGetValue(userId, out var revokedAt) && issuedAt <= revokedAt;

    private JsonObject Common(EmulatorApplication application, string resource, JsonElement? claims)
    {
        var now = WallNow;
        var asked = claims?.Property("access_token");
        var body = new JsonObject
        {
            ["aud"] = resource,
            ["iss"] = $"https://sts.windows.net/{store.TenantId}/",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["iat_ms"] = now.ToUnixTimeMilliseconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + options.TokenLifetime).ToUnixTimeSeconds(),
            ["app_displayname"] = application.DisplayName,
            ["appid"] = application.ClientId,
            ["appidacr"] = application.IsPublicClient ? "0" : application.Certificates.Count > 0 ? "2" : "1",
            ["tid"] = store.TenantId,
            ["uti"] = JsonText.Base64Url(Guid.NewGuid().ToByteArray()),
            ["ver"] = "1.0",
        };

        // What the client can do and what a challenge demanded comes back in the token.
        if (asked?.Property("xms_cc")?.Items("values").Select(item => item.GetString()).OfType<string>().ToList() is { Count: > 0 } capabilities)
        {
            body["xms_cc"] = Texts(capabilities);
        }

        if (asked?.Property("acrs") is { } contexts)
        {
            body["acrs"] = Texts(contexts.Text("value") is { } single ? [single] : contexts.Items("values").Select(item => item.GetString()).OfType<string>());
        }

        return body;
    }
}
