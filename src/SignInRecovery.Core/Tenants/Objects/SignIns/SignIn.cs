using System.Text.Json.Serialization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A logged sign-in (Graph: signIn).</summary>
public sealed record SignIn
{
    /// <summary>The sign-in's id, which error pages print as the request id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    /// <summary>The correlation id that error pages print.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The user's object id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? UserId { get; init; }

    /// <summary>The user's sign-in name.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? UserPrincipalName { get; init; }

    /// <summary>The user's home tenant (beta).</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? HomeTenantId { get; init; }

    /// <summary>The kind of access across tenants, as Graph names it (beta).</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? CrossTenantAccessType { get; init; }

    /// <summary>The client's app id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? AppId { get; init; }

    /// <summary>The client's name.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? AppDisplayName { get; init; }

    /// <summary>The resource's app id.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ResourceId { get; init; }

    /// <summary>The resource's name.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ResourceDisplayName { get; init; }

    /// <summary>The address from which the sign-in came.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? IpAddress { get; init; }

    /// <summary>The kind of client as the log prints it, for example <c>Browser</c> or <c>Mobile Apps and Desktop clients</c>.</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? ClientAppUsed { get; init; }

    /// <summary>The protocol, as Graph names it, for example <c>deviceCode</c> (beta).</summary>
    [JsonConverter(typeof(InternedTextConverter))]
    public string? AuthenticationProtocol { get; init; }

    /// <summary>True when a user was asked.</summary>
    public bool? IsInteractive { get; init; }

    /// <summary>What Conditional Access came to.</summary>
    public ConditionalAccessStatus? ConditionalAccessStatus { get; init; }

    /// <summary>Where it was.</summary>
    public SignInLocation? Location { get; init; }

    /// <summary>From which device.</summary>
    public SignInDevice? DeviceDetail { get; init; }

    /// <summary>The risk of this sign-in.</summary>
    public RiskLevel? RiskLevelDuringSignIn { get; init; }

    /// <summary>The risk with what was learned later.</summary>
    public RiskLevel? RiskLevelAggregated { get; init; }

    /// <summary>The state of the risk.</summary>
    public RiskState? RiskState { get; init; }

    /// <summary>How it ended.</summary>
    public SignInStatus? Status { get; init; }

    /// <summary>What each policy came to; null when not in the snapshot.</summary>
    public IReadOnlyList<AppliedConditionalAccessPolicy>? AppliedConditionalAccessPolicies { get; init; }
}
