using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SignInRecovery.ConditionalAccess;

/// <summary>A range of addresses of one family, both ends included.</summary>
/// <param name="IsV6">Whether the addresses are IPv6.</param>
/// <param name="First">The first address as a number.</param>
/// <param name="Last">The last address as a number.</param>
internal sealed record AddressRange(bool IsV6, UInt128 First, UInt128 Last)
{
    private const int V4Bits = 32;
    private const int V6Bits = 128;

    /// <summary>Reads an address; an IPv4 address written as IPv6 is one of IPv4.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isV6">Whether the address is IPv6.</param>
    /// <param name="number">The address as a number.</param>
    public static bool TryReadAddress(string text, out bool isV6, out UInt128 number)
    {
        isV6 = false;
        number = default;
        if (!IPAddress.TryParse(text.Trim(), out IPAddress? address))
        {
            return false;
        }

        // The BCL reads "1" and "1.2" as addresses too; nobody means those.
        if (address.AddressFamily == AddressFamily.InterNetwork && text.AsSpan().Count('.') != 3)
        {
            return false;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        isV6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        Span<byte> bytes = stackalloc byte[16];
        _ = address.TryWriteBytes(bytes, out int written);
        number = isV6 ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes[..written]);
        return true;
    }

    /// <summary>Reads a range: CIDR, one address, or "lower-upper".</summary>
    /// <param name="text">The text.</param>
    /// <param name="range">The range.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AddressRange? range)
    {
        range = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        string[] ends = text.Split('-', 2, StringSplitOptions.TrimEntries);
        if (ends.Length == 2)
        {
            return TryReadAddress(ends[0], out bool firstV6, out UInt128 first)
                && TryReadAddress(ends[1], out bool lastV6, out UInt128 last)
                && firstV6 == lastV6
                && first <= last
                && (range = new AddressRange(firstV6, first, last)) is not null;
        }

        string[] parts = text.Split('/', 2, StringSplitOptions.TrimEntries);
        if (!TryReadAddress(parts[0], out bool isV6, out UInt128 number))
        {
            return false;
        }

        int bits = isV6 ? V6Bits : V4Bits;
        int prefix = bits;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out prefix) || prefix > bits))
        {
            return false;
        }

        UInt128 host = prefix == 0 && bits == V6Bits ? UInt128.MaxValue : (UInt128.One << (bits - prefix)) - 1;
        range = new AddressRange(isV6, number & ~host, number | host);
        return true;
    }

    /// <summary>Whether an address lies in the range.</summary>
    /// <param name="isV6">Whether the address is IPv6.</param>
    /// <param name="number">The address as a number.</param>
    public bool Contains(bool isV6, UInt128 number) => isV6 == IsV6 && number >= First && number <= Last;

    /// <summary>Whether the range holds a single address.</summary>
    public bool IsSingle => First == Last;
}
