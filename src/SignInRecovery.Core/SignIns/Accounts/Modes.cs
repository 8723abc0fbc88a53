using System.Numerics;
using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.SignIns;

/// <summary>Sets of authentication method modes with which the documentation deals as one.</summary>
internal static class Modes
{
    /// <summary>Everything that can be registered or issued in the tenant of the sign-in.</summary>
    public const AuthenticationMethodModes Registered =
        AuthenticationMethodModes.Voice
        | AuthenticationMethodModes.HardwareOath
        | AuthenticationMethodModes.SoftwareOath
        | AuthenticationMethodModes.Sms
        | AuthenticationMethodModes.Fido2
        | AuthenticationMethodModes.WindowsHelloForBusiness
        | AuthenticationMethodModes.MicrosoftAuthenticatorPush
        | AuthenticationMethodModes.DeviceBasedPush
        | AuthenticationMethodModes.TemporaryAccessPassOneTime
        | AuthenticationMethodModes.TemporaryAccessPassMultiUse
        | AuthenticationMethodModes.QrCodePin
        | Certificates;

    /// <summary>The two modes of a certificate.</summary>
    public const AuthenticationMethodModes Certificates =
        AuthenticationMethodModes.X509CertificateSingleFactor | AuthenticationMethodModes.X509CertificateMultiFactor;

    /// <summary>
    /// What a sign-in lets a user register when it is interrupted for it. Windows Hello for Business, phone sign-in and
    /// certificates cannot be registered there; passkeys can, since the text of 2025 (Microsoft Entra documentation, how
    /// authentication strength works, 2025-03-17). Hardware tokens are given out by administrators.
    /// </summary>
    public const AuthenticationMethodModes RegistrableWhenInterrupted =
        AuthenticationMethodModes.Sms
        | AuthenticationMethodModes.Voice
        | AuthenticationMethodModes.MicrosoftAuthenticatorPush
        | AuthenticationMethodModes.SoftwareOath
        | AuthenticationMethodModes.Fido2;

    /// <summary>
    /// What an external user can present in the resource tenant (Microsoft Entra documentation, authentication and
    /// Conditional Access for B2B users, 2024-05-15, table 1).
    /// </summary>
    public const AuthenticationMethodModes InResourceTenant =
        AuthenticationMethodModes.Sms
        | AuthenticationMethodModes.Voice
        | AuthenticationMethodModes.MicrosoftAuthenticatorPush
        | AuthenticationMethodModes.SoftwareOath;

    /// <summary>The single modes of a combination.</summary>
    public static IEnumerable<AuthenticationMethodModes> Each(this AuthenticationMethodModes combination)
    {
        for (uint rest = (uint)combination; rest != 0; rest &= rest - 1)
        {
            yield return (AuthenticationMethodModes)(1 << BitOperations.TrailingZeroCount(rest));
        }
    }

    /// <summary>What people call a mode: "SMS", "passkey (FIDO2)".</summary>
    public static string NameOf(AuthenticationMethodModes mode) => mode switch
    {
        AuthenticationMethodModes.Password => "password",
        AuthenticationMethodModes.Voice => "voice call",
        AuthenticationMethodModes.HardwareOath => "hardware OATH token",
        AuthenticationMethodModes.SoftwareOath => "software OATH code",
        AuthenticationMethodModes.Sms => "SMS",
        AuthenticationMethodModes.Fido2 => "passkey (FIDO2)",
        AuthenticationMethodModes.WindowsHelloForBusiness => "Windows Hello for Business",
        AuthenticationMethodModes.MicrosoftAuthenticatorPush => "Microsoft Authenticator notification",
        AuthenticationMethodModes.DeviceBasedPush => "Microsoft Authenticator phone sign-in",
        AuthenticationMethodModes.TemporaryAccessPassOneTime => "Temporary Access Pass (one-time use)",
        AuthenticationMethodModes.TemporaryAccessPassMultiUse => "Temporary Access Pass",
        AuthenticationMethodModes.Email => "e-mail code",
        AuthenticationMethodModes.X509CertificateSingleFactor => "certificate (single-factor)",
        AuthenticationMethodModes.X509CertificateMultiFactor => "certificate (multifactor)",
        AuthenticationMethodModes.FederatedSingleFactor => "sign-in at the federation server",
        AuthenticationMethodModes.FederatedMultiFactor => "multifactor authentication at the federation server",
        AuthenticationMethodModes.QrCodePin => "QR code with PIN",
        _ => "a mode that this version does not know",
    };

    /// <summary>What people call a combination: "password + SMS".</summary>
    public static string NameOfAll(AuthenticationMethodModes combination) => string.Join(" + ", combination.Each().Select(NameOf));
}
