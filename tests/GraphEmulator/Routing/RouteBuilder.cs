using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>Adds the routes that a collection brings: itself, its count, and one object of it.</summary>
internal sealed class RouteBuilder(RouteTable table)
{
    /// <summary>A collection that is a set of the tenant.</summary>
    internal void Set(string template, string set, CollectionSpec spec, string? section = null, bool isBetaOnly = false) =>
        Collection(template, spec, call => ObjectSequence.Of(call.Store[set], spec.Type, call.Now), section ?? set, isBetaOnly, (call, key) => call.Store[set].Find(key, call.Now) is { } item ? new TypedObject(spec.Type, item) : null);

    /// <summary>A collection that a function finds.</summary>
    internal void Collection(
        string template,
        CollectionSpec spec,
        Func<RouteCall, ObjectSequence> sequence,
        string? section = null,
        bool isBetaOnly = false,
        Func<RouteCall, string, TypedObject?>? find = null)
    {
        table.Add(new GraphRoute("GET", template, call => CollectionReader.Read(call, spec, sequence(call))) { Section = section, IsBetaOnly = isBetaOnly });
        table.Add(new GraphRoute("GET", template + "/$count", call => CollectionReader.Count(call, spec, sequence(call))) { Section = section, IsBetaOnly = isBetaOnly });
        if (!spec.HasItems)
        {
            return;
        }

        var key = template.Contains("{id}", StringComparison.Ordinal) ? "{key}" : "{id}";
        find ??= (call, id) => sequence(call).All().Where(item => string.Equals(item.Value.Id(), id, StringComparison.OrdinalIgnoreCase)).Select(item => (TypedObject?)item).FirstOrDefault();
        table.Add(new GraphRoute(
            "GET",
            template + "/" + key,
            call =>
            {
                var id = call[key[1..^1]];
                return CollectionReader.Item(call, find(call, id) ?? throw GraphException.NotFound(id), template.Trim('/').Split('/')[^1], spec.IsMixed);
            })
        {
            Section = section,
            IsBetaOnly = isBetaOnly,
            IsItem = true,
        });
    }

    /// <summary>One object at a path of its own, such as a policy of the tenant.</summary>
    internal void Single(string template, string type, Func<RouteCall, System.Text.Json.JsonElement?> find, string? section, bool isBetaOnly = false) =>
        table.Add(new GraphRoute(
            "GET",
            template,
            call => CollectionReader.Item(call, new TypedObject(type, find(call) ?? throw GraphException.NotFound(template.Split('/')[^1])), template.Trim('/')))
        {
            Section = section,
            IsBetaOnly = isBetaOnly,
        });

    internal void Add(string method, string template, Func<RouteCall, GraphReply> handle, string? section = null, bool isBetaOnly = false, bool isItem = false) =>
        table.Add(new GraphRoute(method, template, handle) { Section = section, IsBetaOnly = isBetaOnly, IsItem = isItem });

    /// <summary>The user that a path names; 404 when there is none.</summary>
    internal static System.Text.Json.JsonElement User(RouteCall call) => Existing(call.Store.Users, call, call["id"]);

    internal static System.Text.Json.JsonElement Existing(ObjectSet set, RouteCall call, string key) => set.Find(key, call.Now) ?? throw GraphException.NotFound(key);
}
