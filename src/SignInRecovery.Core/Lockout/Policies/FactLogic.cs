using SignInRecovery.Facts;

namespace SignInRecovery.Lockout;

/// <summary>Joins truth values of which some are Unknown: an Unknown value counts only where the known ones do not decide.</summary>
internal static class FactLogic
{
    /// <summary>Whether one of the values is true; a known true decides, whatever else is Unknown.</summary>
    public static Fact<bool> Any(IEnumerable<Fact<bool>> values)
    {
        List<MissingFact>? missing = null;
        foreach (Fact<bool> value in values)
        {
            if (!value.TryGet(out bool isTrue))
            {
                (missing ??= []).AddRange(value.Missing);
            }
            else if (isTrue)
            {
                return Fact.Known(true);
            }
        }

        return missing is null ? Fact.Known(false) : Fact.Unknown<bool>([.. missing.Distinct()]);
    }

    /// <summary>Whether the first is true and the second is not.</summary>
    public static Fact<bool> ButNot(this Fact<bool> first, Func<Fact<bool>> second)
    {
        if (first is { IsKnown: true, Value: false })
        {
            return first;
        }

        Fact<bool> other = second();
        if (other is { IsKnown: true, Value: true })
        {
            return Fact.Known(false);
        }

        IReadOnlyList<MissingFact> missing = [.. first.Missing, .. other.Missing];
        return missing.Count == 0 ? Fact.Known(true) : Fact.Unknown<bool>([.. missing.Distinct()]);
    }
}
