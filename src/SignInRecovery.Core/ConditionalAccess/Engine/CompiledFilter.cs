using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>A filter of a policy.</summary>
/// <param name="IsInclude">Whether what matches is in scope; else out of scope.</param>
/// <param name="Expression">The rule; null when it cannot be read.</param>
/// <param name="Missing">Why the filter cannot be read, with the column; null when it was.</param>
internal sealed record CompiledFilter(bool IsInclude, FilterExpression? Expression, MissingFact? Missing)
{
    /// <summary>Reads a filter.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="vocabulary">The properties that it may name.</param>
    /// <param name="owner">The policy and the place, as the beginning of a sentence.</param>
    public static CompiledFilter Read(ConditionFilter filter, IFilterVocabulary vocabulary, string owner)
    {
        if (filter.Mode is not (FilterMode.Include or FilterMode.Exclude))
        {
            return new CompiledFilter(true, null, Unreadable($"{owner} has a mode that this version does not know."));
        }

        bool isInclude = filter.Mode == FilterMode.Include;
        if (string.IsNullOrWhiteSpace(filter.Rule))
        {
            return new CompiledFilter(isInclude, null, Unreadable($"{owner} has no rule."));
        }

        FilterReading reading = FilterParser.Parse(filter.Rule, vocabulary);
        return new CompiledFilter(isInclude, reading.Expression, reading.Error is FilterError error ? Unreadable($"{owner} cannot be read. {error}") : null);
    }

    private static MissingFact Unreadable(string reason) => new("policies", reason, "Correct the rule of the filter in the policy.");
}
