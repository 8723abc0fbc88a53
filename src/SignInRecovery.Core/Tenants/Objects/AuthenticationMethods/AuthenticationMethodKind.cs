using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of authentication method that a user can have.</summary>
[JsonConverter(typeof(EnumTextConverter<AuthenticationMethodKind>))]
public enum AuthenticationMethodKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>A password.</summary>
    [GraphName("passwordAuthenticationMethod")]
    Password,

    /// <summary>A phone, for SMS and voice calls.</summary>
    [GraphName("phoneAuthenticationMethod")]
    Phone,

    /// <summary>Microsoft Authenticator.</summary>
    [GraphName("microsoftAuthenticatorAuthenticationMethod")]
    MicrosoftAuthenticator,

    /// <summary>A passkey (FIDO2).</summary>
    [GraphName("fido2AuthenticationMethod")]
    Fido2,

    /// <summary>Windows Hello for Business.</summary>
    [GraphName("windowsHelloForBusinessAuthenticationMethod")]
    WindowsHelloForBusiness,

    /// <summary>One-time codes of an app.</summary>
    [GraphName("softwareOathAuthenticationMethod")]
    SoftwareOath,

    /// <summary>One-time codes of a hardware token.</summary>
    [GraphName("hardwareOathAuthenticationMethod")]
    HardwareOath,

    /// <summary>A Temporary Access Pass.</summary>
    [GraphName("temporaryAccessPassAuthenticationMethod")]
    TemporaryAccessPass,

    /// <summary>An e-mail address, for password reset only.</summary>
    [GraphName("emailAuthenticationMethod")]
    Email,

    /// <summary>Platform credential of macOS.</summary>
    [GraphName("platformCredentialAuthenticationMethod")]
    PlatformCredential,

    /// <summary>An external authentication method.</summary>
    [GraphName("externalAuthenticationMethod")]
    External,

    /// <summary>A QR code with PIN.</summary>
    [GraphName("qrCodePinAuthenticationMethod")]
    QrCodePin,

    /// <summary>A certificate; most reads do not list certificates among the methods.</summary>
    [GraphName("x509CertificateAuthenticationMethod")]
    X509Certificate,
}
