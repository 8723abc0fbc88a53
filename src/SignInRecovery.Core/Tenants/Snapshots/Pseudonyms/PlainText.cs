using System.Buffers;
using System.Text;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Tells the words, times and version numbers that Graph's enumerations hold from anything else, so that what stands
/// unexpectedly in a property that is kept does not get out.
/// </summary>
internal static class PlainText
{
    private const int MaximumLength = 256;

    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _-.,:;/()+*#"u8);

    /// <summary>Whether a text may stay: short, of plain characters, no address and no id.</summary>
    public static bool IsPlain(string text) => IsPlain(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether a text may stay: short, of plain characters, no address and no id.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= MaximumLength
        && utf8.IndexOfAnyExcept(Allowed) < 0
        && (utf8.Length < 36 || !IdTokens.HoldsGuid(Encoding.UTF8.GetString(utf8)));
}
