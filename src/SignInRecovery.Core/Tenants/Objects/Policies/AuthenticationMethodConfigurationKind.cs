using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>The kinds of method that the authentication methods policy configures.</summary>
[JsonConverter(typeof(EnumTextConverter<AuthenticationMethodConfigurationKind>))]
public enum AuthenticationMethodConfigurationKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized,

    /// <summary>Passkeys (FIDO2).</summary>
    [GraphName("fido2AuthenticationMethodConfiguration")]
    [GraphName("Fido2")]
    Fido2,

    /// <summary>Microsoft Authenticator.</summary>
    [GraphName("microsoftAuthenticatorAuthenticationMethodConfiguration")]
    [GraphName("MicrosoftAuthenticator")]
    MicrosoftAuthenticator,

    /// <summary>SMS.</summary>
    [GraphName("smsAuthenticationMethodConfiguration")]
    [GraphName("Sms")]
    Sms,

    /// <summary>Voice calls.</summary>
    [GraphName("voiceAuthenticationMethodConfiguration")]
    [GraphName("Voice")]
    Voice,

    /// <summary>E-mail.</summary>
    [GraphName("emailAuthenticationMethodConfiguration")]
    [GraphName("Email")]
    Email,

    /// <summary>One-time codes of third-party apps.</summary>
    [GraphName("softwareOathAuthenticationMethodConfiguration")]
    [GraphName("SoftwareOath")]
    SoftwareOath,

    /// <summary>One-time codes of hardware tokens.</summary>
    [GraphName("hardwareOathAuthenticationMethodConfiguration")]
    [GraphName("HardwareOath")]
    HardwareOath,

    /// <summary>Temporary Access Pass.</summary>
    [GraphName("temporaryAccessPassAuthenticationMethodConfiguration")]
    [GraphName("TemporaryAccessPass")]
    TemporaryAccessPass,

    /// <summary>Certificates.</summary>
    [GraphName("x509CertificateAuthenticationMethodConfiguration")]
    [GraphName("X509Certificate")]
    X509Certificate,

    /// <summary>QR code with PIN.</summary>
    [GraphName("qrCodePinAuthenticationMethodConfiguration")]
    [GraphName("QRCodePin")]
    QrCodePin,

    /// <summary>An external authentication method.</summary>
    [GraphName("externalAuthenticationMethodConfiguration")]
    External,

    /// <summary>Verified ID.</summary>
    [GraphName("verifiableCredentialsAuthenticationMethodConfiguration")]
    [GraphName("VerifiableCredentials")]
    VerifiableCredentials,
}
