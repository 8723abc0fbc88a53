using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A domain of the tenant (Graph: domain).</summary>
public sealed record Domain
{
    /// <summary>The domain's name, which is its id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether Entra checks the passwords of the domain's users or a federation server does.</summary>
    public DomainAuthenticationType? AuthenticationType { get; init; }

    /// <summary>True for the <c>onmicrosoft.com</c> domain that the tenant was made with.</summary>
    public bool? IsInitial { get; init; }

    /// <summary>True for the domain that new users get.</summary>
    public bool? IsDefault { get; init; }

    /// <summary>True when the ownership of the domain is proved.</summary>
    public bool? IsVerified { get; init; }

    /// <summary>True when the domain is no subdomain of another verified one.</summary>
    public bool? IsRoot { get; init; }

    /// <summary>True when administrators manage the domain's records; false for an unmanaged (viral) tenant.</summary>
    public bool? IsAdminManaged { get; init; }

    /// <summary>Days for which a password is valid; 2147483647 means that it never expires; null means Graph's default.</summary>
    public int? PasswordValidityPeriodInDays { get; init; }

    /// <summary>Days before the expiry at which users are told.</summary>
    public int? PasswordNotificationWindowInDays { get; init; }

    /// <summary>The services that use the domain, for example <c>Email</c>; null when not in the snapshot.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? SupportedServices { get; init; }
}
