namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// Reads a filter rule: comparisons joined by -and, -or and -not, with parentheses, in the grammar of dynamic group rules
/// (Microsoft Entra documentation, filter for devices, 2025-04-08). A -not is carried inwards, so that what is left are
/// comparisons, some of them negative.
/// </summary>
internal sealed class FilterParser
{
    private const int DeepestNesting = 64;

    /// <summary>The longest rule that Microsoft Entra takes.</summary>
    private const int LongestRule = 3072;

    private readonly IFilterVocabulary _vocabulary;
    private readonly List<FilterToken> _tokens;
    private readonly int _end;
    private int _next;
    private FilterError? _error;

    private FilterParser(IFilterVocabulary vocabulary, List<FilterToken> tokens, int end)
    {
        _vocabulary = vocabulary;
        _tokens = tokens;
        _end = end;
    }

    /// <summary>Reads a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="vocabulary">The properties that it may name.</param>
    public static FilterReading Parse(string rule, IFilterVocabulary vocabulary)
    {
        if (rule.Length > LongestRule)
        {
            return Failed(LongestRule + 1, $"The rule is longer than {LongestRule} characters.");
        }

        var tokens = new List<FilterToken>();
        if (FilterTokens.Cut(rule, tokens) is FilterError error)
        {
            return new FilterReading(null, error);
        }

        var parser = new FilterParser(vocabulary, tokens, rule.Length + 1);
        FilterExpression? expression = parser.Expression(isOr: true, isNegated: false, depth: 0);
        return expression is null
            ? new FilterReading(null, parser._error)
            : parser._next < tokens.Count
                ? Failed(tokens[parser._next].Column, "-and, -or or the end of the rule was expected here.")
                : new FilterReading(expression, null);
    }

    private static FilterReading Failed(int column, string message) => new(null, new FilterError(column, message));

    /// <summary>Parts joined by -or, each of which is parts joined by -and. Negated, the two change places.</summary>
    private FilterExpression? Expression(bool isOr, bool isNegated, int depth)
    {
        var parts = new List<FilterExpression>();
        bool isJoinedByOr = isOr != isNegated;
        do
        {
            FilterExpression? part = isOr ? Expression(isOr: false, isNegated, depth) : Operand(isNegated, depth);
            switch (part)
            {
                case null:
                    return null;
                case FilterExpression.Joined joined when joined.IsOr == isJoinedByOr:
                    parts.AddRange(joined.Parts);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }
        while (TakeWord(isOr ? "or" : "and"));
        return parts.Count == 1 ? parts[0] : new FilterExpression.Joined(isJoinedByOr, parts);
    }

    private FilterExpression? Operand(bool isNegated, int depth)
    {
        while (TakeWord("not"))
        {
            isNegated = !isNegated;
        }

        if (_next >= _tokens.Count || _tokens[_next].Kind != FilterTokenKind.Open)
        {
            return Comparison(isNegated);
        }

        FilterToken open = _tokens[_next++];
        if (depth >= DeepestNesting)
        {
            return Fail(open.Column, $"Parentheses are nested more than {DeepestNesting} deep.");
        }

        FilterExpression? inner = Expression(isOr: true, isNegated, depth + 1);
        if (inner is null)
        {
            return null;
        }

        if (_next >= _tokens.Count || _tokens[_next].Kind != FilterTokenKind.Close)
        {
            return Fail(Column(), "A closing parenthesis was expected here.");
        }

        _next++;
        return inner;
    }

    private FilterExpression.Comparison? Comparison(bool isNegated)
    {
        if (Take(FilterTokenKind.Word) is not FilterToken property)
        {
            return Fail(Column(), "A property was expected here.");
        }

        if (_vocabulary.CheckProperty(property.Text) is string unknown)
        {
            return Fail(property.Column, unknown);
        }

        if (Take(FilterTokenKind.Word) is not FilterToken word)
        {
            return Fail(Column(), "An operator such as -eq was expected here.");
        }

        if (FilterOperators.Find(word.Text) is not FilterOperator named)
        {
            return Fail(word.Column, $"{word.Text} is no operator of a filter rule.");
        }

        if (_vocabulary.CheckOperator(property.Text, named) is string illegal)
        {
            return Fail(word.Column, illegal);
        }

        FilterToken? value = Take(FilterTokenKind.Text) ?? Take(FilterTokenKind.List) ?? Take(FilterTokenKind.Word);
        if (value is not FilterToken given)
        {
            return Fail(Column(), "A value was expected here.");
        }

        bool isList = given.Kind == FilterTokenKind.List;
        bool takesList = named.Positive() == FilterOperator.In;
        IReadOnlyList<string>? values = isList ? FilterTokens.Items(given.Text) : [given.Text];
        if (values is null || (isList && !takesList))
        {
            return Fail(given.Column, isList && !takesList ? $"-{named.Name()} takes one value, not a list." : "The list is not made of values between commas.");
        }

        bool isNull = given.Kind == FilterTokenKind.Word && given.Text.TrimStart('$').Equals("null", StringComparison.OrdinalIgnoreCase);
        if (!isNull && values.Select(v => _vocabulary.CheckValue(property.Text, v)).FirstOrDefault(v => v is not null) is string wrong)
        {
            return Fail(given.Column, wrong);
        }

        return new FilterExpression.Comparison(property.Text, isNegated ? named.Negated() : named, values, isList ? $"[{given.Text}]" : given.Text, isNull);
    }

    private FilterExpression.Comparison? Fail(int column, string message)
    {
        _error ??= new FilterError(column, message);
        return null;
    }

    private int Column() => _next < _tokens.Count ? _tokens[_next].Column : _end;

    private FilterToken? Take(FilterTokenKind kind) =>
        _next < _tokens.Count && _tokens[_next].Kind == kind ? _tokens[_next++] : null;

    private bool TakeWord(string word)
    {
        // Operators stand with a dash or without one.
        bool isNext = _next < _tokens.Count
            && _tokens[_next].Kind == FilterTokenKind.Word
            && _tokens[_next].Text.AsSpan().TrimStart('-').Equals(word, StringComparison.OrdinalIgnoreCase);
        _next += isNext ? 1 : 0;
        return isNext;
    }
}
