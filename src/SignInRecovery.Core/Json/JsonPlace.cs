using System.Globalization;
using System.Text.Json;

namespace SignInRecovery.Json;

/// <summary>Finds where in a line a fault is. The readers do not keep track of it; the line is walked again when one occurred.</summary>
internal static class JsonPlace
{
    private const string ListItem = "[]";

    /// <summary>The exception with its place.</summary>
    /// <param name="utf8">The JSON text that was read.</param>
    /// <param name="reader">The reader, where it stood when the fault occurred.</param>
    /// <param name="cause">The fault.</param>
    public static JsonException Add(ReadOnlySpan<byte> utf8, in Utf8JsonReader reader, JsonException cause)
    {
        long position = cause.BytePositionInLine ?? reader.TokenStartIndex;
        return new JsonException(cause.Message, PathOf(utf8, position), 0, position, cause);
    }

    private static string PathOf(ReadOnlySpan<byte> utf8, long position)
    {
        var steps = new List<(string? Name, int Index)>();
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read() && reader.TokenStartIndex <= position)
            {
                Follow(ref reader, steps);
            }
        }
        catch (JsonException)
        {
            // The text is broken here, and the steps lead to the place.
        }
        catch (InvalidOperationException)
        {
            // A name that is no text: the same.
        }

        return "$" + string.Concat(steps.Select(step => step.Name is null
            ? string.Empty
            : step.Name != ListItem ? "." + step.Name : step.Index < 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"[{step.Index}]")));
    }

    /// <summary>Keeps one step for each object and list that the reader is in: the member's name, or the number in the list.</summary>
    private static void Follow(ref Utf8JsonReader reader, List<(string? Name, int Index)> steps)
    {
        int depth = reader.CurrentDepth;
        if (steps.Count > depth)
        {
            steps.RemoveRange(depth, steps.Count - depth);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                steps[depth - 1] = (reader.GetString(), -1);
                return;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                return;
            default:
                if (depth > 0 && steps[depth - 1].Name == ListItem)
                {
                    steps[depth - 1] = (ListItem, steps[depth - 1].Index + 1);
                }

                break;
        }

        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            steps.Add(reader.TokenType == JsonTokenType.StartArray ? (ListItem, -1) : (null, -1));
        }
    }
}
