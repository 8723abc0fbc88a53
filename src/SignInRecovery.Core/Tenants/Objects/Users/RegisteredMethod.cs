using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The methods that the registration report names.</summary>
[JsonConverter(typeof(EnumTextConverter<RegisteredMethod>))]
public enum RegisteredMethod
{
    /// <summary>A method that this version does not know.</summary>
    Unrecognized,

    /// <summary>A password.</summary>
    Password,

    /// <summary>The primary mobile phone.</summary>
    MobilePhone,

    /// <summary>The alternate mobile phone.</summary>
    AlternateMobilePhone,

    /// <summary>The office phone.</summary>
    OfficePhone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>Security questions.</summary>
    SecurityQuestion,

    /// <summary>Notifications of Microsoft Authenticator.</summary>
    MicrosoftAuthenticatorPush,

    /// <summary>Phone sign-in with Microsoft Authenticator.</summary>
    MicrosoftAuthenticatorPasswordless,

    /// <summary>One-time codes of an app.</summary>
    SoftwareOneTimePasscode,

    /// <summary>One-time codes of a token.</summary>
    HardwareOneTimePasscode,

    /// <summary>Windows Hello for Business.</summary>
    WindowsHelloForBusiness,

    /// <summary>A FIDO2 security key, in the report's older word.</summary>
    [GraphName("fido2SecurityKey")]
    [GraphName("fido2")]
    Fido2SecurityKey,

    /// <summary>A passkey bound to a device or key.</summary>
    PasskeyDeviceBound,

    /// <summary>A passkey in Microsoft Authenticator.</summary>
    PasskeyDeviceBoundAuthenticator,

    /// <summary>A passkey in Windows Hello.</summary>
    PasskeyDeviceBoundWindowsHello,

    /// <summary>A synced passkey.</summary>
    PasskeySynced,

    /// <summary>A Temporary Access Pass.</summary>
    TemporaryAccessPass,

    /// <summary>Platform credential of macOS.</summary>
    MacOsSecureEnclaveKey,

    /// <summary>An external authentication method.</summary>
    ExternalAuthMethod,

    /// <summary>A QR code with PIN.</summary>
    [GraphName("qrCodePin")]
    [GraphName("qrCode")]
    QrCodePin,
}
