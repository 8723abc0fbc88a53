using SignInRecovery.GraphEmulator.Http;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>Cuts lists of OData options that may hold parentheses and quoted texts.</summary>
internal static class QueryText
{
    internal static IReadOnlyList<string> Split(string text, char separator)
    {
        var parts = new List<string>();
        var depth = 0;
        var isQuoted = false;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\'')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && c == '(')
            {
                depth++;
            }
            else if (!isQuoted && c == ')')
            {
                depth--;
            }
            else if (!isQuoted && depth == 0 && c == separator)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
        }

        parts.Add(text[start..].Trim());
        return depth == 0 && !isQuoted ? parts : throw GraphException.BadRequest("Parentheses or quotation marks of the query do not match.");
    }

    internal static IReadOnlyList<string> Names(string text) => [.. Split(text, ',').Where(name => name.Length > 0)];

    internal static IReadOnlyList<ExpandItem> Expand(string text, int depth = 0)
    {
        if (depth > 5)
        {
            throw GraphException.BadRequest("The $expand is nested too deeply.");
        }

        return [.. Names(text).Select(item => ParseExpand(item, depth))];
    }

    private static ExpandItem ParseExpand(string item, int depth)
    {
        var open = item.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return new ExpandItem(item, null, [], null);
        }

        IReadOnlyList<string>? select = null;
        IReadOnlyList<ExpandItem> expand = [];
        FilterExpression? filter = null;
        foreach (var option in Split(item[(open + 1)..^1], ';').Where(option => option.Length > 0))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var value = option[(equals + 1)..];
            switch (equals < 0 ? option : option[..equals].Trim().ToLowerInvariant())
            {
                case "$select" or "select":
                    select = Names(value);
                    break;
                case "$expand" or "expand":
                    expand = Expand(value, depth + 1);
                    break;
                case "$filter" or "filter":
                    filter = FilterParser.Parse(value);
                    break;
                case "$levels" or "levels" or "$top" or "top" or "$count" or "count" or "$orderby" or "orderby":
                    break;
                default:
                    throw GraphException.BadRequest($"The query option '{option}' is not supported within $expand.");
            }
        }

        return new ExpandItem(item[..open].Trim(), select, expand, filter);
    }
}
