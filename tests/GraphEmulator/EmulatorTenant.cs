using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Query;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tenants;
using SignInRecovery.GraphEmulator.Writes;

namespace SignInRecovery.GraphEmulator;

/// <summary>
/// The tenant as tests see it: without token, limits, faults and lag. It asks by Graph's paths, and stands for another
/// person's editor when a test changes something during a run.
/// </summary>
public sealed class EmulatorTenant
{
    private readonly TenantStore _store;
    private readonly RouteTable _routes;
    private readonly EmulatorOptions _options;
    private readonly AccessControl _access;

    internal EmulatorTenant(TenantStore store, RouteTable routes, EmulatorOptions options, AccessControl access)
    {
        _store = store;
        _routes = routes;
        _options = options with { HonoursSectionStatus = false };
        _access = access;
    }

    /// <summary>The tenant's id.</summary>
    public string Id => _store.TenantId;

    /// <summary>The tenant's name.</summary>
    public string DisplayName => _store.DisplayName;

    internal TenantStore Store => _store;

    /// <summary>How long writes stay invisible to readers, in the emulator's time, by path; zero for all at first.</summary>
    /// <param name="lag">The lag for a path below the version, such as /users/{id}.</param>
    public void SetReplicationLag(Func<string, TimeSpan> lag) => _store.LagOf = lag;

    /// <summary>All objects of a collection, whole, as writers see them.</summary>
    /// <param name="path">Graph's path and query, such as <c>/groups/{id}/members</c> or <c>/users?$filter=...</c>.</param>
    public IReadOnlyList<JsonElement> All(string path)
    {
        var found = new List<JsonElement>();
        string? next = path;
        while (next is not null)
        {
            var page = JsonText.Parse(Encoding.UTF8.GetString(Demand("GET", next, null).Body));
            found.AddRange(page.Items("value"));
            next = page.Text("@odata.nextLink") is { } link ? link[link.IndexOf("/beta", StringComparison.Ordinal)..]["/beta".Length..] : null;
        }

        return found;
    }

    /// <summary>One object; null when it is not there.</summary>
    /// <param name="path">Graph's path, such as <c>/users/{id}</c>.</param>
    public JsonElement? Find(string path)
    {
        try
        {
            return JsonText.Parse(Encoding.UTF8.GetString(Ask("GET", path, null).Body));
        }
        catch (GraphException refusal) when (refusal.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Creates an object, as POST does, or calls an action.</summary>
    /// <param name="path">Graph's path, such as <c>/groups/{id}/members/$ref</c>.</param>
    /// <param name="body">The body.</param>
    /// <returns>What Graph would answer; null when it answers nothing.</returns>
    public JsonElement? Create(string path, JsonObject? body = null) => Body(Demand("POST", path, body));

    /// <summary>Changes properties of an object, as PATCH does.</summary>
    /// <param name="path">Graph's path.</param>
    /// <param name="changes">The properties to change.</param>
    public void Update(string path, JsonObject changes) => Demand("PATCH", path, changes);

    /// <summary>Removes an object, as DELETE does.</summary>
    /// <param name="path">Graph's path.</param>
    public void Delete(string path) => Demand("DELETE", path, null);

    /// <summary>The whole object as the tenant keeps it, with properties that Graph returns only on $select.</summary>
    /// <param name="set">The set, such as users, groups, policies.</param>
    /// <param name="key">The object's id, or another key of it.</param>
    public JsonElement? Stored(string set, string key) => _store[set].Latest(key);

    /// <summary>Puts an object into a set as it is, without any check: for what the API does not let anybody write.</summary>
    /// <param name="set">The set, such as users, groups, policies.</param>
    /// <param name="value">The whole object.</param>
    public void Put(string set, JsonObject value) => _store[set].Put(JsonText.ToElement(value), DateTimeOffset.MinValue);

    /// <summary>Takes an object out of a set as if it had never been there.</summary>
    /// <param name="set">The set.</param>
    /// <param name="key">The object's id.</param>
    public bool Remove(string set, string key) => _store[set].Remove(key, DateTimeOffset.MinValue);

    // A test that asks for what Graph would refuse is wrong, and should say so.
    private GraphReply Demand(string method, string path, JsonObject? body)
    {
        try
        {
            return Ask(method, path, body);
        }
        catch (GraphException refusal)
        {
            throw new InvalidOperationException($"{method} {path} is refused with {refusal.Status} {refusal.Code}: {refusal.Message}", refusal);
        }
    }

    private GraphReply Ask(string method, string path, JsonObject? body)
    {
        var cut = path.IndexOf('?', StringComparison.Ordinal);
        var request = new GraphRequest
        {
            Method = method,
            Origin = "https://localhost",
            Version = "beta",
            Path = cut < 0 ? path : path[..cut],
            Query = cut < 0 ? string.Empty : path[cut..],
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["ConsistencyLevel"] = "eventual" },
            Body = body is null ? ReadOnlyMemory<byte>.Empty : Encoding.UTF8.GetBytes(body.ToJsonString()),
        };
        var match = _routes.Find(method, request.Path, request.Version);
        var call = new RouteCall
        {
            Request = request,
            Store = _store,
            Options = _options,
            Match = match,
            Query = ODataQuery.Parse(request.Query),
            Caller = null,
            Access = _access,
            Now = DateTimeOffset.MaxValue,
        };
        var reply = match.Route.Handle(call);
        if (call.Audit is { } audit)
        {
            AuditLog.Add(call, audit);
        }

        return reply;
    }

    private static JsonElement? Body(GraphReply reply) => reply.Body.Length == 0 ? null : JsonText.Parse(Encoding.UTF8.GetString(reply.Body));
}
