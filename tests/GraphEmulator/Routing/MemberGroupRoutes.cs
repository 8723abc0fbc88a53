using System.Text.Json;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>The actions that tell which groups (and roles) an object belongs to, nested ones included.</summary>
internal static class MemberGroupRoutes
{
    // The API page: so many ids in one call of checkMemberGroups and checkMemberObjects.
    private const int MostIds = 20;

    internal static void Add(RouteBuilder builder)
    {
        foreach (var collection in new[] { "users", "groups", "directoryObjects" })
        {
            builder.Add("POST", $"/{collection}/{{id}}/getMemberGroups", call => Write(call, Get(call, withRoles: false)));
            builder.Add("POST", $"/{collection}/{{id}}/getMemberObjects", call => Write(call, Get(call, withRoles: true)));
            builder.Add("POST", $"/{collection}/{{id}}/checkMemberGroups", call => Write(call, Check(call, "groupIds", withRoles: false)));
            builder.Add("POST", $"/{collection}/{{id}}/checkMemberObjects", call => Write(call, Check(call, "ids", withRoles: true)));
        }
    }

    private static IEnumerable<string> Get(RouteCall call, bool withRoles)
    {
        var body = call.Request.JsonBody();
        if (body.Property("securityEnabledOnly") is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
        {
            throw GraphException.RequestBadRequest("The parameter 'securityEnabledOnly' takes true or false.");
        }

        return Of(call, withRoles).Where(item => !body.IsTrue("securityEnabledOnly") || item.Type != "group" || item.Value.IsTrue("securityEnabled")).Select(item => item.Value.Id());
    }

    private static IEnumerable<string> Check(RouteCall call, string parameter, bool withRoles)
    {
        var ids = call.Request.JsonBody().Items(parameter).Select(item => item.GetString()).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (ids.Count is 0 or > MostIds)
        {
            throw GraphException.RequestBadRequest($"Between 1 and {MostIds} values must be given in '{parameter}'.");
        }

        return Of(call, withRoles).Select(item => item.Value.Id()).Where(ids.Contains);
    }

    private static IEnumerable<TypedObject> Of(RouteCall call, bool withRoles)
    {
        var view = new DirectoryView(call.Store, call.Now);
        var key = call["id"];
        var found = call.Match.Route.Segments[0] switch
        {
            "users" => RouteBuilder.User(call),
            "groups" => RouteBuilder.Existing(call.Store.Groups, call, key),
            _ => view.Find(key)?.Value ?? throw GraphException.NotFound(key),
        };
        return view.GroupsAndRolesOf(found.Id()).All().Where(item => withRoles || item.Type == "group");
    }

    private static GraphReply Write(RouteCall call, IEnumerable<string> ids) => GraphReply.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{call.BaseUrl}/$metadata#Collection(Edm.String)");
        writer.WriteStartArray("value");
        foreach (var id in ids)
        {
            writer.WriteStringValue(id);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
