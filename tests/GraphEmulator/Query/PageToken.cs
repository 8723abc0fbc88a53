using System.Globalization;
using System.Text;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>Where the next page starts. Opaque to clients, and of no use with another query.</summary>
internal readonly record struct PageToken(int Place, DateTimeOffset Issued, int Page, string Query)
{
    /// <summary>Writes the token as it stands in the next link.</summary>
    public override string ToString() =>
        JsonText.Base64Url(string.Create(CultureInfo.InvariantCulture, $"EM1|{Place}|{Issued.UtcTicks}|{Page}|{Query}"));

    /// <summary>The query with the place in the token's stead: tokens hold the time, and the same run twice must meet the same faults.</summary>
    internal static string WithoutTime(string query)
    {
        var at = query.IndexOf("skiptoken=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return query;
        }

        var start = at + "skiptoken=".Length;
        var end = query.IndexOf('&', start) is var found && found < 0 ? query.Length : found;
        var parts = Encoding.UTF8.GetString(JsonText.FromBase64Url(query[start..end]) ?? []).Split('|');
        return parts.Length == 5 ? $"{query[..start]}{parts[1]}{query[end..]}" : query;
    }

    internal static PageToken Parse(string text, string query)
    {
        var parts = Encoding.UTF8.GetString(JsonText.FromBase64Url(text) ?? []).Split('|');
        return parts is ["EM1", var place, var issued, var page, var asked]
            && int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && long.TryParse(issued, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var pageNumber)
            && asked == query
                ? new PageToken(number, new DateTimeOffset(ticks, TimeSpan.Zero), pageNumber, asked)
                : throw GraphException.RequestBadRequest("Skip token is not in the right format, or does not belong to this query.");
    }

    /// <summary>What of a query must not change from page to page.</summary>
    internal static string Fingerprint(string path, ODataQuery query)
    {
        var text = path.ToLowerInvariant() + "?" + string.Join('&', query.Pairs
            .Where(pair => pair.Key is not "$skiptoken" and not "$top" and not "$count")
            .OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Select(pair => pair.Key.ToLowerInvariant() + "=" + pair.Value));
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
    }
}
