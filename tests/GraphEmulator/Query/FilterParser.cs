using System.Globalization;
using static SignInRecovery.GraphEmulator.Query.FilterExpression;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>Reads the part of OData's $filter that Graph documents for the endpoints used here.</summary>
internal static class FilterParser
{
    private const int DeepestNesting = 50;

    private static readonly HashSet<string> Comparisons = new(StringComparer.OrdinalIgnoreCase) { "eq", "ne", "gt", "ge", "lt", "le", "has" };
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase) { "startswith", "endswith", "contains", "isof", "tolower", "toupper", "length" };

    internal static FilterExpression Parse(string text)
    {
        var tokens = new FilterTokens(text);
        var expression = ParseOr(tokens, 0);
        return tokens.AtEnd ? expression : throw FilterTokens.Invalid($"'{tokens.Peek.Text}' was not expected");
    }

    private static FilterExpression ParseOr(FilterTokens tokens, int depth)
    {
        if (depth > DeepestNesting)
        {
            throw FilterTokens.Invalid("it is nested too deeply");
        }

        var left = ParseAnd(tokens, depth);
        while (tokens.TakeWord("or"))
        {
            left = new Or(left, ParseAnd(tokens, depth));
        }

        return left;
    }

    private static FilterExpression ParseAnd(FilterTokens tokens, int depth)
    {
        var left = ParseNot(tokens, depth);
        while (tokens.TakeWord("and"))
        {
            left = new And(left, ParseNot(tokens, depth));
        }

        return left;
    }

    private static FilterExpression ParseNot(FilterTokens tokens, int depth) =>
        tokens.TakeWord("not") ? new Not(ParseNot(tokens, depth + 1)) : ParseComparison(tokens, depth);

    private static FilterExpression ParseComparison(FilterTokens tokens, int depth)
    {
        var left = ParseOperand(tokens, depth);
        if (tokens.TakeWord("in"))
        {
            tokens.Expect("(");
            var values = new List<FilterExpression>();
            do
            {
                values.Add(ParseOperand(tokens, depth));
            }
            while (tokens.TakeWord(","));
            tokens.Expect(")");
            return new In(left, values);
        }

        return !tokens.Peek.IsQuoted && Comparisons.Contains(tokens.Peek.Text)
            ? new Compare(tokens.Take().Text.ToLowerInvariant(), left, ParseOperand(tokens, depth))
            : left;
    }

    private static FilterExpression ParseOperand(FilterTokens tokens, int depth)
    {
        if (tokens.TakeWord("("))
        {
            var inner = ParseOr(tokens, depth + 1);
            tokens.Expect(")");
            return inner;
        }

        var (text, isQuoted) = tokens.Take();
        if (isQuoted)
        {
            return new Literal(text);
        }

        if (Functions.Contains(text) && tokens.TakeWord("("))
        {
            var arguments = new List<FilterExpression>();
            do
            {
                arguments.Add(ParseOr(tokens, depth + 1));
            }
            while (tokens.TakeWord(","));
            tokens.Expect(")");
            return new Function(text.ToLowerInvariant(), arguments);
        }

        return ParseLambda(text, tokens, depth) ?? ParseWord(text);
    }

    private static Lambda? ParseLambda(string text, FilterTokens tokens, int depth)
    {
        var isAny = text.EndsWith("/any", StringComparison.OrdinalIgnoreCase);
        if ((!isAny && !text.EndsWith("/all", StringComparison.OrdinalIgnoreCase)) || !tokens.TakeWord("("))
        {
            return null;
        }

        var collection = new FilterExpression.Path(text[..^4].Split('/'));
        if (tokens.TakeWord(")"))
        {
            return new Lambda(isAny, collection, string.Empty, null);
        }

        var variable = tokens.Take().Text;
        tokens.Expect(":");
        var body = ParseOr(tokens, depth + 1);
        tokens.Expect(")");
        return new Lambda(isAny, collection, variable, body);
    }

    private static FilterExpression ParseWord(string text)
    {
        if (text is "null")
        {
            return new Literal(null);
        }

        if (text is "true" or "false")
        {
            return new Literal(text == "true");
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return new Literal(number);
        }

        // GUIDs and times are written without quotation marks.
        if (Guid.TryParse(text, out _) || (char.IsAsciiDigit(text[0]) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)))
        {
            return new Literal(text);
        }

        return char.IsLetter(text[0]) || text[0] is '_' or '$' or '@'
            ? new FilterExpression.Path(text.Split('/'))
            : throw FilterTokens.Invalid($"'{text}' is no property and no value");
    }
}
