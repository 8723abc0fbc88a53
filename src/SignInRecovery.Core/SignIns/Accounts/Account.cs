using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>What one account can present, and what it is trusted for: everything that the question "can it meet this?" needs.</summary>
internal sealed record Account
{
    private const GuestOrExternalUserTypes Internal = GuestOrExternalUserTypes.InternalGuest;

    /// <summary>The object id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call the account.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of external user; None for a member with credentials of this tenant.</summary>
    public required Fact<GuestOrExternalUserTypes> ExternalType { get; init; }

    /// <summary>Where an external user gives the first factor.</summary>
    public IdentityProviderKind Provider { get; init; }

    /// <summary>What the account has in this tenant, its first factor included, and what it may have that nobody saw.</summary>
    public required IReadOnlyList<Credential> Credentials { get; init; }

    /// <summary>External users: what the account has in its home tenant.</summary>
    public IReadOnlyList<Credential> HomeCredentials { get; init; } = [];

    /// <summary>External users: what this tenant trusts of the home tenant.</summary>
    public HomeTrust Trust { get; init; } = HomeTrust.Unknown();

    /// <summary>External users: whether the device is compliant at home.</summary>
    public Fact<bool> IsHomeDeviceCompliant { get; init; }

    /// <summary>The devices that the account has.</summary>
    public IReadOnlyList<AccountDevice> Devices { get; init; } = [];

    /// <summary>What could hide further devices.</summary>
    public IReadOnlyList<MissingFact> MissingDevices { get; init; } = [];

    /// <summary>
    /// Whether a federation server does all multifactor authentication (federatedIdpMfaBehavior enforceMfaByFederatedIdp): then
    /// nothing else counts (Microsoft Entra documentation, how authentication strength works, 2025-03-17).
    /// </summary>
    public Fact<bool> IsMfaLeftToFederation { get; init; } = Fact.Known(false);

    /// <summary>Whether the tenant lets the account register a mode, and why.</summary>
    public Func<AuthenticationMethodModes, MethodAcceptance> MayRegister { get; init; } = _ => MethodAcceptance.Accepted("nothing forbids it");

    /// <summary>Whether a password that is changed in the cloud takes effect.</summary>
    public Fact<bool> CanChangePassword { get; init; } = Fact.Known(true);

    /// <summary>Whether the account signs in with credentials of another tenant or provider.</summary>
    public Fact<bool> IsExternal => ExternalType.Select(type => (type & ~Internal) != GuestOrExternalUserTypes.None);

    /// <summary>Whether the account has no object in this directory (B2B direct connect).</summary>
    public bool IsDirectConnect => ExternalType is { IsKnown: true, Value: GuestOrExternalUserTypes.B2bDirectConnectUser };
}
