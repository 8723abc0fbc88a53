using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>What people call methods, as Microsoft prints them in the Microsoft Entra admin center.</summary>
internal static class MethodNames
{
    /// <summary>The name of a method in the authentication methods policy.</summary>
    public static string Of(AuthenticationMethodConfiguration configuration) => configuration.Kind switch
    {
        AuthenticationMethodConfigurationKind.External => configuration.DisplayName ?? configuration.Id,
        AuthenticationMethodConfigurationKind.Unrecognized => configuration.Id,
        _ => Of(configuration.Kind),
    };

    /// <summary>The name of a kind of method in the authentication methods policy.</summary>
    public static string Of(AuthenticationMethodConfigurationKind kind) => kind switch
    {
        AuthenticationMethodConfigurationKind.Fido2 => "Passkey (FIDO2)",
        AuthenticationMethodConfigurationKind.MicrosoftAuthenticator => "Microsoft Authenticator",
        AuthenticationMethodConfigurationKind.Sms => "SMS",
        AuthenticationMethodConfigurationKind.Voice => "Voice call",
        AuthenticationMethodConfigurationKind.Email => "Email OTP",
        AuthenticationMethodConfigurationKind.SoftwareOath => "Third-party software OATH tokens",
        AuthenticationMethodConfigurationKind.HardwareOath => "Hardware OATH tokens",
        AuthenticationMethodConfigurationKind.TemporaryAccessPass => "Temporary Access Pass",
        AuthenticationMethodConfigurationKind.X509Certificate => "Certificate-based authentication",
        AuthenticationMethodConfigurationKind.QrCodePin => "QR code",
        _ => kind.ToString(),
    };

    /// <summary>The name of a kind of second factor, as it stands in a sentence.</summary>
    public static string Of(SecondFactorKind kind) => kind switch
    {
        SecondFactorKind.Passkey => "passkey (FIDO2)",
        SecondFactorKind.Certificate => "certificate",
        SecondFactorKind.WindowsHello => "Windows Hello for Business",
        SecondFactorKind.PlatformCredential => "platform credential",
        SecondFactorKind.Authenticator => "Microsoft Authenticator",
        SecondFactorKind.Oath => "one-time code (OATH)",
        SecondFactorKind.Telephone => "SMS or voice call",
        SecondFactorKind.External => "external method",
        _ => "method of a kind that this version does not know",
    };

    /// <summary>One registered method in a sentence: "the passkey 'Safe A, key 1' (Security key Birch)".</summary>
    public static string Of(AuthenticationMethod method) => method.Kind switch
    {
        AuthenticationMethodKind.Fido2 => WithModel(method.DisplayName is null ? "a passkey" : $"the passkey '{method.DisplayName}'", method.Model),
        AuthenticationMethodKind.MicrosoftAuthenticator => On("Microsoft Authenticator", method.DisplayName),
        AuthenticationMethodKind.WindowsHelloForBusiness => On("Windows Hello for Business", method.DisplayName),
        AuthenticationMethodKind.PlatformCredential => On("the platform credential", method.DisplayName),
        AuthenticationMethodKind.SoftwareOath => "one-time codes of an app",
        AuthenticationMethodKind.HardwareOath => "one-time codes of a hardware token",
        AuthenticationMethodKind.Phone => $"the {PhoneName(method.PhoneType)}{Ending(method.PhoneNumber)}",
        AuthenticationMethodKind.External => method.DisplayName is null ? "an external authentication method" : $"the external authentication method {method.DisplayName}",
        AuthenticationMethodKind.X509Certificate => "a certificate",
        _ => $"a method of a kind that this version does not know ({method.Id})",
    };

    /// <summary>
    /// How a telephone number ends, with a space before it; empty when it is not known. The last two digits tell the owner which
    /// phone is meant, and a reader of the report nothing.
    /// </summary>
    public static string Ending(string? number) =>
        number is { Length: > 4 } && char.IsAsciiDigit(number[^1]) && char.IsAsciiDigit(number[^2]) ? $" ending in {number[^2..]}" : string.Empty;

    private static string WithModel(string name, string? model) => model is null ? name : $"{name} ({model})";

    private static string On(string name, string? device) => device is null ? name : $"{name} on {device}";

    private static string PhoneName(AuthenticationPhoneType? type) => type switch
    {
        AuthenticationPhoneType.Mobile => "mobile phone",
        AuthenticationPhoneType.AlternateMobile => "alternate mobile phone",
        AuthenticationPhoneType.Office => "office phone",
        _ => "phone",
    };
}
