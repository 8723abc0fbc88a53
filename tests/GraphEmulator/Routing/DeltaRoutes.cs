using System.Globalization;
using System.Text;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Query;
using SignInRecovery.GraphEmulator.Tenants;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>
/// Tracking changes of users and groups: everything first, then what was created, changed or deleted since the last link.
/// Changes of memberships are not among them, and the lag of readers is not applied.
/// </summary>
internal static class DeltaRoutes
{
    private const int PageSize = 100;

    internal static void Add(RouteBuilder builder)
    {
        foreach (var (set, type) in new[] { ("users", "user"), ("groups", "group") })
        {
            builder.Add("GET", $"/{set}/delta", call => Read(call, call.Store[set], set, type), set);
            builder.Add("GET", $"/{set}/delta()", call => Read(call, call.Store[set], set, type), set);
        }
    }

    private static GraphReply Read(RouteCall call, ObjectSet set, string name, string type)
    {
        var query = call.Query;
        if (query.Top is not null || query.Search is not null || query.OrderBy.Count > 0 || query.Skip > 0 || query.Expand.Count > 0)
        {
            throw GraphException.RequestBadRequest("A delta query takes $select and $filter on ids only; the size of its pages is the service's.");
        }

        if (query.Filter is not null && query.Filter.Ids() is null && !IsIds(query.Filter))
        {
            throw GraphException.RequestBadRequest("A delta query can be filtered by ids only.");
        }

        var place = Place.Parse(query, set.Version);
        IReadOnlyList<(string Key, JsonElement? Value)> objects = place.Since is { } since
            ? set.ChangesSince(since)
            : [.. set.All(DateTimeOffset.MaxValue).Select(item => (item.Id(), (JsonElement?)item))];
        if (query.Filter is { } filter)
        {
            objects = [.. objects.Where(item => FilterEvaluator.Matches(filter, JsonText.ToElement(new System.Text.Json.Nodes.JsonObject { ["id"] = item.Key })))];
        }

        var page = objects.Skip(place.Offset).Take(PageSize).ToList();
        var more = place.Offset + page.Count < objects.Count;
        return GraphReply.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"{call.BaseUrl}/$metadata#{name}(@delta)");
            writer.WriteString(more ? "@odata.nextLink" : "@odata.deltaLink", Link(call, more ? place.Skip(page.Count) : place.Done()));
            writer.WriteStartArray("value");
            foreach (var (key, value) in page)
            {
                Write(writer, call, type, key, value);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, RouteCall call, string type, string key, JsonElement? value)
    {
        if (value is { } present)
        {
            var select = call.Query.Select is { } names && !names.Contains("id", StringComparer.OrdinalIgnoreCase) ? [.. names, "id"] : call.Query.Select;
            EntityWriter.Write(writer, new TypedObject(type, present), call, select, [], isMixed: false);
            return;
        }

        // A deleted user or group goes to the deleted items, from which it can come back: "changed".
        writer.WriteStartObject();
        writer.WriteString("id", key);
        writer.WriteStartObject("@removed");
        writer.WriteString("reason", "changed");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static bool IsIds(FilterExpression filter) => filter switch
    {
        FilterExpression.Or or => IsIds(or.Left) && IsIds(or.Right),
        _ => filter.Ids() is not null,
    };

    private static string Link(RouteCall call, string token)
    {
        var kept = call.Query.Pairs.Where(pair => pair.Key is "$select" or "$filter").Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        return $"{call.BaseUrl}{call.Request.Path}?{string.Join('&', kept.Append(token))}";
    }

    /// <summary>How far a round has come: what it shows, from where, and the version that its end stands for.</summary>
    private readonly record struct Place(long? Since, long Until, int Offset)
    {
        internal static Place Parse(ODataQuery query, long version)
        {
            if (query.Pairs.TryGetValue("$deltatoken", out var token))
            {
                return token == "latest" ? new Place(version, version, 0) : new Place(Read(token) is [var since] ? since : throw Unreadable(), version, 0);
            }

            return query.SkipToken is not { } skip ? new Place(null, version, 0)
                : Read(skip) is [var from, var until, var offset] ? new Place(from < 0 ? null : from, until, (int)offset)
                : throw Unreadable();
        }

        internal string Skip(int items) => "$skiptoken=" + Text(Since ?? -1, Until, Offset + items);

        internal string Done() => "$deltatoken=" + Text(Until);

        private static string Text(params ReadOnlySpan<long> numbers)
        {
            var text = new StringBuilder("DL1");
            foreach (var number in numbers)
            {
                _ = text.Append(CultureInfo.InvariantCulture, $"|{number}");
            }

            return JsonText.Base64Url(text.ToString());
        }

        private static List<long> Read(string token)
        {
            var parts = Encoding.UTF8.GetString(JsonText.FromBase64Url(token) ?? []).Split('|');
            return parts[0] == "DL1" && parts.Skip(1).All(part => long.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
                ? [.. parts.Skip(1).Select(part => long.Parse(part, CultureInfo.InvariantCulture))]
                : throw Unreadable();
        }

        private static GraphException Unreadable() => GraphException.RequestBadRequest("Badly formed token.");
    }
}
