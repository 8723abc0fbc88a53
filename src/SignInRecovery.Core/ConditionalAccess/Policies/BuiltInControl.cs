using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>The built-in grant controls (Graph: conditionalAccessGrantControl).</summary>
[JsonConverter(typeof(EnumTextConverter<BuiltInControl>))]
public enum BuiltInControl
{
    /// <summary>A control that this version does not know.</summary>
    Unrecognized,

    /// <summary>Access is blocked.</summary>
    Block,

    /// <summary>Multifactor authentication.</summary>
    Mfa,

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
}
