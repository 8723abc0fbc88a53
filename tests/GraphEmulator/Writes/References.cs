using System.Text.Json;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Writes;

/// <summary>Bodies that name another object by its address: <c>@odata.id</c> and <c>members@odata.bind</c>.</summary>
internal static class References
{
    internal static string Id(RouteCall call) =>
        IdOf(call.Request.JsonBody().Text("@odata.id") ?? throw GraphException.RequestBadRequest("The request body must contain '@odata.id'."));

    internal static IReadOnlyList<string> Bound(JsonElement body, string property)
    {
        var ids = body.Items(property + "@odata.bind").Select(item => item.GetString()).OfType<string>().Select(IdOf).ToList();
        return ids.Count <= 20 ? ids : throw GraphException.RequestBadRequest($"The limit for '{property}@odata.bind' in one request is 20.");
    }

    /// <summary>The object that is named, as readers see it: one whose creation has not arrived yet is not found.</summary>
    internal static TypedObject Existing(RouteCall call, string id) =>
        call.Store.DirectoryObject(id, call.Now) is var (type, value) ? new TypedObject(type, value) : throw GraphException.NotFound(id);

    private static string IdOf(string address)
    {
        var id = address.TrimEnd('/').Split('/')[^1];
        return Guid.TryParse(id, out _) ? id : throw GraphException.RequestBadRequest($"Invalid object identifier '{id}'.");
    }
}
