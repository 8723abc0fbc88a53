using System.Text;
using SignInRecovery.GraphEmulator.Http;

namespace SignInRecovery.GraphEmulator.Query;

/// <summary>Cuts a $filter into words, quoted texts and marks.</summary>
internal sealed class FilterTokens
{
    private static readonly System.Buffers.SearchValues<char> NameCharacters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private readonly List<(string Text, bool IsQuoted)> _tokens = [];
    private int _next;

    internal FilterTokens(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c == '\'')
            {
                _tokens.Add((Quoted(text, ref i), true));
            }
            else if (c is '(' or ')' or ',' or '=')
            {
                _tokens.Add((c.ToString(), false));
                i++;
            }
            else
            {
                var start = i;
                while (i < text.Length && !char.IsWhiteSpace(text[i]) && text[i] is not ('(' or ')' or ',' or '\'' or '='))
                {
                    // A lambda's colon ends its variable; the colons of a time do not.
                    if (text[i] == ':' && IsName(text.AsSpan(start, i - start)))
                    {
                        break;
                    }

                    i++;
                }

                if (i > start)
                {
                    _tokens.Add((text[start..i], false));
                }

                if (i < text.Length && text[i] == ':')
                {
                    _tokens.Add((":", false));
                    i++;
                }
            }
        }
    }

    internal bool AtEnd => _next >= _tokens.Count;

    internal (string Text, bool IsQuoted) Peek => AtEnd ? (string.Empty, false) : _tokens[_next];

    internal (string Text, bool IsQuoted) Take() => AtEnd ? throw Invalid("it ends too early") : _tokens[_next++];

    internal bool TakeWord(string word)
    {
        if (AtEnd || Peek.IsQuoted || !string.Equals(Peek.Text, word, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _next++;
        return true;
    }

    internal void Expect(string mark)
    {
        if (!TakeWord(mark))
        {
            throw Invalid($"'{mark}' is missing before '{Peek.Text}'");
        }
    }

    internal static GraphException Invalid(string why) => GraphException.RequestBadRequest($"Invalid filter clause: {why}.");

    private static bool IsName(ReadOnlySpan<char> text) => text.Length > 0 && char.IsLetter(text[0]) && text.IndexOfAnyExcept(NameCharacters) < 0;

    private static string Quoted(string text, ref int i)
    {
        var value = new StringBuilder();
        for (i++; i < text.Length; i++)
        {
            if (text[i] != '\'')
            {
                _ = value.Append(text[i]);
            }
            else if (i + 1 < text.Length && text[i + 1] == '\'')
            {
                _ = value.Append('\'');
                i++;
            }
            else
            {
                i++;
                return value.ToString();
            }
        }

        throw Invalid("a quoted text has no end");
    }
}
