using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SignInRecovery.Tests.Support;

/// <summary>Certificates for federation settings, made on the spot.</summary>
internal static class TestCertificates
{
    /// <summary>A self-signed certificate, as the base64 text of its DER form.</summary>
    public static string Base64(DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=ADFS Signing - sts.contoso.com", key, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.CreateSelfSigned(notBefore, notAfter);
        return Convert.ToBase64String(certificate.RawData);
    }
}
