using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>What a policy does to the session (Graph: conditionalAccessSessionControls).</summary>
public sealed record SessionControls
{
    /// <summary>Restrictions that the application itself enforces; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<SessionControlSwitch>))]
    public SessionControlSwitch? ApplicationEnforcedRestrictions { get; init; }

    /// <summary>Conditional Access App Control; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<CloudAppSecurityControl>))]
    public CloudAppSecurityControl? CloudAppSecurity { get; init; }

    /// <summary>Continuous access evaluation; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<ContinuousAccessEvaluationControl>))]
    public ContinuousAccessEvaluationControl? ContinuousAccessEvaluation { get; init; }

    /// <summary>True when existing sessions are not extended during an outage; null means not configured.</summary>
    public bool? DisableResilienceDefaults { get; init; }

    /// <summary>Whether the browser keeps the session; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<PersistentBrowserControl>))]
    public PersistentBrowserControl? PersistentBrowser { get; init; }

    /// <summary>Token protection for sign-in sessions; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<SessionControlSwitch>))]
    public SessionControlSwitch? SecureSignInSession { get; init; }

    /// <summary>How often the user must sign in again; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<SignInFrequencyControl>))]
    public SignInFrequencyControl? SignInFrequency { get; init; }

    /// <summary>A Global Secure Access security profile; null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<NetworkProfileControl>))]
    public NetworkProfileControl? GlobalSecureAccessFilteringProfile { get; init; }

    /// <summary>The same profile under its older name (beta); null means not configured.</summary>
    [JsonConverter(typeof(ConfiguredOrNullConverter<NetworkProfileControl>))]
    public NetworkProfileControl? NetworkAccessSecurity { get; init; }
}
