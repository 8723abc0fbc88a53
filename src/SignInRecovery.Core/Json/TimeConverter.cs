using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SignInRecovery.Json;

/// <summary>
/// Reads a time in ISO 8601 form or in the <c>/Date(milliseconds)/</c> form of older PowerShell exports. Graph's
/// placeholders for "no time" (the years 1 and 1601) become null.
/// </summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset?>
{
    private const int LastPlaceholderYear = 1601;
    private const string OldPrefix = "/Date(";
    private const string OldSuffix = ")/";

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => ReadValue(ref reader);

    /// <summary>The time at the reader, or null.</summary>
    public static DateTimeOffset? ReadValue(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A time was expected.");
        }

        if (!reader.TryGetDateTimeOffset(out var time) && !TryParseOther(reader.GetString()!, out time))
        {
            throw new JsonException("The text is not a time.");
        }

        return time.Year <= LastPlaceholderYear ? null : time;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(time);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static bool TryParseOther(string text, out DateTimeOffset time)
    {
        time = default;
        if (text.Length == 0)
        {
            return true;
        }

        if (!text.StartsWith(OldPrefix, StringComparison.Ordinal) || !text.EndsWith(OldSuffix, StringComparison.Ordinal))
        {
            return DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
        }

        var isNumber = long.TryParse(
            text.AsSpan(OldPrefix.Length, text.Length - OldPrefix.Length - OldSuffix.Length),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var milliseconds);
        if (!isNumber || Math.Abs(milliseconds) > 200_000_000_000_000)
        {
            return false;
        }

        time = DateTimeOffset.UnixEpoch.AddMilliseconds(milliseconds < -62_135_596_800_000 ? -62_135_596_800_000 : milliseconds);
        return true;
    }
}
