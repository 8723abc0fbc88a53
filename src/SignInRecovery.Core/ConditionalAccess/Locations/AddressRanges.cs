namespace SignInRecovery.ConditionalAccess;

/// <summary>Many ranges of addresses, in which an address is found by halving.</summary>
internal sealed class AddressRanges
{
    private readonly AddressRange[] _v4;
    private readonly AddressRange[] _v6;

    /// <summary>Reads ranges.</summary>
    /// <param name="texts">The ranges: CIDR, one address, or "lower-upper".</param>
    public AddressRanges(IEnumerable<string?> texts)
    {
        var ranges = new List<AddressRange>();
        foreach (string? text in texts)
        {
            if (AddressRange.TryParse(text, out AddressRange? range))
            {
                ranges.Add(range);
            }
            else
            {
                HasUnreadable = true;
            }
        }

        ranges.Sort((left, right) => left.First.CompareTo(right.First));
        _v4 = Merge(ranges.Where(r => !r.IsV6));
        _v6 = Merge(ranges.Where(r => r.IsV6));
    }

    /// <summary>Whether some range could not be read, so that absence proves nothing.</summary>
    public bool HasUnreadable { get; }

    /// <summary>Whether an address lies in one of the ranges.</summary>
    /// <param name="isV6">Whether the address is IPv6.</param>
    /// <param name="number">The address as a number.</param>
    public Tri Contains(bool isV6, UInt128 number)
    {
        AddressRange[] ranges = isV6 ? _v6 : _v4;
        int low = 0;
        int high = ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (number < ranges[middle].First)
            {
                high = middle - 1;
            }
            else if (number > ranges[middle].Last)
            {
                low = middle + 1;
            }
            else
            {
                return Tri.True;
            }
        }

        return HasUnreadable ? Tri.Unknown : Tri.False;
    }

    // The ranges come in the order of their first addresses.
    private static AddressRange[] Merge(IEnumerable<AddressRange> ranges)
    {
        var merged = new List<AddressRange>();
        foreach (AddressRange range in ranges)
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last)
            {
                merged[^1] = merged[^1] with { Last = UInt128.Max(merged[^1].Last, range.Last) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return [.. merged];
    }
}
