namespace SignInRecovery.ConditionalAccess;

/// <summary>The names of the operators of filter rules, and how they are negated.</summary>
internal static class FilterOperators
{
    private static readonly (string Name, FilterOperator Operator)[] Names =
    [
        ("eq", FilterOperator.Equals), ("ne", FilterOperator.NotEquals),
        ("in", FilterOperator.In), ("notIn", FilterOperator.NotIn),
        ("contains", FilterOperator.Contains), ("notContains", FilterOperator.NotContains),
        ("startsWith", FilterOperator.StartsWith), ("notStartsWith", FilterOperator.NotStartsWith),
        ("endsWith", FilterOperator.EndsWith), ("notEndsWith", FilterOperator.NotEndsWith),
    ];

    /// <summary>The operator that a word names, with or without its dash; null for none.</summary>
    public static FilterOperator? Find(ReadOnlySpan<char> word)
    {
        ReadOnlySpan<char> name = word.TrimStart('-');
        foreach ((string known, FilterOperator found) in Names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The operator's name without its dash.</summary>
    public static string Name(this FilterOperator value) => Names[(int)value].Name;

    /// <summary>Whether it holds where the property has no value.</summary>
    public static bool IsNegative(this FilterOperator value) => ((int)value & 1) == 1;

    /// <summary>The operator that holds where this one does not.</summary>
    public static FilterOperator Negated(this FilterOperator value) => (FilterOperator)((int)value ^ 1);

    /// <summary>The positive operator of the two.</summary>
    public static FilterOperator Positive(this FilterOperator value) => (FilterOperator)((int)value & ~1);
}
