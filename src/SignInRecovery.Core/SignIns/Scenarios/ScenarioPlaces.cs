using System.Text;
using System.Text.Json;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Finds the byte at which a member of a scenario stands, for the line that an editor shows.</summary>
internal static class ScenarioPlaces
{
    /// <summary>The byte at which a path stands; 0 when it is not there.</summary>
    /// <param name="json">The scenario.</param>
    /// <param name="path">The dotted path, with indexes in brackets.</param>
    public static long Find(ReadOnlySpan<byte> json, string path)
    {
        if (path.Length == 0)
        {
            return 0;
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var stack = new Stack<(string Prefix, int Index)>();
        string current = string.Empty;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        string prefix = stack.Peek().Prefix;
                        current = prefix.Length == 0 ? reader.GetString()! : $"{prefix}.{reader.GetString()}";
                        if (current == path)
                        {
                            return reader.TokenStartIndex;
                        }

                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        string own = Own(stack, current);
                        if (own == path)
                        {
                            return reader.TokenStartIndex;
                        }

                        stack.Push((own, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        _ = stack.Pop();
                        break;
                    default:
                        if (Own(stack, current) == path)
                        {
                            return reader.TokenStartIndex;
                        }

                        break;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return 0;
        }

        return 0;
    }

    // Within a list the next item's path; otherwise that of the member just named.
    private static string Own(Stack<(string Prefix, int Index)> stack, string current)
    {
        if (stack.Count == 0)
        {
            return string.Empty;
        }

        (string prefix, int index) = stack.Peek();
        if (index < 0)
        {
            return current;
        }

        _ = stack.Pop();
        stack.Push((prefix, index + 1));
        return new StringBuilder(prefix).Append('[').Append(index).Append(']').ToString();
    }
}
