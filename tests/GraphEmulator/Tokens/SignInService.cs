using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Accounts;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Tokens;

/// <summary>Everything that is not Graph: the authority's endpoints and the public ones that tell whose account a name is.</summary>
internal sealed class SignInService(TenantStore store, TokenEndpoint tokens, TokenIssuer issuer, AccountEndpoints accounts, EmulatorHooks hooks)
{
    internal GraphReply Handle(SignInRequest request)
    {
        try
        {
            return Route(request);
        }
        catch (SignInException refusal)
        {
            return Refused(refusal);
        }
    }

    private GraphReply Route(SignInRequest request)
    {
        var segments = request.Segments;
        var lower = segments.Select(segment => segment.ToLowerInvariant()).ToList();
        switch (lower)
        {
            case [_, "v2.0", ".well-known", "openid-configuration"]:
                return OpenIdConfiguration(request, segments[0], isVersion2: true);
            case [_, ".well-known", "openid-configuration"]:
                return OpenIdConfiguration(request, segments[0], isVersion2: false);
            case [_, "discovery", "v2.0", "keys"] or [_, "discovery", "keys"]:
                return Json(new JsonObject { ["keys"] = new JsonArray(issuer.Key.PublicKey()) });
            case ["common", "discovery", "instance"]:
                return InstanceDiscovery(request);
            case [_, "oauth2", "v2.0", "token"] or [_, "oauth2", "token"] when request.Method == "POST":
                CheckTenant(segments[0]);
                return hooks.SignInRefusal is { } refusal ? throw new SignInException(refusal.Error, refusal.Code, refusal.Message) : tokens.Token(request);
            case [_, "oauth2", "v2.0", "devicecode"] when request.Method == "POST":
                CheckTenant(segments[0]);
                return tokens.BeginDeviceCode(request);
            case [_, "oauth2", "v2.0", "authorize"]:
                CheckTenant(segments[0]);
                return tokens.Authorize(request);
            case ["metadata", "identity", "oauth2", "token"]:
                return tokens.ManagedIdentity(request, isAppService: false);
            case ["msi", "token"]:
                return tokens.ManagedIdentity(request, isAppService: true);
            case ["common", "userrealm", _] or ["common", "userrealm"]:
                return accounts.UserRealm(request, segments.Count > 2 ? segments[2] : request.Query.GetValueOrDefault("user"));
            case ["getuserrealm.srf"]:
                return accounts.UserRealmState(request);
            case ["common", "getcredentialtype"] or [_, "getcredentialtype"] when request.Method == "POST":
                return accounts.CredentialType(request);
            default:
                return new GraphReply { Status = 404, ContentType = "text/plain" };
        }
    }

    private GraphReply OpenIdConfiguration(SignInRequest request, string tenant, bool isVersion2)
    {
        CheckTenant(tenant);
        var id = tenant.ToLowerInvariant() is "common" or "organizations" ? tenant.ToLowerInvariant() : store.TenantId;
        var root = $"{request.Origin}/{id}";
        var cloud = CloudFacts.Of(store.Cloud);
        var body = new JsonObject
        {
            ["token_endpoint"] = isVersion2 ? $"{root}/oauth2/v2.0/token" : $"{root}/oauth2/token",
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "private_key_jwt", "client_secret_basic"),
            ["jwks_uri"] = isVersion2 ? $"{root}/discovery/v2.0/keys" : $"{root}/discovery/keys",
            ["response_modes_supported"] = new JsonArray("query", "fragment", "form_post"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["response_types_supported"] = new JsonArray("code", "id_token", "code id_token", "id_token token"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email", "offline_access"),
            ["issuer"] = id is "common" or "organizations" ? $"{request.Origin}/{{tenantid}}/v2.0" : isVersion2 ? $"{root}/v2.0" : $"https://sts.windows.net/{store.TenantId}/",
            ["request_uri_parameter_supported"] = false,
            ["userinfo_endpoint"] = $"{request.Origin}/oidc/userinfo",
            ["authorization_endpoint"] = $"{root}/oauth2/v2.0/authorize",
            ["device_authorization_endpoint"] = $"{root}/oauth2/v2.0/devicecode",
            ["http_logout_supported"] = true,
            ["end_session_endpoint"] = $"{root}/oauth2/v2.0/logout",
            ["claims_supported"] = new JsonArray("sub", "iss", "aud", "exp", "iat", "name", "tid", "oid", "preferred_username"),
            ["tenant_region_scope"] = id is "common" or "organizations" ? null : cloud.RegionScope,
            ["cloud_instance_name"] = cloud.InstanceName,
            ["cloud_graph_host_name"] = cloud.OldGraphHost,
            ["msgraph_host"] = cloud.GraphHost,
            ["rbac_url"] = "https://pas.windows.net",
        };
        if (cloud.RegionSubScope is { } subScope)
        {
            body["tenant_region_sub_scope"] = subScope;
        }

        return Json(body);
    }

    private static GraphReply InstanceDiscovery(SignInRequest request)
    {
        var endpoint = request.Query.GetValueOrDefault("authorization_endpoint") ?? string.Empty;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || $"{uri.Scheme}://{uri.Authority}" != request.Origin)
        {
            throw new SignInException("invalid_instance", 50049, $"Unknown or invalid instance: {uri?.Host}.");
        }

        var tenant = uri.Segments.Length > 1 ? uri.Segments[1].Trim('/') : "common";
        return Json(new JsonObject
        {
            ["tenant_discovery_endpoint"] = $"{request.Origin}/{tenant}/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(new JsonObject
            {
                ["preferred_network"] = uri.Authority,
                ["preferred_cache"] = uri.Authority,
                ["aliases"] = new JsonArray(uri.Authority),
            }),
        });
    }

    private void CheckTenant(string tenant)
    {
        if (tenant.ToLowerInvariant() is "common" or "organizations"
            || tenant.Equals(store.TenantId, StringComparison.OrdinalIgnoreCase) || accounts.Owns(tenant))
        {
            return;
        }

        throw new SignInException("invalid_tenant", 90002, $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.");
    }

    private GraphReply Refused(SignInException refusal)
    {
        var trace = Guid.NewGuid().ToString();
        var now = store.Clock.Wall.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var body = new JsonObject
        {
            ["error"] = refusal.Error,
            ["error_description"] = refusal.Code == 0 ? refusal.Message : $"AADSTS{refusal.Code}: {refusal.Message} Trace ID: {trace} Correlation ID: {trace} Timestamp: {now}",
            ["error_codes"] = refusal.Code == 0 ? [] : new JsonArray(refusal.Code),
            ["timestamp"] = now,
            ["trace_id"] = trace,
            ["correlation_id"] = trace,
            ["error_uri"] = $"https://login.microsoftonline.com/error?code={refusal.Code}",
        };
        if (refusal.SubError is { } subError)
        {
            body["suberror"] = subError;
        }

        var reply = Json(body);
        reply.Status = refusal.Status;
        return reply;
    }

    private static GraphReply Json(JsonObject body) => new() { Body = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), ContentType = "application/json; charset=utf-8" };
}
