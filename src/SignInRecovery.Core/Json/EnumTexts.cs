using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>The texts by which Graph names the members of an enum, and their reading without regard to case.</summary>
internal static class EnumTexts<TEnum>
    where TEnum : struct, Enum
{
    private const string TypePrefix = "#microsoft.graph.";

    private static readonly Dictionary<string, TEnum> ByText = Build();

    /// <summary>The member that a text names, or false for a text that names none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TEnum value)
    {
        text = text.Trim();
        if (text.StartsWith(TypePrefix, StringComparison.OrdinalIgnoreCase))
        {
            text = text[TypePrefix.Length..];
        }

        return ByText.TryGetValue(text.ToString(), out value);
    }

    /// <summary>The member that the reader's string names; the common spelling is matched without making a string.</summary>
    public static bool TryParse(ref Utf8JsonReader reader, out TEnum value)
    {
        foreach (var (utf8, member) in Utf8Texts.All)
        {
            if (reader.ValueTextEquals(utf8))
            {
                value = member;
                return true;
            }
        }

        return TryParse(reader.GetString(), out value);
    }

    /// <summary>Graph's name of a member; <c>unknownFutureValue</c> for one that was not recognised.</summary>
    public static string Print(TEnum value) =>
        typeof(TEnum).GetField(value.ToString()) is { Name: not "Unrecognized" } field ? EnumNames.Of(field).First() : "unknownFutureValue";

    /// <summary>Graph's names of flags, joined by commas.</summary>
    public static string PrintFlags(TEnum value)
    {
        var flags = Enum.GetValues<TEnum>().Where(flag => Convert.ToInt32(flag, CultureInfo.InvariantCulture) != 0 && value.HasFlag(flag));
        return string.Join(',', flags.Select(Print));
    }

    private static Dictionary<string, TEnum> Build()
    {
        var texts = new Dictionary<string, TEnum>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in typeof(TEnum).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if (field.Name == "Unrecognized")
            {
                continue;
            }

            var value = (TEnum)field.GetValue(null)!;
            foreach (var name in EnumNames.Of(field))
            {
                texts[name] = value;
            }
        }

        return texts;
    }

    // Made when a converter reads, which reading a snapshot does not.
    private static class Utf8Texts
    {
        public static readonly (byte[] Utf8, TEnum Value)[] All = [.. ByText.Select(pair => (Encoding.UTF8.GetBytes(pair.Key), pair.Value))];
    }
}
