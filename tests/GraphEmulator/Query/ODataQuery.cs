using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>The OData options of one request.</summary>
internal sealed record ODataQuery
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "$select", "$filter", "$top", "$skip", "$count", "$expand", "$orderby", "$search", "$skiptoken", "$format", "$deltatoken", "$apply",
    };

    internal string Raw { get; private init; } = string.Empty;

    internal IReadOnlyDictionary<string, string> Pairs { get; private init; } = new Dictionary<string, string>();

    internal IReadOnlyList<string>? Select { get; private init; }

    internal FilterExpression? Filter { get; private init; }

    internal int? Top { get; private init; }

    internal int Skip { get; private init; }

    internal bool Count { get; private init; }

    internal IReadOnlyList<ExpandItem> Expand { get; private init; } = [];

    internal IReadOnlyList<(string Path, bool Descending)> OrderBy { get; private init; } = [];

    internal string? Search { get; private init; }

    internal string? SkipToken { get; private init; }

    internal static ODataQuery Parse(string rawQuery)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in QueryHelpers.ParseQuery(rawQuery))
        {
            // Graph takes the system options with and without their dollar sign.
            var key = !name.StartsWith('$') && Known.Contains("$" + name) ? "$" + name : name;
            if (values.Count > 1 && key.StartsWith('$'))
            {
                throw GraphException.BadRequest($"Query option '{key}' was specified more than once, but it must be specified at most once.");
            }

            if (key.StartsWith('$') && !Known.Contains(key))
            {
                throw GraphException.BadRequest($"The query parameter '{key}' is not supported.");
            }

            pairs[key] = values.ToString();
        }

        return new ODataQuery
        {
            Raw = rawQuery,
            Pairs = pairs,
            Select = pairs.TryGetValue("$select", out var select) && select.Length > 0 ? QueryText.Names(select) : null,
            Filter = pairs.TryGetValue("$filter", out var filter) ? FilterParser.Parse(filter) : null,
            Top = pairs.TryGetValue("$top", out var top) ? Number("$top", top) : null,
            Skip = pairs.TryGetValue("$skip", out var skip) ? Number("$skip", skip) : 0,
            Count = pairs.TryGetValue("$count", out var count) && Truth(count),
            Expand = pairs.TryGetValue("$expand", out var expand) ? QueryText.Expand(expand) : [],
            OrderBy = pairs.TryGetValue("$orderby", out var order) ? [.. QueryText.Names(order).Select(Order)] : [],
            Search = pairs.GetValueOrDefault("$search"),
            SkipToken = pairs.GetValueOrDefault("$skiptoken"),
        };
    }

    /// <summary>Sorts by $orderby; in the order of the set when there is none.</summary>
    internal IEnumerable<JsonElement> Sort(IEnumerable<JsonElement> items)
    {
        IOrderedEnumerable<JsonElement>? sorted = null;
        foreach (var (path, descending) in OrderBy)
        {
            string Key(JsonElement item) => path.Split('/').Aggregate((JsonElement?)item, (current, name) => current?.Property(name)) is { } value
                ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
                : string.Empty;
            sorted = (sorted, descending) switch
            {
                (null, false) => items.OrderBy(Key, StringComparer.OrdinalIgnoreCase),
                (null, true) => items.OrderByDescending(Key, StringComparer.OrdinalIgnoreCase),
                (_, false) => sorted.ThenBy(Key, StringComparer.OrdinalIgnoreCase),
                (_, true) => sorted.ThenByDescending(Key, StringComparer.OrdinalIgnoreCase),
            };
        }

        return sorted ?? items;
    }

    private static (string, bool) Order(string item)
    {
        var words = item.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [var path] ? (path, false)
            : words is [var named, "asc" or "desc"] ? (named, words[1] == "desc")
            : throw GraphException.BadRequest($"The $orderby '{item}' cannot be read.");
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw GraphException.BadRequest($"Invalid value '{value}' for {name} query option found. The {name} query option requires a non-negative integer value.");

    private static bool Truth(string value) => value.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => throw GraphException.BadRequest($"Invalid value '{value}' for $count query option found. Valid values are 'true' or 'false'."),
    };
}
