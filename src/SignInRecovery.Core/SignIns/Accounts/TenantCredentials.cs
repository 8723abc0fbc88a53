using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// What a user of a tenant can present: each registered method in its modes, with what the authentication methods policy makes
/// of it, and what may be there unseen.
/// </summary>
internal static class TenantCredentials
{
    private const string PasswordlessTag = "SoftwareTokenActivated";

    /// <summary>The second factors and the Temporary Access Pass of a user, without the first factor.</summary>
    public static IReadOnlyList<Credential> Of(Tenant tenant, User user, DateTimeOffset asOf)
    {
        SecondFactors factors = SecondFactors.Of(tenant, user, asOf);
        var credentials = new List<Credential>(factors.Seen.SelectMany(f => Modes(tenant, user, f)));
        if (factors.Pass is TemporaryPass pass)
        {
            credentials.Add(Pass(pass));
        }

        credentials.AddRange(tenant.Directory.MethodsSeenOf(user.Id)
            .Where(m => m.Kind == AuthenticationMethodKind.QrCodePin)
            .Select(m => new Credential
            {
                Modes = AuthenticationMethodModes.QrCodePin,
                Name = "the QR code with PIN",
                Acceptance = MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.QrCodePin),
            }));
        if (factors.MissingMethods.Count > 0)
        {
            credentials.Add(Credential.Unseen(SignIns.Modes.Registered, "a method that was not seen", factors.MissingMethods) with { IsExternalMethod = true });
        }

        MissingFact[] certificates = [.. factors.MissingElsewhere.Where(m => m.Subject is "certificates" or "authenticationMethodsPolicy")];
        if (certificates.Length > 0)
        {
            credentials.Add(Credential.Unseen(SignIns.Modes.Certificates, "a certificate", certificates));
        }

