using System.Globalization;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Query;

namespace SignInRecovery.GraphEmulator.Routing;

/// <summary>Answers for a collection: filter, order, page, count, next link.</summary>
internal static class CollectionReader
{
    internal static GraphReply Read(RouteCall call, CollectionSpec spec, ObjectSequence sequence)
    {
        QueryRules.Check(call, spec);
        sequence = Cast(call, spec, sequence);
        var query = call.Query;
        var matching = Matching(call, sequence);
        var countsAll = query.Count && query.SkipToken is null && (!spec.IsDirectory || call.Request.IsEventual);
        var all = query.Filter is null && query.Search is null;
        int? count = countsAll ? (all && sequence.KnownCount is { } known ? known : matching.All().Count()) : null;

        if (query.OrderBy.Count > 0)
        {
            var types = matching.All().ToList();
            var sorted = query.Sort(types.Select(item => item.Value)).ToList();
            var type = types.Count > 0 ? types[0].Type : spec.Type;
            matching = ObjectSequence.Of(sorted, type);
        }

        var top = spec.Pages ? PageSize(query, spec) : int.MaxValue;
        var fingerprint = PageToken.Fingerprint(call.Request.Version + call.Request.Path, query);
        var token = query.SkipToken is { } text ? PageToken.Parse(text, fingerprint) : new PageToken(query.Skip, call.Now, 0, fingerprint);
        CheckAge(call, token);

        var items = new List<TypedObject>();
        var place = token.Place;
        for (; place < matching.Places && items.Count < top; place++)
        {
            if (matching.At(place) is { } item)
            {
                items.Add(item);
            }
        }

        while (place < matching.Places && matching.At(place) is null)
        {
            place++;
        }

        var next = place < matching.Places ? new PageToken(Shift(call, place), call.Now, token.Page + 1, fingerprint) : (PageToken?)null;
        return GraphReply.Json(writer => Write(writer, call, spec, items, count, next));
    }

    /// <summary>Answers for the /$count segment: a number as plain text.</summary>
    internal static GraphReply Count(RouteCall call, CollectionSpec spec, ObjectSequence sequence)
    {
        if (spec.IsDirectory && !call.Request.IsEventual)
        {
            throw GraphException.RequestBadRequest("$count is not currently supported.");
        }

        if (call.Query.Filter is not null)
        {
            QueryRules.Check(call, spec);
        }

        sequence = Cast(call, spec, sequence);
        var count = call.Query.Filter is null && sequence.KnownCount is { } known ? known : Matching(call, sequence).All().Count();
        return GraphReply.Plain(count.ToString(CultureInfo.InvariantCulture));
    }

    internal static GraphReply Item(RouteCall call, TypedObject item, string context, bool isMixed = false, int status = 200)
    {
        QueryRules.CheckItem(call);
        return GraphReply.Json(
            writer => EntityWriter.Write(writer, item, call, call.Query.Select, call.Query.Expand, isMixed, $"{call.BaseUrl}/$metadata#{context}{Selected(call)}/$entity"),
            status);
    }

    private static ObjectSequence Cast(RouteCall call, CollectionSpec spec, ObjectSequence sequence) =>
        call.Match.Cast is not { } cast ? sequence
        : spec.IsMixed ? sequence.Only(item => string.Equals(item.Type, cast, StringComparison.OrdinalIgnoreCase) || string.Equals(Query.EntityType.Of(cast).Name, OwnType(item), StringComparison.OrdinalIgnoreCase))
        : string.Equals(cast, spec.Type, StringComparison.OrdinalIgnoreCase) ? sequence
        : throw GraphException.NoSegment("microsoft.graph." + cast);

    private static string? OwnType(TypedObject item) => Json.JsonText.Text(item.Value, "@odata.type")?.Split('.')[^1];

