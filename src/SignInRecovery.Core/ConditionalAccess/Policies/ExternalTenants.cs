using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Which home tenants a policy names (Graph: conditionalAccessExternalTenants and its two kinds).</summary>
public sealed record ExternalTenants
{
    /// <summary>Whether all tenants are meant or those listed.</summary>
    public ExternalTenantsMembershipKind? MembershipKind { get; init; }

    /// <summary>The tenant ids when they are enumerated; an empty list then matches no tenant.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string> Members { get => field ?? []; init; }
}