        return credentials;
    }

    private static IEnumerable<Credential> Modes(Tenant tenant, User user, SecondFactor factor)
    {
        AuthenticationMethod method = factor.Method;
        switch (factor.Kind)
        {
            case SecondFactorKind.Passkey:
                yield return One(AuthenticationMethodModes.Fido2, factor.Name, factor.Acceptance) with { AaGuid = method.AaGuid, PasskeyType = method.PasskeyType };
                break;
            case SecondFactorKind.Certificate:
                yield return One(SignIns.Modes.Certificates, factor.Name, Mode(factor));
                break;
            case SecondFactorKind.WindowsHello or SecondFactorKind.PlatformCredential:
                yield return One(AuthenticationMethodModes.WindowsHelloForBusiness, factor.Name, factor.Acceptance);
                break;
            case SecondFactorKind.Authenticator:
                yield return One(AuthenticationMethodModes.MicrosoftAuthenticatorPush, $"a notification of {factor.Name}", Authenticator(tenant, user, method, MicrosoftAuthenticatorMode.Push));
                if (method.DeviceTag == PasswordlessTag)
                {
                    yield return One(AuthenticationMethodModes.DeviceBasedPush, $"phone sign-in with {factor.Name}", Authenticator(tenant, user, method, MicrosoftAuthenticatorMode.DeviceBasedPush));
                }

                break;
            case SecondFactorKind.Oath:
                yield return One(
                    method.Kind == AuthenticationMethodKind.HardwareOath ? AuthenticationMethodModes.HardwareOath : AuthenticationMethodModes.SoftwareOath,
                    factor.Name,
                    factor.Acceptance);
                break;
            case SecondFactorKind.Telephone:
                foreach (Credential phone in Phone(tenant, user, factor))
                {
                    yield return phone;
                }

                break;
            case SecondFactorKind.External:
                yield return One(AuthenticationMethodModes.None, factor.Name, factor.Acceptance) with { IsExternalMethod = true };
                break;
            default:
                yield return Credential.Unseen(SignIns.Modes.Registered, factor.Name, factor.Acceptance.Missing) with { IsExternalMethod = true };
                break;
        }
    }

    private static Credential One(AuthenticationMethodModes mode, string name, MethodAcceptance acceptance) =>
        new() { Modes = mode, Name = name, Acceptance = acceptance };

    // Whether a certificate counts as one factor or as several follows from its issuer and policies, which Graph does not show.
    private static MethodAcceptance Mode(SecondFactor certificate) => certificate.Acceptance.State == MethodAcceptanceState.Refused
        ? certificate.Acceptance
        : MethodAcceptance.Unknown(new MissingFact(
            "certificates",
            "Whether the certificate counts as one factor or as several is not visible in Microsoft Graph.",
            "Have the user sign in with the certificate."));

    private static MethodAcceptance Authenticator(Tenant tenant, User user, AuthenticationMethod method, MicrosoftAuthenticatorMode mode)
    {
        Fact<AuthenticationMethodConfiguration> configuration = MethodScope.Configuration(tenant, AuthenticationMethodConfigurationKind.MicrosoftAuthenticator);
        return configuration.TryGet(out AuthenticationMethodConfiguration? policy)
            ? MethodAcceptances.WithLegacy(tenant, method, MethodScope.Of(tenant, user, policy, target =>
                target.AuthenticationMode is null or MicrosoftAuthenticatorMode.Any || target.AuthenticationMode == mode
                    ? MethodAcceptance.Accepted($"the method Microsoft Authenticator is on for {tenant.Directory.NameOf(user.Id)}")
                    : target.AuthenticationMode == MicrosoftAuthenticatorMode.Unrecognized
                        ? MethodAcceptance.Unknown(new MissingFact(
                            "authenticationMethodsPolicy",
                            "The authentication methods policy allows Microsoft Authenticator in a mode that this version does not know.",
                            "Look at the method in the Microsoft Entra admin center."))
                        : MethodAcceptance.Refused(
                            mode == MicrosoftAuthenticatorMode.Push ? "the policy allows phone sign-in only, and no notifications" : "the policy allows notifications only, and no phone sign-in",
                            $"{policy.Id}.includeTargets.authenticationMode")))
            : MethodAcceptance.Unknown(configuration.Missing);
    }

    // The primary mobile phone takes SMS and voice calls, the others voice calls only (Microsoft Graph documentation,
    // phoneAuthenticationMethod).
    private static IEnumerable<Credential> Phone(Tenant tenant, User user, SecondFactor factor)
    {
        AuthenticationPhoneType? type = factor.Method.PhoneType;
        if (type is not (AuthenticationPhoneType.AlternateMobile or AuthenticationPhoneType.Office))
        {
            MethodAcceptance sms = MethodAcceptances.WithLegacy(tenant, factor.Method, MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.Sms));
            yield return One(
                AuthenticationMethodModes.Sms,
                $"SMS to {factor.Name}",
                type == AuthenticationPhoneType.Mobile || sms.State == MethodAcceptanceState.Refused
                    ? sms
                    : MethodAcceptance.Unknown(new MissingFact("methods", "The type of a phone is not in the snapshot.", "Take the snapshot again.")));
        }

        yield return One(
            AuthenticationMethodModes.Voice,
            $"a call to {factor.Name}",
            type == AuthenticationPhoneType.Office ? factor.Acceptance : MethodAcceptances.WithLegacy(tenant, factor.Method, MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.Voice)));
    }

    private static Credential Pass(TemporaryPass pass)
    {
        AuthenticationMethodModes modes = pass.Method.IsUsableOnce switch
        {
            true => AuthenticationMethodModes.TemporaryAccessPassOneTime,
            false => AuthenticationMethodModes.TemporaryAccessPassMultiUse,
            null => AuthenticationMethodModes.TemporaryAccessPassOneTime | AuthenticationMethodModes.TemporaryAccessPassMultiUse,
        };
        string ends = pass.EndsAt is DateTimeOffset end
            ? $", until {end.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture)}"
            : string.Empty;
        MethodAcceptance acceptance = pass.IsUsable.TryGet(out bool isUsable)
            ? isUsable ? MethodAcceptance.Accepted("it can be used now") : MethodAcceptance.Refused("it cannot be used now", "TemporaryAccessPass")
            : MethodAcceptance.Unknown(pass.IsUsable.Missing);
        return One(modes, $"a Temporary Access Pass{ends}", acceptance) with { EndsAt = pass.EndsAt };
    }
}
