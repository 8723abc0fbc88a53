using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>
/// Puts a made-up certificate in the place of one: its names and key are new, its dates of validity are the old ones, so
/// that what is said about its end stays true. Equal certificates stay equal within one export.
/// </summary>
internal sealed class CertificateTokens(TokenFunction function)
{
    private const int MaximumCached = 1_000;

    private readonly Dictionary<string, string> _cache = new(StringComparer.Ordinal);

    /// <summary>The stand-in for a certificate.</summary>
    /// <param name="certificate">The certificate in base64, as Graph returns it.</param>
    /// <returns>The stand-in in base64; a token of a text when the value is no certificate.</returns>
    public string Token(string certificate)
    {
        if (string.IsNullOrWhiteSpace(certificate))
        {
            return certificate;
        }

        if (!_cache.TryGetValue(certificate, out string? token))
        {
            token = Make(certificate) ?? "text-" + function.Hex("text", certificate, 8);
            if (_cache.Count < MaximumCached)
            {
                _cache.Add(certificate, token);
            }
        }

        return token;
    }

    private string? Make(string certificate)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(certificate);
            if (X509Certificate2.GetCertContentType(bytes) != X509ContentType.Cert)
            {
                return null;
            }

            using var old = new X509Certificate2(bytes);
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=certificate-" + function.Hex("certificate", certificate, 8), key, HashAlgorithmName.SHA256);
            using X509Certificate2 stand = request.CreateSelfSigned(old.NotBefore, old.NotAfter);
            return Convert.ToBase64String(stand.RawData);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }
}
