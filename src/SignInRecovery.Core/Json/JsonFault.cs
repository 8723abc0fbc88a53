using System.Globalization;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>
/// Says in our own words what is wrong with a JSON text. The framework's texts speak of its reader ("reached end of data"), carry
/// an internal path, and change with its versions.
/// </summary>
internal static class JsonFault
{
    /// <summary>One or two sentences: what is wrong, and where.</summary>
    /// <param name="utf8">The text that was read.</param>
    /// <param name="exception">The fault.</param>
    public static string Describe(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        string path = string.IsNullOrEmpty(exception.Path) || exception.Path == "$" ? string.Empty : exception.Path;
        if (!IsFromReader(exception))
        {
            string message = exception.Message;
            int noise = message.IndexOf(" Path: ", StringComparison.Ordinal);
            message = noise > 0 ? message[..noise] : message;
            return message + Place(path, exception.BytePositionInLine);
        }

        if (IsCutOff(utf8))
        {
            string where = path.Length == 0 ? "in the middle of the object" : $"in {path}";
            return string.Create(CultureInfo.InvariantCulture, $"It is cut off after {utf8.Length} {(utf8.Length == 1 ? "byte" : "bytes")}, {where}; the rest is missing.");
        }

        return "It is no JSON: something is missing or does not belong here." + Place(path, exception.BytePositionInLine);
    }

    private static string Place(string path, long? position) =>
        (path.Length == 0 ? string.Empty : $" Path {path}.") + (position is long at ? string.Create(CultureInfo.InvariantCulture, $" Byte {at}.") : string.Empty);

    /// <summary>Whether the framework's reader threw it, and not a reader of ours: its exceptions are of a type of its own.</summary>
    private static bool IsFromReader(JsonException exception) =>
        exception.GetType() != typeof(JsonException) || (exception.InnerException is JsonException cause && cause.GetType() != typeof(JsonException));

    /// <summary>Whether a text is right as far as it goes, and goes not far enough.</summary>
    private static bool IsCutOff(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
        {
            return false;
        }

        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, state: default);
        try
        {
            while (reader.Read())
            {
            }

            // The depth does not count an object or list on whose opening bracket the reader stands.
            return reader.CurrentDepth > 0
                || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                || reader.BytesConsumed < utf8.TrimEnd(" \t\r\n"u8).Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
