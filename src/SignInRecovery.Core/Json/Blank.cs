using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>Tells whether a JSON value says nothing: null, an empty text, list or object, or an object of such.</summary>
internal static class Blank
{
    /// <summary>True when the value at the reader says nothing. Either way the reader is left at the value's end.</summary>
    public static bool Skip(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.String:
                return reader.ValueSpan.IsEmpty;
            case JsonTokenType.StartArray:
                var depth = reader.CurrentDepth;
                _ = reader.Read();
                if (reader.TokenType == JsonTokenType.EndArray)
                {
                    return true;
                }

                while (reader.CurrentDepth > depth || reader.TokenType != JsonTokenType.EndArray)
                {
                    _ = reader.Read();
                }

                return false;
            case JsonTokenType.StartObject:
                var blank = true;
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    // Annotations such as @odata.type and members@odata.context say nothing about the configuration.
                    var isAnnotation = reader.ValueSpan.Contains((byte)'@') || reader.ValueSpan.StartsWith("#"u8);
                    _ = reader.Read();
                    blank &= Skip(ref reader) || isAnnotation;
                }

                return blank;
            default:
                return false;
        }
    }
}
