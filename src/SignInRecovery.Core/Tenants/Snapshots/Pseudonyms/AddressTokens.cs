using System.Globalization;
using System.Net;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Makes the tokens of IP addresses and ranges, prefix-preserving: two addresses that share exactly their first n bits have
/// tokens that share exactly their first n bits. So an address lies in a range after pseudonymisation exactly when it did
/// before, for whatever pair.
/// </summary>
internal sealed class AddressTokens(TokenFunction function)
{
    private const int MaximumCached = 100_000;

    private readonly Dictionary<string, string> _cache = new(StringComparer.Ordinal);

    /// <summary>The token of an address or of a range in CIDR notation.</summary>
    /// <param name="text">The address or range.</param>
    /// <returns>The token, or null when the text is neither.</returns>
    public string? TryToken(string text)
    {
        if (_cache.TryGetValue(text, out string? token))
        {
            return token;
        }

        token = Make(text.Trim());
        if (token is not null && _cache.Count < MaximumCached)
        {
            _cache.Add(text, token);
        }

        return token;
    }

    /// <summary>The token of an address or range; a text that is neither becomes a token of a text.</summary>
    public string Token(string text) => TryToken(text) ?? "text-" + function.Hex("text", text, 8);

    private string? Make(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        string addressText = slash < 0 ? text : text[..slash];
        if (!IPAddress.TryParse(addressText, out IPAddress? address) || !LooksWhole(addressText))
        {
            return null;
        }

        // An IPv4 address in IPv6 clothes is that IPv4 address.
        bool isMapped = address.IsIPv4MappedToIPv6;
        byte[] bits = (isMapped ? address.MapToIPv4() : address).GetAddressBytes();
        byte[] token = Permute(bits);
        if (slash >= 0)
        {
            if (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int mask)
                || mask > (isMapped ? 128 : bits.Length * 8))
            {
                return null;
            }

            int kept = isMapped ? Math.Max(0, mask - 96) : mask;
            if (IsZeroBeyond(bits, kept))
            {
                ClearBeyond(token, kept);
            }
        }

        var result = new IPAddress(token);
        string masked = slash < 0 ? string.Empty : text[slash..];
        return (isMapped ? result.MapToIPv6() : result) + masked;
    }

    /// <summary>The parser takes "10" and "0x0a000001" for addresses too; here they are not.</summary>
    private static bool LooksWhole(string text) =>
        text.Contains(':', StringComparison.Ordinal)
        || (text.Count(c => c == '.') == 3 && text.All(c => char.IsAsciiDigit(c) || c == '.'));

    /// <summary>
    /// Each bit is flipped or not by a keyed function of the bits before it, which is what preserves prefixes. One value of
    /// the function has 256 bits and so serves all 255 prefixes that end within one byte.
    /// </summary>
    private byte[] Permute(byte[] address)
    {
        string purpose = address.Length == 4 ? "ip4" : "ip6";
        var token = new byte[address.Length];
        Span<byte> hash = stackalloc byte[32];
        for (int index = 0; index < address.Length; index++)
        {
            function.Compute(purpose, address.AsSpan(0, index), hash);
            int node = 1;
            int result = 0;
            for (int bit = 7; bit >= 0; bit--)
            {
                int value = (address[index] >> bit) & 1;
                int flip = (hash[node >> 3] >> (node & 7)) & 1;
                result = (result << 1) | (value ^ flip);
                node = (node << 1) | value;
            }

            token[index] = (byte)result;
        }

        return token;
    }

    private static bool IsZeroBeyond(byte[] bits, int mask)
    {
        for (int bit = mask; bit < bits.Length * 8; bit++)
        {
            if ((bits[bit >> 3] & (0x80 >> (bit & 7))) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private static void ClearBeyond(byte[] bits, int mask)
    {
        for (int bit = mask; bit < bits.Length * 8; bit++)
        {
            bits[bit >> 3] &= (byte)~(0x80 >> (bit & 7));
        }
    }
}
