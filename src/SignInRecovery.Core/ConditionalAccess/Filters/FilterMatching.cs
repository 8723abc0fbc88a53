namespace SignInRecovery.ConditionalAccess;

/// <summary>Evaluates filter rules. Texts are compared without regard to case, as in the rules of dynamic groups.</summary>
internal static class FilterMatching
{
    /// <summary>Evaluates an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="compare">The truth of one comparison.</param>
    public static Tri Evaluate(FilterExpression expression, Func<FilterExpression.Comparison, Tri> compare)
    {
        if (expression is not FilterExpression.Joined joined)
        {
            return compare((FilterExpression.Comparison)expression);
        }

        Tri result = TriLogic.Of(!joined.IsOr);
        foreach (FilterExpression part in joined.Parts)
        {
            Tri value = Evaluate(part, compare);
            result = joined.IsOr ? result.Or(value) : result.And(value);
            if (result == TriLogic.Of(joined.IsOr))
            {
                break;
            }
        }

        return result;
    }

    /// <summary>A comparison with one text; null stands for a property without a value: only negative comparisons hold then.</summary>
    public static Tri Compare(FilterExpression.Comparison comparison, string? value)
    {
        if (comparison.IsNull)
        {
            // A property that has a value is not null. Whether null may be written at all is not documented.
            return value is null ? Tri.Unknown : TriLogic.Of(comparison.IsNegative);
        }

        bool holds = value is not null && comparison.Operator.Positive() switch
        {
            FilterOperator.Equals => Same(value, comparison.Values[0]),
            FilterOperator.In => comparison.Values.Any(v => Same(value, v)),
            FilterOperator.Contains => value.Contains(comparison.Values[0], StringComparison.OrdinalIgnoreCase),
            FilterOperator.StartsWith => value.StartsWith(comparison.Values[0], StringComparison.OrdinalIgnoreCase),
            _ => value.EndsWith(comparison.Values[0], StringComparison.OrdinalIgnoreCase),
        };
        return TriLogic.Of(holds != comparison.IsNegative);
    }

    /// <summary>A comparison with a collection, of which -contains asks for one whole member.</summary>
    public static Tri Compare(FilterExpression.Comparison comparison, IReadOnlyList<string> members) =>
        TriLogic.Of(members.Any(m => comparison.Values.Any(v => Same(m, v))) != comparison.IsNegative);

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
