using System.Security.Cryptography;
using System.Text;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// The keyed function behind all tokens: HMAC-SHA256 with a key that is thrown away with the object. The same text gives the
/// same token as long as the key lives; without the key no token leads back to its text, not even by trying all names.
/// </summary>
internal sealed class TokenFunction : IDisposable
{
    /// <summary>The length of the key, in bytes.</summary>
    public const int KeyLength = 32;

    private readonly IncrementalHash _hash;

    public TokenFunction(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyLength)
        {
            throw new ArgumentException($"The key must have {KeyLength} bytes.", nameof(key));
        }

        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
    }

    /// <summary>Computes the 32 bytes that belong to some data.</summary>
    /// <param name="purpose">What the token is for; tokens of different purposes have nothing in common.</param>
    /// <param name="data">The data.</param>
    /// <param name="output">Where the 32 bytes go.</param>
    public void Compute(string purpose, ReadOnlySpan<byte> data, Span<byte> output)
    {
        Span<byte> prefix = stackalloc byte[purpose.Length + 1];
        int length = Encoding.ASCII.GetBytes(purpose, prefix);
        prefix[length] = 0;
        _hash.AppendData(prefix);
        _hash.AppendData(data);
        _ = _hash.GetHashAndReset(output);
    }

    /// <summary>Hexadecimal digits that belong to a text, whatever the case of its letters.</summary>
    /// <param name="purpose">What the token is for.</param>
    /// <param name="text">The text.</param>
    /// <param name="digits">How many digits, at most 64.</param>
    public string Hex(string purpose, string text, int digits)
    {
        Span<byte> hash = stackalloc byte[32];
        Compute(purpose, Encoding.UTF8.GetBytes(text.ToLowerInvariant()), hash);
        return Convert.ToHexString(hash[..((digits + 1) / 2)])[..digits].ToLowerInvariant();
    }

    public void Dispose() => _hash.Dispose();
}
