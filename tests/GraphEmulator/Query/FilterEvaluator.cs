using System.Globalization;
using System.Text.Json;
using SignInRecovery.GraphEmulator.Json;
using static SignInRecovery.GraphEmulator.Query.FilterExpression;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>Whether an object satisfies a $filter. The directory compares texts without regard to the case of letters.</summary>
internal static class FilterEvaluator
{
    internal static bool Matches(FilterExpression filter, JsonElement item, string? type = null) => IsTrue(filter, new Scope(item, type, null, default, null));

    private static bool IsTrue(FilterExpression expression, Scope scope) => expression switch
    {
        And and => IsTrue(and.Left, scope) && IsTrue(and.Right, scope),
        Or or => IsTrue(or.Left, scope) || IsTrue(or.Right, scope),
        Not not => !IsTrue(not.Inner, scope),
        Compare compare => Compares(compare.Operator, Value(compare.Left, scope), Value(compare.Right, scope)),
        In within => within.Values.Any(value => Compares("eq", Value(within.Left, scope), Value(value, scope))),
        Function function => Holds(function, scope),
        Lambda lambda => Holds(lambda, scope),
        FilterExpression.Path path => Value(path, scope) is true,
        Literal literal => literal.Value is true,
        _ => false,
    };

    private static bool Holds(Function function, Scope scope)
    {
        if (function.Name == "isof")
        {
            var type = function.Arguments[^1] switch { Literal literal => literal.Value as string, FilterExpression.Path path => string.Join('/', path.Segments), _ => null };
            return JsonText.Same(scope.Item.Text("@odata.type")?.TrimStart('#') ?? "microsoft.graph." + scope.Type, type);
        }

        return function.Arguments is [var left, var right] && Value(left, scope) is string text && Value(right, scope) is string part
            && function.Name switch
            {
                "startswith" => text.StartsWith(part, StringComparison.OrdinalIgnoreCase),
                "endswith" => text.EndsWith(part, StringComparison.OrdinalIgnoreCase),
                "contains" => text.Contains(part, StringComparison.OrdinalIgnoreCase),
                _ => false,
            };
    }

    private static bool Holds(Lambda lambda, Scope scope)
    {
        if (Element(lambda.Collection, scope) is not { ValueKind: JsonValueKind.Array } items)
        {
            return !lambda.IsAny;
        }

        return lambda.Body is null
            ? items.GetArrayLength() > 0
            : lambda.IsAny
                ? items.EnumerateArray().Any(item => IsTrue(lambda.Body, new Scope(scope.Item, scope.Type, lambda.Variable, item, scope)))
                : items.EnumerateArray().All(item => IsTrue(lambda.Body, new Scope(scope.Item, scope.Type, lambda.Variable, item, scope)));
    }

    private static object? Value(FilterExpression expression, Scope scope) => expression switch
    {
        Literal literal => literal.Value,
        FilterExpression.Path { IsCount: true } path => Element(new FilterExpression.Path([.. path.Segments.SkipLast(1)]), scope) is { ValueKind: JsonValueKind.Array } array ? (double)array.GetArrayLength() : 0d,
        FilterExpression.Path path => Simple(Element(path, scope)),
        Function { Name: "tolower", Arguments: [var inner] } => (Value(inner, scope) as string)?.ToLowerInvariant(),
        Function { Name: "toupper", Arguments: [var inner] } => (Value(inner, scope) as string)?.ToUpperInvariant(),
        Function { Name: "length", Arguments: [var inner] } => Value(inner, scope) is string text ? (double)text.Length : null,
        _ => IsTrue(expression, scope),
    };

    private static JsonElement? Element(FilterExpression.Path path, Scope scope)
    {
        JsonElement? current = null;
        var first = 0;
        for (var search = scope; search is not null && current is null; search = search.Outer)
        {
            if (search.Variable is not null && string.Equals(search.Variable, path.Segments[0], StringComparison.Ordinal))
            {
                current = search.Bound;
                first = 1;
            }
        }

        current ??= scope.Item;
        foreach (var segment in path.Segments.Skip(first))
        {
            if (segment.StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase))
            {
                if (!string.Equals(current?.Text("@odata.type")?.TrimStart('#'), segment, StringComparison.OrdinalIgnoreCase))
                {
                    return null;
                }

                continue;
            }

            current = current?.Property(segment);
        }

        return current;
    }

    private static object? Simple(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.Number } value => value.GetDouble(),
        _ => null,
    };

    private static bool Compares(string comparison, object? left, object? right)
    {
        if (left is null || right is null)
        {
            return comparison switch { "eq" => left is null && right is null, "ne" => left is not null || right is not null, _ => false };
        }

        if (comparison == "has")
        {
            return left is string flags && right is string flag && flags.Split(',').Contains(flag, StringComparer.OrdinalIgnoreCase);
        }

        var order = Order(left, right);
        return comparison switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "gt" => order > 0,
            "ge" => order >= 0,
            "lt" => order < 0,
            "le" => order <= 0,
            _ => false,
        };
    }

    private static int? Order(object left, object right)
    {
        if (left is bool a && right is bool b)
        {
            return a.CompareTo(b);
        }

        if (left is double x && right is double y)
        {
            return x.CompareTo(y);
        }

        if (left is not string text || right is not string other)
        {
            return null;
        }

        return text.Length > 9 && other.Length > 9 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(other[0]) && text[4] == '-' && other[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && DateTimeOffset.TryParse(other, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var otherTime)
                ? time.CompareTo(otherTime)
                : string.Compare(text, other, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Scope(JsonElement Item, string? Type, string? Variable, JsonElement Bound, Scope? Outer);
}
