using System.Text.Json;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>
/// Finds the scenarios of a file by their braces, so that one with a fault of syntax does not take the others with it.
/// </summary>
internal static class ScenarioSplitter
{
    private static readonly JsonReaderOptions Tolerant = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The schema version of a file, and where its list of scenarios begins; null for what is not there.</summary>
    /// <exception cref="JsonException">The file is no JSON as far as its list of scenarios.</exception>
    public static (int? SchemaVersion, int? ListStart) FindList(ReadOnlySpan<byte> text)
    {
        int? version = null;
        int? start = null;
        var reader = new Utf8JsonReader(text, Tolerant);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object with schemaVersion and scenarios was expected.");
        }

        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                bool isVersion = reader.ValueTextEquals("schemaVersion"u8);
                bool isList = reader.ValueTextEquals("scenarios"u8);
                _ = reader.Read();
                if (isVersion && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number))
                {
                    version = number;
                }

                if (isList && reader.TokenType == JsonTokenType.StartArray)
                {
                    start = (int)reader.BytesConsumed;
                }

                reader.Skip();
            }
        }
        catch (JsonException) when (start is not null)
        {
            // The fault is within the list or behind it: the scenarios before it are as good as ever.
        }

        return (version, start);
    }

    /// <summary>The scenarios of a list.</summary>
    /// <param name="text">The decoded file.</param>
    /// <param name="start">The byte behind the list's opening bracket.</param>
    public static IEnumerable<ScenarioText> Split(ReadOnlyMemory<byte> text, int start)
    {
        int number = 0;
        for (int at = Next(text.Span, start); at < text.Length && text.Span[at] != (byte)']'; at = Next(text.Span, at))
        {
            (int end, bool isClosed) = End(text.Span, at);
            yield return new ScenarioText(++number, text[at..end], at, isClosed);
            at = end;
        }
    }

    // What separates scenarios: blanks, commas and comments.
    private static int Next(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',')
            {
                at++;
            }
            else if (text[at..].StartsWith("//"u8))
            {
                int line = text[at..].IndexOf((byte)'\n');
                at = line < 0 ? text.Length : at + line;
            }
            else if (text[at..].StartsWith("/*"u8))
            {
                int close = text[at..].IndexOf("*/"u8);
                at = close < 0 ? text.Length : at + close + 2;
            }
            else
            {
                return at;
            }
        }

        return at;
    }

    // A JSON text holds no bare line break, so that a quotation mark that is missing does no harm beyond its line.
    private static (int End, bool IsClosed) End(ReadOnlySpan<byte> text, int at)
    {
        int depth = 0;
        bool isText = false;
        for (int i = at; i < text.Length; i++)
        {
            switch (text[i])
            {
                case (byte)'\\' when isText:
                    i++;
                    break;
                case (byte)'"':
                    isText = !isText;
                    break;
                case (byte)'\n':
                    isText = false;
                    break;
                case (byte)'{' or (byte)'[' when !isText:
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when !isText:
                    if (--depth <= 0)
                    {
                        // A bracket that closes nothing is a scenario of its own, and no reason to stand still.
                        return depth < 0 && i > at ? (i, true) : (i + 1, true);
                    }

                    break;
                case (byte)',' when !isText && depth == 0:
                    return (i, true);
                default:
                    break;
            }
        }

        return (text.Length, false);
    }
}
