namespace SignInRecovery.GraphEmulator.Query;

/// <summary>A parsed $filter.</summary>
internal abstract record FilterExpression
{
    internal sealed record And(FilterExpression Left, FilterExpression Right) : FilterExpression;

    internal sealed record Or(FilterExpression Left, FilterExpression Right) : FilterExpression;

    internal sealed record Not(FilterExpression Inner) : FilterExpression;

    internal sealed record Compare(string Operator, FilterExpression Left, FilterExpression Right) : FilterExpression;

    internal sealed record In(FilterExpression Left, IReadOnlyList<FilterExpression> Values) : FilterExpression;

    /// <summary>startswith, endswith, contains, isof, tolower, toupper, length.</summary>
    internal sealed record Function(string Name, IReadOnlyList<FilterExpression> Arguments) : FilterExpression;

    /// <summary>any or all over a collection; without a body, any asks whether there is an item.</summary>
    internal sealed record Lambda(bool IsAny, Path Collection, string Variable, FilterExpression? Body) : FilterExpression;

    /// <summary>A property, or a property of a property. The first segment may be a variable.</summary>
    internal sealed record Path(IReadOnlyList<string> Segments) : FilterExpression
    {
        internal bool IsCount => Segments[^1] == "$count";
    }

    /// <summary>Text, number, truth value, null, date or GUID; the last two as text.</summary>
    internal sealed record Literal(object? Value) : FilterExpression;

    /// <summary>The ids of which an object must have one to satisfy this; null when the filter does not say.</summary>
    internal IReadOnlyList<string>? Ids() => this switch
    {
        And and => and.Left.Ids() ?? and.Right.Ids(),
        In { Left: Path { Segments: ["id"] } } within => Texts(within.Values),
        Compare { Operator: "eq", Left: Path { Segments: ["id"] } } compare => Texts([compare.Right]),
        _ => null,
    };

    private static List<string>? Texts(IReadOnlyList<FilterExpression> values) =>
        values.All(value => value is Literal { Value: string })
            ? [.. values.Select(value => (string)((Literal)value).Value!).Distinct(StringComparer.OrdinalIgnoreCase)]
            : null;

    /// <summary>This expression and all within it.</summary>
    internal IEnumerable<FilterExpression> Everything()
    {
        yield return this;
        IEnumerable<FilterExpression> inner = this switch
        {
            And and => [and.Left, and.Right],
            Or or => [or.Left, or.Right],
            Not not => [not.Inner],
            Compare compare => [compare.Left, compare.Right],
            In within => [within.Left, .. within.Values],
            Function function => function.Arguments,
            Lambda { Body: not null } lambda => [lambda.Collection, lambda.Body],
            Lambda lambda => [lambda.Collection],
            _ => [],
        };
        foreach (var item in inner.SelectMany(expression => expression.Everything()))
        {
            yield return item;
        }
    }
}
