namespace SignInRecovery.ConditionalAccess;

/// <summary>Cuts a filter rule into words, texts, lists and parentheses.</summary>
internal static class FilterTokens
{
    /// <summary>The tokens of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="tokens">The tokens before the error, or all.</param>
    /// <returns>Null, or where a text or a list does not end.</returns>
    public static FilterError? Cut(string rule, List<FilterToken> tokens)
    {
        for (int at = 0; at < rule.Length;)
        {
            char first = rule[at];
            if (char.IsWhiteSpace(first))
            {
                at++;
                continue;
            }

            int end = at + 1;
            switch (first)
            {
                case '(' or ')':
                    tokens.Add(new FilterToken(first == '(' ? FilterTokenKind.Open : FilterTokenKind.Close, first.ToString(), at + 1));
                    break;
                case '"' or '\'':
                    end = rule.IndexOf(first, at + 1);
                    if (end < 0)
                    {
                        return new FilterError(at + 1, "The text that begins here does not end.");
                    }

                    tokens.Add(new FilterToken(FilterTokenKind.Text, rule[(at + 1)..end], at + 1));
                    end++;
                    break;
                case '[':
                    end = EndOfList(rule, at + 1);
                    if (end < 0)
                    {
                        return new FilterError(at + 1, "The list that begins here does not end.");
                    }

                    tokens.Add(new FilterToken(FilterTokenKind.List, rule[(at + 1)..end], at + 1));
                    end++;
                    break;
                default:
                    while (end < rule.Length && !char.IsWhiteSpace(rule[end]) && rule[end] is not ('(' or ')'))
                    {
                        end++;
                    }

                    tokens.Add(new FilterToken(FilterTokenKind.Word, rule[at..end], at + 1));
                    break;
            }

            at = end;
        }

        return null;
    }

    /// <summary>The values of a list: texts or words between commas. Null when it is not made so.</summary>
    /// <param name="list">What stands between the brackets.</param>
    public static IReadOnlyList<string>? Items(string list)
    {
        var items = new List<string>();
        int at = 0;
        while (true)
        {
            at = SkipSpaces(list, at);
            if (at >= list.Length)
            {
                return null;
            }

            int end;
            if (list[at] is '"' or '\'')
            {
                end = list.IndexOf(list[at], at + 1);
                if (end < 0)
                {
                    return null;
                }

                items.Add(list[(at + 1)..end]);
                at = SkipSpaces(list, end + 1);
            }
            else
            {
                end = list.IndexOf(',', at);
                string item = (end < 0 ? list[at..] : list[at..end]).Trim();
                if (item.Length == 0 || item.AsSpan().IndexOfAny("\"'") >= 0)
                {
                    return null;
                }

                items.Add(item);
                at = end < 0 ? list.Length : end;
            }

            if (at >= list.Length)
            {
                return items;
            }

            if (list[at] != ',')
            {
                return null;
            }

            at++;
        }
    }

    private static int SkipSpaces(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    // A bracket within a text does not end the list, as in ["[ZTDId]:1"].
    private static int EndOfList(string rule, int at)
    {
        char quote = '\0';
        for (; at < rule.Length; at++)
        {
            char c = rule[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == ']')
            {
                return at;
            }
        }

        return -1;
    }
}
