using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SignInRecovery.GraphEmulator.Hosting;

/// <summary>A certificate authority that lives as long as the emulator, and the certificate of the server that it signed.</summary>
internal sealed class ServerCertificates : IDisposable
{
    private readonly bool _isTemporary;

    internal ServerCertificates(string? path)
    {
        _isTemporary = path is null;
        AuthorityPath = path ?? Path.Combine(Path.GetTempPath(), $"graph-emulator-ca-{Guid.NewGuid():N}.pem");
        var now = DateTimeOffset.UtcNow;

        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authorityRequest = new CertificateRequest("CN=GraphEmulator test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        authorityRequest.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authorityRequest.PublicKey, false));
        using var authority = authorityRequest.CreateSelfSigned(now.AddDays(-1), now.AddDays(7));
        File.WriteAllText(AuthorityPath, authority.ExportCertificatePem() + "\n");
        AuthorityCertificate = X509CertificateLoader.LoadCertificate(authority.RawData);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var signed = request.Create(authority, now.AddDays(-1), now.AddDays(6), RandomNumberGenerator.GetBytes(16));
        using var withKey = signed.CopyWithPrivateKey(key);

        // Some platforms serve keys from a PKCS#12 only.
        Server = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }

    internal string AuthorityPath { get; }

    internal X509Certificate2 AuthorityCertificate { get; }

    internal X509Certificate2 Server { get; }

    public void Dispose()
    {
        AuthorityCertificate.Dispose();
        Server.Dispose();
        if (_isTemporary)
        {
            try
            {
                File.Delete(AuthorityPath);
            }
            catch (IOException)
            {
                // Somebody still reads it; it is in the temporary folder.
            }
        }
    }
}
