using System.Globalization;

namespace SignInRecovery.Graph.Collection;

/// <summary>A place in a long list, as it is noted down: how many objects the service counted at the beginning, and the next page.</summary>
/// <param name="Count">The count; null when the service gave none.</param>
/// <param name="Next">The address of the next page; null at the end.</param>
internal readonly record struct ListPlace(long? Count, string? Next)
{
    /// <summary>Reads a place from its text.</summary>
    public static ListPlace Parse(string? text)
    {
        var end = text?.IndexOf('|', StringComparison.Ordinal) ?? -1;
        return end < 0
            ? default
            : new ListPlace(
                long.TryParse(text.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
                end + 1 < text!.Length ? text[(end + 1)..] : null);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}|{Next}");
}
