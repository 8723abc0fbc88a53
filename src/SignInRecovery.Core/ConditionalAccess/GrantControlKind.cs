using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The kinds of grant control, in the order in which a sign-in is asked for them (Microsoft Entra documentation, Conditional Access policies).</summary>
public enum GrantControlKind
{
    /// <summary>A control that this version does not know.</summary>
    Unrecognized,

    /// <summary>Access is blocked.</summary>
    Block,

    /// <summary>Multifactor authentication.</summary>
    Mfa,

    /// <summary>An authentication strength, by id.</summary>
    AuthenticationStrength,

    /// <summary>A device marked as compliant.</summary>
    CompliantDevice,

    /// <summary>A Microsoft Entra hybrid joined device.</summary>
    DomainJoinedDevice,

    /// <summary>An approved client app.</summary>
    ApprovedApplication,

    /// <summary>An app protection policy.</summary>
    CompliantApplication,

    /// <summary>A password change.</summary>
    PasswordChange,

    /// <summary>Risk remediation.</summary>
    RiskRemediation,

    /// <summary>Terms of use, by id.</summary>
    TermsOfUse,

    /// <summary>A custom control, by id.</summary>
    [GraphName("customAuthenticationFactor")]
    CustomFactor,
}
