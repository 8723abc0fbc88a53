using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The circumstances of one sign-in. Every member is optional; what one that is null stands for is the affair of the
/// <see cref="EvaluationMode"/>.
/// </summary>
public sealed record SignInContext
{
    /// <summary>The object id of the user who signs in; null for a workload identity or an agent.</summary>
    public string? UserId { get; init; }

    /// <summary>The object id of the service principal that signs in by itself (workload identity); null for a user.</summary>
    public string? ServicePrincipalId { get; init; }

    /// <summary>The object id of the agent identity that signs in by itself (application-only); null for a user.</summary>
    public string? AgentIdentityId { get; init; }

    /// <summary>The object id of the blueprint principal of <see cref="AgentIdentityId"/>; null when it is not known.</summary>
    public string? AgentBlueprintId { get; init; }

    /// <summary>Whether <see cref="UserId"/> is an agent's user account (beta); null and false stand for a person.</summary>
    public bool? IsAgentUser { get; init; }

    /// <summary>The app id of the resource that is asked for; null with a user action or an authentication context.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>The user action; null for a resource.</summary>
    public SignInUserAction? UserAction { get; init; }

    /// <summary>The authentication context that the resource asks for, for example <c>c1</c>; null when it asks for none.</summary>
    public string? AuthenticationContext { get; init; }

    /// <summary>The kind of client application. <see cref="ClientAppType.All"/> is no kind of a sign-in and is read as absent.</summary>
    public ClientAppType? ClientAppType { get; init; }

    /// <summary>The platform.</summary>
    public SignInPlatform? Platform { get; init; }

    /// <summary>The public address, IPv4 or IPv6.</summary>
    public string? IPAddress { get; init; }

    /// <summary>The country of the address, ISO 3166 two letters.</summary>
    public string? Country { get; init; }

    /// <summary>True when the address resolves to no country; null and false leave it to <see cref="Country"/>.</summary>
    public bool? CountryUnknown { get; init; }

    /// <summary>The country that Microsoft Authenticator reports by GPS; null when it is taken to be <see cref="Country"/>.</summary>
    public string? GpsCountry { get; init; }

    /// <summary>Whether the sign-in comes through the compliant network of Global Secure Access.</summary>
    public bool? CompliantNetwork { get; init; }

    /// <summary>The device; <see cref="DeviceInfo.Unregistered"/> for one that is known not to be registered.</summary>
    public DeviceInfo? Device { get; init; }

    /// <summary>The sign-in risk.</summary>
    public RiskLevel? SignInRisk { get; init; }

    /// <summary>The user risk.</summary>
    public RiskLevel? UserRisk { get; init; }

    /// <summary>The insider risk: one level, or None.</summary>
    public InsiderRiskLevels? InsiderRisk { get; init; }

    /// <summary>The risk of the service principal.</summary>
    public RiskLevel? ServicePrincipalRisk { get; init; }

    /// <summary>The risk of the agent identity: one level, or None (beta).</summary>
    public AgentIdRiskLevels? AgentRisk { get; init; }

    /// <summary>The authentication flow of this sign-in; None for an ordinary one.</summary>
    public AuthenticationTransferMethods? AuthenticationFlow { get; init; }

    /// <summary>The flow with which the session began: it still counts at later sign-ins of the session (protocol tracking).</summary>
    public AuthenticationTransferMethods? OriginalTransferMethod { get; init; }

    /// <summary>The controls that this session has met already.</summary>
    public IReadOnlyList<GrantControl> SessionSatisfied { get => field ?? []; init => field = value.Indexed(); }

    /// <summary>The controls that nobody can meet now, as in an outage.</summary>
    public IReadOnlyList<GrantControl> UnavailableControls { get => field ?? []; init => field = value.Indexed(); }

    /// <summary>The app id of the client that asks for the token; null when it is not known.</summary>
    public string? ClientApplicationId { get; init; }

    /// <summary>The kind of that client; null when it is not known.</summary>
    public ClientKind? ClientKind { get; init; }

    /// <summary>The scopes that are asked for, for example <c>User.Read</c>; empty when they are not known.</summary>
    public IReadOnlyList<string> RequestedScopes { get => field ?? []; init => field = value.Indexed(); }

    /// <summary>The tenant's switch for baseline scopes; null takes that of <see cref="PolicySetOptions"/>.</summary>
    public BaselineScopes? BaselineScopes { get; init; }

    /// <summary>Whether the policies of early-bound service dependencies are evaluated too, as at a real sign-in; What If ignores them.</summary>
    public bool? ServiceDependencies { get; init; }
}
