using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>The validity of a certificate that signs the tokens of a federation server.</summary>
/// <param name="NotBefore">When it begins.</param>
/// <param name="NotAfter">When it ends.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Thumbprint">Its thumbprint, by which people find it on the server.</param>
internal sealed record SigningCertificate(DateTimeOffset NotBefore, DateTimeOffset NotAfter, string Subject, string Thumbprint)
{
    // The base64 text of a certificate is some kilobytes; what is far longer is something else.
    private const int LongestText = 100_000;

    /// <summary>The current certificate of a domain's federation; Unknown when it is not there or cannot be read.</summary>
    /// <param name="settings">The federation settings.</param>
    public static Fact<SigningCertificate> CurrentOf(FederationConfiguration settings) => Read(settings.SigningCertificate) is SigningCertificate certificate
        ? Fact.Known(certificate)
        : Fact.Unknown<SigningCertificate>(Unreadable(settings, "signingCertificate", settings.SigningCertificate));

    /// <summary>The certificate that follows; null when there is none; Unknown when it cannot be read.</summary>
    /// <param name="settings">The federation settings.</param>
    public static Fact<SigningCertificate?> NextOf(FederationConfiguration settings)
    {
        if (string.IsNullOrWhiteSpace(settings.NextSigningCertificate))
        {
            return Fact.Known<SigningCertificate?>(null);
        }

        return Read(settings.NextSigningCertificate) is SigningCertificate certificate
            ? Fact.Known<SigningCertificate?>(certificate)
            : Fact.Unknown<SigningCertificate?>(Unreadable(settings, "nextSigningCertificate", settings.NextSigningCertificate));
    }

    private static SigningCertificate? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return null;
        }

        try
        {
            byte[] bytes = Convert.FromBase64String(text);
            if (X509Certificate2.GetCertContentType(bytes) != X509ContentType.Cert)
            {
                return null;
            }

            using var certificate = new X509Certificate2(bytes);
            return new SigningCertificate(
                new DateTimeOffset(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero),
                new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero),
                certificate.Subject,
                certificate.Thumbprint);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static MissingFact Unreadable(FederationConfiguration settings, string property, string? text) => string.IsNullOrWhiteSpace(text)
        ? new MissingFact(
            "federationConfigurations",
            $"The snapshot does not give the property {property} of the federation of {settings.DomainId}.",
            "Take the snapshot again with the permission Domain-InternalFederation.Read.All and the role Global Reader.")
        : new MissingFact(
            "federationConfigurations",
            $"The property {property} of the federation of {settings.DomainId} cannot be read as a certificate.",
            "Look at the token signing certificate on the federation server, and set it again in Microsoft Entra.");
}
