using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Tenants;
using SignInRecovery.GraphEmulator.Tokens;

namespace SignInRecovery.GraphEmulator.Accounts;

/// <summary>
/// The public endpoints that tell what kind of account a name is (facts/recovery.md, H2). Nobody documents them except
/// OpenID's; the values are those that third parties have noted.
/// </summary>
internal sealed class AccountEndpoints(TenantStore store)
{
    private readonly Queue<DateTimeOffset> _asked = new();
    private readonly Lock _lock = new();

    // Personal accounts live in these domains.
    private static readonly HashSet<string> ConsumerDomains = new(StringComparer.OrdinalIgnoreCase) { "outlook.com", "hotmail.com", "live.com" };

    internal bool Owns(string domain) => store["domains"].Find(domain, store.Now) is { } found && found.IsTrue("isVerified");

    internal GraphReply UserRealm(SignInRequest request, string? user)
    {
        var (domain, realm) = Realm(user ?? string.Empty);
        var body = new JsonObject { ["account_type"] = realm, ["NameSpaceType"] = realm, ["Login"] = user };
        if (realm != "Unknown")
        {
            body["ver"] = request.Query.GetValueOrDefault("api-version") ?? "1.0";
            body["domain_name"] = domain;
            body["DomainName"] = domain;
            body["cloud_instance_name"] = CloudFacts.Of(store.Cloud).InstanceName;
            body["cloud_audience_urn"] = "urn:federation:MicrosoftOnline";
            body["FederationBrandName"] = store.DisplayName;
        }

        if (realm == "Federated" && Federation(domain) is { } federation)
        {
            body["federation_protocol"] = federation.Text("preferredAuthenticationProtocol") == "saml" ? "SAMLP" : "WSTrust";
            body["federation_metadata_url"] = federation.Text("metadataExchangeUri");
            body["federation_active_auth_url"] = federation.Text("activeSignInUri");
            body["AuthURL"] = federation.Text("passiveSignInUri");
        }

        return Json(body);
    }

    internal GraphReply UserRealmState(SignInRequest request)
    {
        var login = request.Query.GetValueOrDefault("login") ?? string.Empty;
        var (domain, realm) = Realm(login);
        var body = new JsonObject
        {
            ["State"] = realm switch { "Managed" => 4, "Federated" => 3, _ => 1 },
            ["UserState"] = realm switch { "Managed" => 1, "Federated" => 2, _ => 1 },
            ["Login"] = login,
            ["NameSpaceType"] = realm,
        };
        if (realm != "Unknown")
        {
            body["DomainName"] = domain;
            body["FederationBrandName"] = store.DisplayName;
            body["CloudInstanceName"] = CloudFacts.Of(store.Cloud).InstanceName;
        }

        if (realm == "Federated" && Federation(domain) is { } federation)
        {
            body["FederationGlobalVersion"] = -1;
            body["AuthURL"] = federation.Text("passiveSignInUri");
        }

        return Json(body);
    }

    internal GraphReply CredentialType(SignInRequest request)
    {
        var username = request.Form.GetValueOrDefault("username") ?? request.Form.GetValueOrDefault("Username") ?? string.Empty;
        var (domain, realm) = Realm(username);
        var isThrottled = IsThrottled();
        var user = store.Users.Find(username, store.Now);
        var exists = user is not null;
        var isConsumer = ConsumerDomains.Contains(domain);

        // 0 exists, 1 does not, 5 exists at another identity provider. A throttled answer says that everything exists.
        var result = isThrottled ? 0 : exists ? 0 : isConsumer ? 5 : 1;
        var credentials = new JsonObject
        {
            ["PrefCredential"] = realm == "Federated" ? 4 : 1,
            ["HasPassword"] = realm != "Federated",
            ["RemoteNgcParams"] = null,
            ["FidoParams"] = user is { } known && HasPasskey(known.Id()) ? new JsonObject { ["AllowList"] = new JsonArray() } : null,
            ["SasParams"] = null,
            ["CertAuthParams"] = null,
        };
        if (realm == "Federated" && Federation(domain) is { } federation)
        {
            credentials["FederationRedirectUrl"] = federation.Text("passiveSignInUri");
        }

        return Json(new JsonObject
        {
            ["Username"] = username,
            ["Display"] = username,
            ["IfExistsResult"] = result,
            ["IsUnmanaged"] = false,
            ["ThrottleStatus"] = isThrottled ? 1 : 0,
            ["Credentials"] = credentials,
            ["EstsProperties"] = new JsonObject { ["DomainType"] = isConsumer ? 2 : realm switch { "Managed" => 3, "Federated" => 4, _ => 1 } },
            ["IsSignupDisallowed"] = true,
        });
    }

    private bool HasPasskey(string user) =>
        store.Methods.Of(user).All(store.Now).Any(method => method.Text("@odata.type") == "#microsoft.graph.fido2AuthenticationMethod");

    // Nobody documents the limit: ten questions in ten seconds is this emulator's own.
    private bool IsThrottled()
    {
        lock (_lock)
        {
            var now = store.Now;
            while (_asked.TryPeek(out var first) && now - first > TimeSpan.FromSeconds(10))
            {
                _ = _asked.Dequeue();
            }

            _asked.Enqueue(now);
            return _asked.Count > 10;
        }
    }

    private (string Domain, string Realm) Realm(string user)
    {
        var domain = user[(user.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
        return store["domains"].Find(domain, store.Now) is { } found && found.IsTrue("isVerified")
            ? (domain, found.Text("authenticationType") == "Federated" ? "Federated" : "Managed")
            : (domain, "Unknown");
    }

    private JsonElement? Federation(string domain) =>
        store.Federations.Of(domain).All(store.Now).Select(value => (JsonElement?)value).FirstOrDefault();

    private static GraphReply Json(JsonObject body) => new() { Body = System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), ContentType = "application/json; charset=utf-8" };
}
