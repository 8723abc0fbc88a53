using System.Text.Json.Serialization;

namespace SignInRecovery.Tenants;

/// <summary>The federation of a domain (Graph: internalDomainFederation).</summary>
public sealed record FederationConfiguration
{
    /// <summary>The name of the federated domain (the line's parent).</summary>
    [JsonIgnore]
    public string DomainId { get => field ?? ""; init; }

    /// <summary>The id of the configuration.</summary>
    public required string Id { get; init; }

    /// <summary>The federation server's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The federation server's issuer URI.</summary>
    public string? IssuerUri { get; init; }

    /// <summary>Where the server publishes its metadata, from which certificates are renewed.</summary>
    public string? MetadataExchangeUri { get; init; }

    /// <summary>Where browsers are sent to sign in.</summary>
    public string? PassiveSignInUri { get; init; }

    /// <summary>Where rich clients are sent to sign in.</summary>
    public string? ActiveSignInUri { get; init; }

    /// <summary>Where browsers are sent to sign out.</summary>
    public string? SignOutUri { get; init; }

    /// <summary>The protocol.</summary>
    public FederationProtocol? PreferredAuthenticationProtocol { get; init; }

    /// <summary>How a demand for a fresh sign-in is passed on.</summary>
    public PromptLoginBehavior? PromptLoginBehavior { get; init; }

    /// <summary>Whose multifactor authentication counts; null means that it was never set.</summary>
    public FederatedIdpMfaBehavior? FederatedIdpMfaBehavior { get; init; }

    /// <summary>The certificate that signs tokens, base64 of the DER form.</summary>
    public string? SigningCertificate { get; init; }

    /// <summary>The certificate that follows, base64 of the DER form; null when there is none.</summary>
    public string? NextSigningCertificate { get; init; }

    /// <summary>How the last automatic renewal went; null when there was none.</summary>
    public SigningCertificateUpdateStatus? SigningCertificateUpdateStatus { get; init; }

    /// <summary>True when SAML requests must be signed.</summary>
    public bool? IsSignedAuthenticationRequestRequired { get; init; }
}
