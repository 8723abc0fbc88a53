using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// The registration report read as methods. The report names kinds only: no model of a key, no number of phones or keys.
/// </summary>
internal static class ReportedMethods
{
    public static IEnumerable<AuthenticationMethod> Of(RegistrationDetails report) => (report.RegisteredMethods ?? [])
        .Select((reported, index) => Kind(reported) is AuthenticationMethodKind kind
            ? new AuthenticationMethod
            {
                UserId = report.Id,
                Id = report.MethodsRegistered![index],
                Kind = kind,
                PhoneType = reported switch
                {
                    RegisteredMethod.MobilePhone => AuthenticationPhoneType.Mobile,
                    RegisteredMethod.AlternateMobilePhone => AuthenticationPhoneType.AlternateMobile,
                    RegisteredMethod.OfficePhone => AuthenticationPhoneType.Office,
                    _ => null,
                },
                PasskeyType = reported switch
                {
                    RegisteredMethod.PasskeyDeviceBound or RegisteredMethod.PasskeyDeviceBoundAuthenticator or RegisteredMethod.PasskeyDeviceBoundWindowsHello => PasskeyType.DeviceBound,
                    RegisteredMethod.PasskeySynced => PasskeyType.Synced,
                    _ => null,
                },
                DeviceTag = reported == RegisteredMethod.MicrosoftAuthenticatorPasswordless ? "SoftwareTokenActivated" : null,
            }
            : null)
        .OfType<AuthenticationMethod>();

    private static AuthenticationMethodKind? Kind(RegisteredMethod method) => method switch
    {
        RegisteredMethod.MobilePhone or RegisteredMethod.AlternateMobilePhone or RegisteredMethod.OfficePhone => AuthenticationMethodKind.Phone,
        RegisteredMethod.MicrosoftAuthenticatorPush or RegisteredMethod.MicrosoftAuthenticatorPasswordless => AuthenticationMethodKind.MicrosoftAuthenticator,
        RegisteredMethod.SoftwareOneTimePasscode => AuthenticationMethodKind.SoftwareOath,
        RegisteredMethod.HardwareOneTimePasscode => AuthenticationMethodKind.HardwareOath,
        RegisteredMethod.WindowsHelloForBusiness => AuthenticationMethodKind.WindowsHelloForBusiness,
        RegisteredMethod.Fido2SecurityKey or RegisteredMethod.PasskeyDeviceBound or RegisteredMethod.PasskeyDeviceBoundAuthenticator
            or RegisteredMethod.PasskeyDeviceBoundWindowsHello or RegisteredMethod.PasskeySynced => AuthenticationMethodKind.Fido2,
        RegisteredMethod.MacOsSecureEnclaveKey => AuthenticationMethodKind.PlatformCredential,
        RegisteredMethod.ExternalAuthMethod => AuthenticationMethodKind.External,
        RegisteredMethod.Unrecognized => AuthenticationMethodKind.Unrecognized,
        _ => null,
    };
}
