using System.Security;
using System.Security.Cryptography;

namespace SignInRecovery.BreakGlass;

/// <summary>Makes passwords from the system's cryptographic source, and parts of them.</summary>
internal static class RandomPassword
{
    /// <summary>The least length; Microsoft takes up to 256 characters.</summary>
    public const int LeastLength = 64;

    /// <summary>Each part must be strong by itself, since a thief may hold all others.</summary>
    public const int LeastPart = 32;

    // Without letters and digits that look alike on paper, and without quotation marks, backslash and space.
    private const string Lower = "abcdefghijkmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string Digits = "23456789";
    private const string Signs = "!#$%&()*+,-./:;=?@_";

    /// <summary>A password.</summary>
    /// <param name="parts">In how many parts it will be handed out; 1 for none.</param>
    public static string Create(int parts)
    {
        int length = Math.Max(LeastLength, parts * LeastPart);
        while (true)
        {
            string password = RandomNumberGenerator.GetString(Lower + Upper + Digits + Signs, length);
            if (((string[])[Lower, Upper, Digits, Signs]).All(kind => password.Any(kind.Contains)))
            {
                return password;
            }
        }
    }

    /// <summary>The parts of a password, in their order.</summary>
    /// <param name="password">The password.</param>
    /// <param name="parts">How many.</param>
    public static IReadOnlyList<SecureString> Split(string password, int parts)
    {
        int size = password.Length / parts;
        return [.. Enumerable.Range(0, parts).Select(i => Secure(i == parts - 1 ? password[(i * size)..] : password.Substring(i * size, size)))];
    }

    /// <summary>A text as a secure string.</summary>
    /// <param name="text">The text.</param>
    public static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (char character in text)
        {
            secure.AppendChar(character);
        }

        secure.MakeReadOnly();
        return secure;
    }
}
