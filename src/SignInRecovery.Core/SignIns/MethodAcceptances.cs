using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>Whether a sign-in accepts a method that a user has registered.</summary>
public static class MethodAcceptances
{
    /// <summary>
    /// Judges one registered method under the authentication methods policy. While the migration to that policy is unfinished,
    /// the legacy MFA settings may still allow phones, Microsoft Authenticator and one-time codes that it refuses: that is
    /// Unknown (Microsoft Entra documentation, managing authentication methods, 2025-03-04).
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="method">The method; it is the user's.</param>
    public static MethodAcceptance Of(Tenant tenant, User user, AuthenticationMethod method)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(method);
        return method.Kind switch
        {
            AuthenticationMethodKind.Fido2 => Passkey(tenant, user, method),
            AuthenticationMethodKind.WindowsHelloForBusiness => MethodAcceptance.Accepted("the authentication methods policy does not govern Windows Hello for Business"),
            AuthenticationMethodKind.MicrosoftAuthenticator => WithLegacy(tenant, method, Authenticator(tenant, user, method)),
            AuthenticationMethodKind.SoftwareOath => WithLegacy(tenant, method, MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.SoftwareOath)),
            AuthenticationMethodKind.HardwareOath => WithLegacy(tenant, method, MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.HardwareOath)),
            AuthenticationMethodKind.Phone => WithLegacy(tenant, method, Phone(tenant, user, method)),
            AuthenticationMethodKind.X509Certificate => MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.X509Certificate),
            AuthenticationMethodKind.TemporaryAccessPass => MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.TemporaryAccessPass),
            AuthenticationMethodKind.External => External(tenant, user, method),
            _ => MethodAcceptance.Unknown(new MissingFact(
                "methods",
                $"Whether the authentication methods policy governs {MethodNames.Of(method)} of {tenant.Directory.NameOf(user.Id)} is not known to this version.",
                "Try the method in a private browser window.")),
        };
    }

    private static MethodAcceptance Passkey(Tenant tenant, User user, AuthenticationMethod key)
    {
        Fact<AuthenticationMethodConfiguration> configuration = MethodScope.Configuration(tenant, AuthenticationMethodConfigurationKind.Fido2);
        return configuration.TryGet(out AuthenticationMethodConfiguration? policy)
            ? MethodScope.Of(tenant, user, policy, target => PasskeyDemands.Of(policy, target, key))
            : MethodAcceptance.Unknown(configuration.Missing);
    }

    private static MethodAcceptance Authenticator(Tenant tenant, User user, AuthenticationMethod method)
    {
        Fact<AuthenticationMethodConfiguration> configuration = MethodScope.Configuration(tenant, AuthenticationMethodConfigurationKind.MicrosoftAuthenticator);
        return configuration.TryGet(out AuthenticationMethodConfiguration? policy)
            ? MethodScope.Of(tenant, user, policy, target => Mode(tenant, user, target, method))
            : MethodAcceptance.Unknown(configuration.Missing);
    }

    private static MethodAcceptance Mode(Tenant tenant, User user, AuthenticationMethodTarget target, AuthenticationMethod method) =>
        target.AuthenticationMode == MicrosoftAuthenticatorMode.DeviceBasedPush && method.DeviceTag != "SoftwareTokenActivated"
            ? MethodAcceptance.Unknown(new MissingFact(
                "methods",
                $"The policy allows {tenant.Directory.NameOf(user.Id)} phone sign-in with Microsoft Authenticator and no notifications, and {MethodNames.Of(method)} is not marked as ready for it.",
                "Have the user try phone sign-in in a private browser window."))
            : MethodAcceptance.Accepted($"the method Microsoft Authenticator is on for {tenant.Directory.NameOf(user.Id)}");

    // The primary mobile phone takes SMS and voice calls, the others voice calls only (Microsoft Graph documentation,
    // phoneAuthenticationMethod).
    private static MethodAcceptance Phone(Tenant tenant, User user, AuthenticationMethod method)
    {
        MethodAcceptance voice = MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.Voice);
        if (method.PhoneType == AuthenticationPhoneType.Office && voice.State == MethodAcceptanceState.Accepted)
        {
            return OfficePhone(tenant, voice);
        }

        if (method.PhoneType is AuthenticationPhoneType.Office or AuthenticationPhoneType.AlternateMobile)
        {
            return voice;
        }

        MethodAcceptance message = MethodScope.Of(tenant, user, AuthenticationMethodConfigurationKind.Sms);
        if (method.PhoneType != AuthenticationPhoneType.Mobile)
        {
            // Whichever type it is, voice calls reach it; SMS may not.
            return voice.State == MethodAcceptanceState.Accepted || message.State == MethodAcceptanceState.Refused
                ? voice
                : MethodAcceptance.Unknown([.. voice.Missing, new MissingFact("methods", "The type of a phone is not in the snapshot.", "Take the snapshot again.")]);
        }

        return (message.State, voice.State) switch
        {
            (MethodAcceptanceState.Accepted, _) => message,
            (_, MethodAcceptanceState.Accepted) => voice,
            (MethodAcceptanceState.Refused, MethodAcceptanceState.Refused) => MethodAcceptance.Refused($"{message.Reason}, and {voice.Reason}", message.Property!),
            _ => MethodAcceptance.Unknown([.. message.Missing, .. voice.Missing]),
        };
    }

    // Graph documents isOfficePhoneAllowed for registration; what it does to a phone that is registered already is not
    // documented.
    private static MethodAcceptance OfficePhone(Tenant tenant, MethodAcceptance voice) =>
        MethodScope.Configuration(tenant, AuthenticationMethodConfigurationKind.Voice) is { IsKnown: true, Value.IsOfficePhoneAllowed: false }
            ? MethodAcceptance.Unknown(new MissingFact(
                "authenticationMethodsPolicy",
                "The policy allows no registration of office phones; whether one that is registered already still takes calls is not documented.",
                "Try it in a private browser window."))
            : voice;

    private static MethodAcceptance External(Tenant tenant, User user, AuthenticationMethod method)
    {
        Fact<AuthenticationMethodsPolicy> policy = tenant.AuthenticationMethodsPolicy.Single;
        if (!policy.TryGet(out AuthenticationMethodsPolicy? found))
        {
            return MethodAcceptance.Unknown(policy.Missing);
        }

        AuthenticationMethodConfiguration? configuration = method.ConfigurationId is null
            ? null
            : found.Configurations?.FirstOrDefault(c => string.Equals(c.Id, method.ConfigurationId, StringComparison.OrdinalIgnoreCase));
        return configuration is null
            ? MethodAcceptance.Unknown(new MissingFact(
                "authenticationMethodsPolicy",
                $"The snapshot holds no configuration for {MethodNames.Of(method)} of {tenant.Directory.NameOf(user.Id)}.",
                "Take the snapshot again."))
            : MethodScope.Of(tenant, user, configuration);
    }

    internal static MethodAcceptance WithLegacy(Tenant tenant, AuthenticationMethod method, MethodAcceptance acceptance)
    {
        if (acceptance.State != MethodAcceptanceState.Refused
            || tenant.AuthenticationMethodsPolicy.Single is { IsKnown: true, Value.PolicyMigrationState: PolicyMigrationState.MigrationComplete })
        {
            return acceptance;
        }

        return MethodAcceptance.Unknown(new MissingFact(
            "legacy MFA settings",
            $"The authentication methods policy refuses {MethodNames.Of(method)}, because {acceptance.Reason}; but the migration to this policy is not complete, so the legacy MFA settings, which Microsoft Graph does not show, may still allow it.",
            $"Finish the migration (Authentication methods > Policies > Manage migration); the legacy settings cannot be managed since {Milestones.LegacySettingsFrozen}."));
    }
}
