namespace SignInRecovery.Lockout;

/// <summary>
/// Reads the rule of a device filter: comparisons joined by -and, -or and -not, with parentheses (Microsoft Entra
/// documentation, filter for devices). A -not is carried inwards, so that what is left are comparisons, some of them negative.
/// </summary>
internal sealed class DeviceFilterParser
{
    private const int DeepestNesting = 64;

    private readonly List<string> _tokens;
    private int _next;

    private DeviceFilterParser(List<string> tokens) => _tokens = tokens;

    /// <summary>Reads a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The rule in parts; null when it does not follow the grammar.</returns>
    public static DeviceFilter? Parse(string rule)
    {
        if (Tokens(rule) is not List<string> tokens)
        {
            return null;
        }

        var parser = new DeviceFilterParser(tokens);
        DeviceFilter? filter = parser.Expression(isOr: true, isNegated: false, depth: 0);
        return parser._next == tokens.Count ? filter : null;
    }

    /// <summary>Parts joined by -or, each of which is parts joined by -and. Negated, the two change places.</summary>
    private DeviceFilter? Expression(bool isOr, bool isNegated, int depth)
    {
        var parts = new List<DeviceFilter>();
        bool isJoinedByOr = isOr != isNegated;
        do
        {
            DeviceFilter? part = isOr ? Expression(isOr: false, isNegated, depth) : Operand(isNegated, depth);
            switch (part)
            {
                case null:
                    return null;
                case DeviceFilter.Joined joined when joined.IsOr == isJoinedByOr:
                    parts.AddRange(joined.Parts);
                    break;
                default:
                    parts.Add(part);
                    break;
            }
        }
        while (Take(isOr ? "-or" : "-and"));
        return parts.Count == 1 ? parts[0] : new DeviceFilter.Joined(isJoinedByOr, parts);
    }

    private DeviceFilter? Operand(bool isNegated, int depth)
    {
        while (Take("-not"))
        {
            isNegated = !isNegated;
        }

        if (!Take("("))
        {
            return Comparison(isNegated);
        }

        DeviceFilter? inner = depth < DeepestNesting ? Expression(isOr: true, isNegated, depth + 1) : null;
        return inner is not null && Take(")") ? inner : null;
    }

    private DeviceFilter.Comparison? Comparison(bool isNegated)
    {
        if (_next + 3 > _tokens.Count)
        {
            return null;
        }

        string property = _tokens[_next];
        string name = _tokens[_next + 1].TrimStart('-').ToUpperInvariant();
        string value = _tokens[_next + 2];
        if (Negation(name) is not (string positive, string negative, bool isNegative) || value is "(" or ")")
        {
            return null;
        }

        _next += 3;
        bool isFinallyNegative = isNegative != isNegated;
        return new DeviceFilter.Comparison(property, isFinallyNegative ? negative : positive, value, isFinallyNegative);
    }

    private static (string Positive, string Negative, bool IsNegative)? Negation(string name) => name switch
    {
        "EQ" or "NE" => ("eq", "ne", name == "NE"),
        "IN" or "NOTIN" => ("in", "notIn", name == "NOTIN"),
        "CONTAINS" or "NOTCONTAINS" => ("contains", "notContains", name == "NOTCONTAINS"),
        "STARTSWITH" or "NOTSTARTSWITH" => ("startsWith", "notStartsWith", name == "NOTSTARTSWITH"),
        "ENDSWITH" or "NOTENDSWITH" => ("endsWith", "notEndsWith", name == "NOTENDSWITH"),
        _ => null,
    };

    private bool Take(string token)
    {
        // Operators stand with a dash or without one.
        bool isNext = _next < _tokens.Count
            && string.Equals(_tokens[_next].TrimStart('-'), token.TrimStart('-'), StringComparison.OrdinalIgnoreCase);
        _next += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary>The words, values, lists and parentheses of a rule; null when a quotation mark or a list does not end.</summary>
    private static List<string>? Tokens(string rule)
    {
        var tokens = new List<string>();
        for (int at = 0; at < rule.Length;)
        {
            char first = rule[at];
            int end;
            if (char.IsWhiteSpace(first))
            {
                at++;
                continue;
            }

            if (first is '(' or ')')
            {
                tokens.Add(first.ToString());
                at++;
                continue;
            }

            if (first is '"' or '\'' or '[')
            {
                end = rule.IndexOf(first == '[' ? ']' : first, at + 1);
                if (end < 0)
                {
                    return null;
                }

                tokens.Add(first == '[' ? rule[at..(end + 1)] : rule[(at + 1)..end]);
                at = end + 1;
                continue;
            }

            end = at;
            while (end < rule.Length && !char.IsWhiteSpace(rule[end]) && rule[end] is not ('(' or ')'))
            {
                end++;
            }

            tokens.Add(rule[at..end]);
            at = end;
        }

        return tokens;
    }
}
