using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SignInRecovery.Gateway;

namespace SignInRecovery.Graph.Sessions;

/// <summary>Finds the certificate of an application: in a PFX or PEM file, or in the current user's personal store.</summary>
internal static class CertificateFinder
{
    /// <summary>The certificate, with its private key and within its time.</summary>
    /// <exception cref="DirectoryException">There is none that can be used (<see cref="DirectoryErrorCodes.CertificateUnusable"/>).</exception>
    public static X509Certificate2 Find(SessionRequest request, DateTimeOffset now)
    {
        var certificate = request.CertificatePath is { } path ? FromFile(path, SecretText.Of(request.CertificatePassword)) : FromStore(request.CertificateThumbprint);
        if (!certificate.HasPrivateKey)
        {
            throw Unusable($"The certificate {certificate.Thumbprint} has no private key here.");
        }

        return certificate.NotAfter.ToUniversalTime() < now.UtcDateTime
            ? throw Unusable($"The certificate {certificate.Thumbprint} ended at {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd HH:mm}Z.")
            : certificate;
    }

    private static X509Certificate2 FromFile(string path, string password)
    {
        try
        {
            if (!path.EndsWith(".pem", StringComparison.OrdinalIgnoreCase))
            {
                return new X509Certificate2(path, password, X509KeyStorageFlags.EphemeralKeySet);
            }

            return password.Length == 0 ? X509Certificate2.CreateFromPemFile(path) : X509Certificate2.CreateFromEncryptedPemFile(path, password);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw Unusable($"The certificate in '{path}' cannot be read. {exception.Message}");
        }
    }

    private static X509Certificate2 FromStore(string? thumbprint)
    {
        using var store = new X509Store(StoreName.My, StoreLocation.CurrentUser);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (CryptographicException exception)
        {
            throw Unusable($"The current user's personal certificate store cannot be opened. {exception.Message}");
        }

        // Certificates with a private key first: the store may hold the same one twice.
        return store.Certificates
            .Find(X509FindType.FindByThumbprint, (thumbprint ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal), validOnly: false)
            .OrderByDescending(c => c.HasPrivateKey)
            .FirstOrDefault()
            ?? throw Unusable($"The current user's personal store holds no certificate with the thumbprint {thumbprint}.");
    }

    private static DirectoryException Unusable(string message) => new(DirectoryErrorCodes.CertificateUnusable, message);
}
