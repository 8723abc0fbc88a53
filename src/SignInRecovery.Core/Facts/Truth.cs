namespace SignInRecovery.Facts;

/// <summary>Joins truth values of which some are Unknown: an Unknown value counts only where the known ones do not decide.</summary>
internal static class Truth
{
    /// <summary>Whether every value is true; one that is known to be false decides. Nothing at all is true.</summary>
    public static Fact<bool> All(IEnumerable<Fact<bool>> values) => Join(values, deciding: false);

    /// <summary>Whether one of the values is true; one that is known to be true decides. Nothing at all is false.</summary>
    public static Fact<bool> Any(IEnumerable<Fact<bool>> values) => Join(values, deciding: true);

    /// <summary>Whether both are true.</summary>
    public static Fact<bool> And(Fact<bool> first, Fact<bool> second) => All([first, second]);

    /// <summary>Whether the first is true and the second is not; the second is asked for only where the first does not decide.</summary>
    public static Fact<bool> ButNot(this Fact<bool> first, Func<Fact<bool>> second)
    {
        if (first.IsFalse())
        {
            return first;
        }

        Fact<bool> other = second();
        if (other.IsTrue())
        {
            return Fact.Known(false);
        }

        IReadOnlyList<MissingFact> missing = [.. first.Missing, .. other.Missing];
        return missing.Count == 0 ? Fact.Known(true) : Fact.Unknown<bool>([.. missing.Distinct()]);
    }

    /// <summary>The answer when one of two cases holds and nobody knows which: their common answer, else Unknown.</summary>
    public static Fact<bool> Either(Fact<bool> first, Fact<bool> second, IReadOnlyList<MissingFact> which) =>
        first.IsKnown && second.IsKnown && first.Value == second.Value
            ? first
            : Fact.Unknown<bool>([.. which.Concat(first.Missing).Concat(second.Missing).Distinct()]);

    /// <summary>A value for PowerShell, which takes every object for true: null where it is Unknown, which no script takes for a yes.</summary>
    public static bool? OrNull(this Fact<bool> value) => value.TryGet(out bool known) ? known : null;

    /// <summary>Whether a value is known to be true.</summary>
    public static bool IsTrue(this Fact<bool> value) => value is { IsKnown: true, Value: true };

    /// <summary>Whether a value is known to be false.</summary>
    public static bool IsFalse(this Fact<bool> value) => value is { IsKnown: true, Value: false };

    private static Fact<bool> Join(IEnumerable<Fact<bool>> values, bool deciding)
    {
        List<MissingFact>? missing = null;
        foreach (Fact<bool> value in values)
        {
            if (!value.TryGet(out bool known))
            {
                (missing ??= []).AddRange(value.Missing);
            }
            else if (known == deciding)
            {
                return Fact.Known(deciding);
            }
        }

        return missing is null ? Fact.Known(!deciding) : Fact.Unknown<bool>([.. missing.Distinct()]);
    }
}
