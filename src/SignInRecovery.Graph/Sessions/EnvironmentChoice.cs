using System.Net;
using SignInRecovery.Gateway;

namespace SignInRecovery.Graph.Sessions;

/// <summary>
/// What the environment names, in the order of DefaultAzureCredential as far as it works without a person and without
/// guessing: variables of an application, a token file, a managed identity that announces itself, the Azure CLI. No other
/// tool's cache is opened, no address is probed, and no browser opens.
/// </summary>
internal static class EnvironmentChoice
{
    /// <summary>The request that the environment stands for.</summary>
    /// <param name="request">The request; what it names itself wins over the environment.</param>
    /// <param name="read">Reads an environment variable.</param>
    public static SessionRequest Of(SessionRequest request, Func<string, string?> read)
    {
        string? Read(string name) => read(name) is { Length: > 0 } value ? value : null;
        var named = request with
        {
            TenantId = request.TenantId ?? Read("AZURE_TENANT_ID"),
            ClientId = request.ClientId ?? Read("AZURE_CLIENT_ID"),
            AuthorityHost = request.AuthorityHost ?? Read("AZURE_AUTHORITY_HOST"),
        };
        if (named is { TenantId: not null, ClientId: not null })
        {
            if (Read("AZURE_CLIENT_SECRET") is { } secret)
            {
                return named with { Kind = CredentialKind.ClientSecret, Secret = new NetworkCredential(string.Empty, secret).SecurePassword };
            }

            if (Read("AZURE_CLIENT_CERTIFICATE_PATH") is { } path)
            {
                return named with
                {
                    Kind = CredentialKind.Certificate,
                    CertificatePath = path,
                    CertificatePassword = new NetworkCredential(string.Empty, Read("AZURE_CLIENT_CERTIFICATE_PASSWORD")).SecurePassword,
                };
            }

            if (Read("AZURE_FEDERATED_TOKEN_FILE") is { } file)
            {
                return named with { Kind = CredentialKind.WorkloadIdentity, TokenFilePath = file };
            }
        }

        return Read("IDENTITY_ENDPOINT") is not null || Read("MSI_ENDPOINT") is not null
            ? named with { Kind = CredentialKind.ManagedIdentity }
            : named with { Kind = CredentialKind.AzureCli, ClientId = null };
    }
}
