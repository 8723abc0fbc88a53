using System.Security;
using SignInRecovery.Tenants;

namespace SignInRecovery.Gateway;

/// <summary>What somebody asks for who wants a session with a tenant. Secrets stay secure strings until they are used.</summary>
public sealed record SessionRequest
{
    /// <summary>How the session proves who it is.</summary>
    public required CredentialKind Kind { get; init; }

    /// <summary>The tenant: an id or a verified domain; null lets the sign-in decide, where it can.</summary>
    public string? TenantId { get; init; }

    /// <summary>The application; null is Microsoft Graph Command Line Tools for people, and the system's own for a managed identity.</summary>
    public string? ClientId { get; init; }

    /// <summary>The client secret of <see cref="CredentialKind.ClientSecret"/>, or the token of <see cref="CredentialKind.AccessToken"/>.</summary>
    public SecureString? Secret { get; init; }

    /// <summary>The certificate's file (PFX or PEM with its private key); null when it is in the store.</summary>
    public string? CertificatePath { get; init; }

    /// <summary>The password of the certificate's file; null when it has none.</summary>
    public SecureString? CertificatePassword { get; init; }

    /// <summary>The thumbprint of a certificate in the current user's personal store; null when it is in a file.</summary>
    public string? CertificateThumbprint { get; init; }

    /// <summary>The file that holds the token of another issuer; null is what AZURE_FEDERATED_TOKEN_FILE names.</summary>
    public string? TokenFilePath { get; init; }

    /// <summary>The cloud; it gives the endpoints that are not named.</summary>
    public TenantCloud Cloud { get; init; } = TenantCloud.Global;

    /// <summary>The address of Microsoft Graph, https only, without a version; null is the cloud's.</summary>
    public string? GraphEndpoint { get; init; }

    /// <summary>The address of the sign-in service, https only; null is the cloud's.</summary>
    public string? AuthorityHost { get; init; }

    /// <summary>What the session is for.</summary>
    public SessionCapability Capability { get; init; } = SessionCapability.Assess;

    /// <summary>The delegated permissions to ask a person for, such as Policy.Read.All; applications have theirs already.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>How long one request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);
}
