using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A way to name a user at sign-in (Graph: objectIdentity).</summary>
public sealed record UserIdentity
{
    /// <summary>The kind, for example <c>userPrincipalName</c>, <c>federated</c> or <c>emailAddress</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? SignInType { get; init; }

    /// <summary>Who issues the identity: a domain of the tenant, or for example <c>ExternalAzureAD</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? Issuer { get; init; }

    /// <summary>The id that the issuer gave.</summary>
    public string? IssuerAssignedId { get; init; }

    /// <summary>True when another tenant or provider checks the credentials.</summary>
    [JsonIgnore]
    public bool IsExternal => string.Equals(SignInType, "federated", StringComparison.OrdinalIgnoreCase);
}
