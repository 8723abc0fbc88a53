using System.Text;
using System.Text.RegularExpressions;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>Makes the tokens of ids: of GUIDs, of paths and combinations of GUIDs, and of ids of any other form.</summary>
internal sealed partial class IdTokens(TokenFunction function)
{
    private const int GuidLength = 36;
    private const int MaximumCached = 100_000;

    private readonly Dictionary<Guid, string> _cache = [];

    /// <summary>The token of an id. GUIDs are found wherever they stand in it, so that all who refer to an object still do.</summary>
    /// <param name="id">The id.</param>
    public string Token(string id)
    {
        if (id.Length == 0 || WellKnownIds.IsWord(id))
        {
            return id;
        }

        if (id.Length == GuidLength && Guid.TryParseExact(id, "D", out Guid guid))
        {
            return OfGuid(guid);
        }

        return Guids().IsMatch(id) ? Combined(id) : Opaque(id);
    }

    /// <summary>The token of a GUID; one that is the same in every tenant stays.</summary>
    public string OfGuid(Guid guid)
    {
        if (_cache.TryGetValue(guid, out string? token))
        {
            return token;
        }

        string text = guid.ToString("D");
        if (WellKnownIds.IsGuid(text))
        {
            token = text;
        }
        else
        {
            Span<byte> hash = stackalloc byte[32];
            Span<byte> bytes = stackalloc byte[16];
            _ = guid.TryWriteBytes(bytes);
            function.Compute("id", bytes, hash);

            // A token looks like a random GUID (version 4), so that everything that reads ids reads it.
            hash[7] = (byte)((hash[7] & 0x0F) | 0x40);
            hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
            token = new Guid(hash[..16]).ToString("D");
        }

        if (_cache.Count < MaximumCached)
        {
            _cache.Add(guid, token);
        }

        return token;
    }

    /// <summary>Whether a text is, or holds, a GUID.</summary>
    public static bool HoldsGuid(string text) => Guids().IsMatch(text);

    private string Combined(string id)
    {
        var result = new StringBuilder(id.Length);
        int at = 0;
        foreach (Match match in Guids().Matches(id))
        {
            _ = result.Append(Between(id[at..match.Index])).Append(OfGuid(Guid.ParseExact(match.Value, "D")));
            at = match.Index + match.Length;
        }

        return result.Append(Between(id[at..])).ToString();
    }

    private string Between(string text) =>
        Words().Replace(text, word => WellKnownIds.IsPathWord(word.Value) ? word.Value : "x" + function.Hex("text", word.Value, 8));

    private string Opaque(string id)
    {
        // Case matters in ids of this form: they are base64.
        Span<byte> hash = stackalloc byte[32];
        function.Compute("opaque", Encoding.UTF8.GetBytes(id), hash);
        return "x" + Convert.ToHexString(hash[..16]).ToLowerInvariant();
    }

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Guids();

    [GeneratedRegex(@"[^\s/_\-.,:;()$&?='""@#]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