    private static ObjectSequence Matching(RouteCall call, ObjectSequence sequence)
    {
        var query = call.Query;
        if (query.Filter is { } filter)
        {
            if (filter.Ids() is { } ids)
            {
                sequence = sequence.Named(ids);
            }

            var joins = filter.Everything().OfType<FilterExpression.Path>().Any(path => path.Segments[0].Equals("signInActivity", StringComparison.OrdinalIgnoreCase));
            sequence = joins
                ? sequence.Only(item => call.Store["signInActivity"].Find(Json.JsonText.Id(item.Value), call.Now) is { } activity && FilterEvaluator.Matches(filter, activity))
                : sequence.Only(item => FilterEvaluator.Matches(filter, item.Value, item.Type));
        }

        return query.Search is { } search ? sequence.Only(SearchTerms.Parse(search)) : sequence;
    }

    private static int PageSize(ODataQuery query, CollectionSpec spec)
    {
        var max = query.Select?.Contains("signInActivity", StringComparer.OrdinalIgnoreCase) == true || query.Filter is { } filter
            && filter.Everything().OfType<FilterExpression.Path>().Any(path => path.Segments[0].Equals("signInActivity", StringComparison.OrdinalIgnoreCase))
                ? Math.Min(500, spec.MaxTop)
                : spec.MaxTop;
        return query.Top is not { } top ? Math.Min(spec.DefaultTop, max)
            : top >= 1 && top <= max ? top
            : throw GraphException.RequestBadRequest($"Invalid page size specified: '{top}'. Must be between 1 and {max} inclusive.");
    }

    private static void CheckAge(RouteCall call, PageToken token)
    {
        if (call.Query.SkipToken is not null
            && (call.PageFault?.Kind == FaultKind.ExpiredSkipToken || call.Now - token.Issued > call.Options.SkipTokenLifetime))
        {
            throw new GraphException(400, "Directory_ExpiredPageToken", "The specified page token value has expired and can no longer be included in your request.");
        }
    }

    // An object twice, or one left out: what a tenant does whose objects change while somebody pages.
    private static int Shift(RouteCall call, int place) => call.PageFault?.Kind switch
    {
        FaultKind.DuplicateBetweenPages => Math.Max(0, place - 1),
        FaultKind.MissingBetweenPages => place + 1,
        _ => place,
    };

    private static string Selected(RouteCall call) => call.Query.Select is { } select ? $"({string.Join(',', select)})" : string.Empty;

    private static void Write(Utf8JsonWriter writer, RouteCall call, CollectionSpec spec, List<TypedObject> items, int? count, PageToken? next)
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.context", $"{call.BaseUrl}/$metadata#{Context(call, spec)}{Selected(call)}");
        if (count is { } number)
        {
            writer.WriteNumber("@odata.count", number);
        }

        if (next is { } token)
        {
            writer.WriteString("@odata.nextLink", NextLink(call, token));
        }

        writer.WriteStartArray("value");
        var isMixed = spec.IsMixed && call.Match.Cast is null;
        foreach (var item in items)
        {
            if (spec.AreReferences)
            {
                WriteReference(writer, call, item);
                continue;
            }

            EntityWriter.Write(writer, item, call, call.Query.Select, call.Query.Expand, isMixed);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteReference(Utf8JsonWriter writer, RouteCall call, TypedObject item)
    {
        writer.WriteStartObject();
        writer.WriteString("@odata.id", $"{call.BaseUrl}/directoryObjects/{Json.JsonText.Id(item.Value)}");
        writer.WriteEndObject();
    }

    private static string Context(RouteCall call, CollectionSpec spec) =>
        spec.AreReferences ? "Collection($ref)" :
        spec.IsMixed ? call.Match.Cast is { } cast ? cast.ToLowerInvariant() + "s" : "directoryObjects" : call.Request.Path.Trim('/');

    private static string NextLink(RouteCall call, PageToken token)
    {
        var kept = call.Query.Pairs.Where(pair => pair.Key != "$skiptoken" && pair.Key != "$skip")
            .Select(pair => $"{Uri.EscapeDataString(pair.Key).Replace("%24", "$", StringComparison.Ordinal)}={Uri.EscapeDataString(pair.Value)}");
        return $"{call.BaseUrl}{call.Request.Path}?{string.Join('&', kept.Append($"$skiptoken={token}"))}";
    }
}
