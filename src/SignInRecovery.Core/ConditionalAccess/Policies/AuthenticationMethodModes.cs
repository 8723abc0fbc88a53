using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// What a sign-in can present, alone or combined (Graph: authenticationMethodModes, with Graph's own values).
/// </summary>
[Flags]
[JsonConverter(typeof(FlagsTextConverter<AuthenticationMethodModes>))]
public enum AuthenticationMethodModes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A password.</summary>
    Password = 1,

    /// <summary>A voice call.</summary>
    Voice = 2,

    /// <summary>A code of a hardware token.</summary>
    HardwareOath = 4,

    /// <summary>A code of an app.</summary>
    SoftwareOath = 8,

    /// <summary>A code by SMS.</summary>
    Sms = 16,

    /// <summary>A passkey (FIDO2).</summary>
    Fido2 = 32,

    /// <summary>Windows Hello for Business or platform credential.</summary>
    WindowsHelloForBusiness = 64,

    /// <summary>A notification of Microsoft Authenticator.</summary>
    MicrosoftAuthenticatorPush = 128,

    /// <summary>Phone sign-in with Microsoft Authenticator.</summary>
    DeviceBasedPush = 256,

    /// <summary>A Temporary Access Pass for one use.</summary>
    TemporaryAccessPassOneTime = 512,

    /// <summary>A Temporary Access Pass for many uses.</summary>
    TemporaryAccessPassMultiUse = 1024,

    /// <summary>A code by e-mail.</summary>
    Email = 2048,

    /// <summary>A certificate that counts as one factor.</summary>
    X509CertificateSingleFactor = 4096,

    /// <summary>A certificate that counts as several factors.</summary>
    X509CertificateMultiFactor = 8192,

    /// <summary>One factor at a federation server.</summary>
    FederatedSingleFactor = 16384,

    /// <summary>Several factors at a federation server.</summary>
    FederatedMultiFactor = 32768,

    /// <summary>A mode that this version does not know (Graph: unknownFutureValue).</summary>
    Unrecognized = 65536,

    /// <summary>A QR code with PIN.</summary>
    QrCodePin = 131072,
}
