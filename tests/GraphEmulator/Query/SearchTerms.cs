using System.Text.Json;
using System.Text.RegularExpressions;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Routing;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>The $search of directory objects: <c>"property:text"</c>, joined by AND or OR, where words begin with the text.</summary>
internal static partial class SearchTerms
{
    internal static Func<TypedObject, bool> Parse(string search)
    {
        var alternatives = OrWord().Split(search).Select(part => AndWord().Split(part).Select(Term).ToList()).ToList();
        return item => alternatives.Any(all => all.All(term => Holds(item.Value, term)));
    }

    private static (string Property, string Text) Term(string term)
    {
        var match = Quoted().Match(term.Trim());
        return match.Success
            ? (match.Groups["property"].Value, match.Groups["text"].Value)
            : throw GraphException.RequestBadRequest("Syntax error: $search terms must stand in double quotation marks, as in \"displayName:text\".");
    }

    private static bool Holds(JsonElement item, (string Property, string Text) term) =>
        item.Text(term.Property) is { } value
        && (value.StartsWith(term.Text, StringComparison.OrdinalIgnoreCase)
            || WordBreak().Split(value).Any(word => word.StartsWith(term.Text, StringComparison.OrdinalIgnoreCase)));

    [GeneratedRegex(@"\s+OR\s+")]
    private static partial Regex OrWord();

    [GeneratedRegex(@"\s+AND\s+")]
    private static partial Regex AndWord();

    [GeneratedRegex("^\"(?<property>\\w+):(?<text>[^\"]+)\"$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[^\p{L}\p{N}]+")]
    private static partial Regex WordBreak();
}
