using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>External users of a policy, by kind and home tenant (Graph: conditionalAccessGuestsOrExternalUsers).</summary>
public sealed record GuestsOrExternalUsers
{
    /// <summary>The kinds of external user.</summary>
    public GuestOrExternalUserTypes? GuestOrExternalUserTypes { get; init; }

    /// <summary>The home tenants; null means that none is named.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<ExternalTenants>))]
    public ExternalTenants? ExternalTenants { get; init; }
}
