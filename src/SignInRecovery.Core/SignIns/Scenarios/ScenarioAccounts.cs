using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>Reads what a user of a scenario can present. An absent member is unknown, an empty list means none.</summary>
internal static class ScenarioAccounts
{
    private const AuthenticationMethodModes FirstFactors = AuthenticationMethodModes.Password | AuthenticationMethodModes.FederatedSingleFactor;

    /// <summary>The members of a user that are read.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "id", "displayName", "userPrincipalName", "userType", "externalUserType", "homeTenantId", "identityProvider", "methods",
        "fido2Keys", "certificates", "devices", "federatedIdpMfaBehavior", "homeMethods", "homeDeviceCompliant",
    ];

    /// <summary>Reads an account.</summary>
    /// <param name="user">The user.</param>
    /// <param name="trust">The cross-tenant access settings.</param>
    public static Account Read(ScenarioNode user, Fact<IReadOnlyList<CrossTenantAccessSetting>> trust)
    {
        string id = user.Get("id").Text();
        string name = user.Find("displayName")?.Text() ?? user.Find("userPrincipalName")?.Text() ?? id;
        string? home = user.Find("homeTenantId")?.Text();
        FederatedIdpMfaBehavior? federation = user.Find("federatedIdpMfaBehavior")?.Enum<FederatedIdpMfaBehavior>();
        Fact<GuestOrExternalUserTypes> type = Type(user, name);
        bool isExternal = type.TryGet(out GuestOrExternalUserTypes known) && known is not (GuestOrExternalUserTypes.None or GuestOrExternalUserTypes.InternalGuest);
        (IReadOnlyList<AccountDevice> devices, IReadOnlyList<MissingFact> missingDevices) = Devices(user, name);
        return new Account
        {
            Id = id,
            Name = name,
            ExternalType = type,
            Provider = user.Find("identityProvider")?.Text() is string provider ? IdentityProviders.Of(provider)
                : home is not null ? IdentityProviderKind.Entra
                : IdentityProviderKind.Unknown,
            Credentials = Credentials(user, name, federation, isExternal),
            HomeCredentials = user.Find("homeMethods") is ScenarioNode homeMethods
                ? [.. First(AuthenticationMethodModes.Password, Flags(homeMethods)), .. Of(Flags(homeMethods) & ~AuthenticationMethodModes.Password, user)]
                : [.. First(AuthenticationMethodModes.Password, AuthenticationMethodModes.None), Unseen(name, "homeMethods")],
            Trust = TenantTrust.Of(trust, home),
            IsHomeDeviceCompliant = user.Find("homeDeviceCompliant") is ScenarioNode compliant ? Fact.Known(compliant.Flag()) : Fact.Unknown<bool>(Absent(name, "homeDeviceCompliant")),
            Devices = devices,
            MissingDevices = missingDevices,
            IsMfaLeftToFederation = Fact.Known(federation == FederatedIdpMfaBehavior.EnforceMfaByFederatedIdp),
        };
    }

    /// <summary>The kind of external user; null when the facts do not tell.</summary>
    public static GuestOrExternalUserTypes? TypeOf(ScenarioNode user) => user.Find("externalUserType") is not ScenarioNode type ? null
        : string.Equals(type.Text(), "none", StringComparison.OrdinalIgnoreCase) ? GuestOrExternalUserTypes.None
        : type.Enum<GuestOrExternalUserTypes>();

    // A member of whom nothing says otherwise signs in here.
    private static Fact<GuestOrExternalUserTypes> Type(ScenarioNode user, string name)
    {
        if (TypeOf(user) is GuestOrExternalUserTypes type)
        {
            return Fact.Known(type);
        }

        bool isPlain = string.Equals(user.Find("userType")?.Text(), "Member", StringComparison.OrdinalIgnoreCase)
            && user.Find("homeTenantId") is null && user.Find("identityProvider") is null && user.Find("homeMethods") is null;
        return isPlain ? Fact.Known(GuestOrExternalUserTypes.None) : Fact.Unknown<GuestOrExternalUserTypes>(Absent(name, "externalUserType"));
    }

    private static List<Credential> Credentials(ScenarioNode user, string name, FederatedIdpMfaBehavior? federation, bool isExternal)
    {
        AuthenticationMethodModes? methods = user.Find("methods") is ScenarioNode list ? Flags(list) : null;
        bool isFederated = federation is not null || methods?.HasFlag(AuthenticationMethodModes.FederatedSingleFactor) == true;

        // Conditional Access comes after the first factor, which goes without saying in the list of methods.
        AuthenticationMethodModes first = (methods ?? AuthenticationMethodModes.None) & FirstFactors;
        first |= isExternal ? FirstFactors
            : isFederated ? AuthenticationMethodModes.FederatedSingleFactor
            : AuthenticationMethodModes.Password;
        List<Credential> credentials = [.. First(first, methods ?? AuthenticationMethodModes.None)];
        AuthenticationMethodModes atServer = federation switch
        {
            FederatedIdpMfaBehavior.EnforceMfaByFederatedIdp => AuthenticationMethodModes.FederatedMultiFactor,
            FederatedIdpMfaBehavior.RejectMfaByFederatedIdp => AuthenticationMethodModes.None,
            _ => (methods ?? AuthenticationMethodModes.None) & AuthenticationMethodModes.FederatedMultiFactor,
        };
        credentials.AddRange(Of(atServer, user));
        if (methods is AuthenticationMethodModes known)
        {
            credentials.AddRange(Of(known & ~(FirstFactors | AuthenticationMethodModes.FederatedMultiFactor), user));
            return credentials;
        }

        credentials.AddRange(Of(AuthenticationMethodModes.None, user));
        credentials.Add(Unseen(name, "methods") with
        {
            Modes = SignIns.Modes.Registered | AuthenticationMethodModes.Password
                | (federation is null or FederatedIdpMfaBehavior.AcceptIfMfaDoneByFederatedIdp ? AuthenticationMethodModes.FederatedMultiFactor : AuthenticationMethodModes.None),
        });
        return credentials;
    }

    private static IEnumerable<Credential> First(AuthenticationMethodModes modes, AuthenticationMethodModes stated) =>
        modes.Each().Select(m => Credential.Known(m, $"the {SignIns.Modes.NameOf(m)}") with { IsImplied = !stated.HasFlag(m) });

    // Keys and certificates stand for their modes one by one; a mode without them stands for one of which nothing more is known.
    private static IEnumerable<Credential> Of(AuthenticationMethodModes modes, ScenarioNode user)
    {
        IReadOnlyList<ScenarioNode>? keys = user.Find("fido2Keys")?.Items();
        IReadOnlyList<ScenarioNode>? certificates = user.Find("certificates")?.Items();
        foreach (ScenarioNode key in keys ?? [])
        {
            yield return Credential.Known(AuthenticationMethodModes.Fido2, "a passkey (FIDO2)") with
            {
                AaGuid = key.IsText ? key.Text() : key.Find("aaGuid")?.Text(),
                PasskeyType = key.IsText ? null : key.Find("passkeyType")?.Enum<PasskeyType>(),
            };
        }

        AuthenticationMethodModes factors = modes & SignIns.Modes.Certificates;
        foreach (ScenarioNode certificate in certificates ?? [])
        {
            Credential read = factors != AuthenticationMethodModes.None
                ? Credential.Known(factors, "a certificate")
                : Credential.Unseen(SignIns.Modes.Certificates, "a certificate", new MissingFact(
                    "facts.users.methods",
                    "The methods do not say whether the certificate counts as one factor or as several.",
                    "Add x509CertificateMultiFactor or x509CertificateSingleFactor to the methods."));
            yield return read with { IssuerSki = certificate.Find("issuerSki")?.Text(), PolicyOids = certificate.Find("policyOids")?.Texts() };
        }

        foreach (AuthenticationMethodModes mode in modes.Each())
        {
            bool isListed = mode == AuthenticationMethodModes.Fido2 ? keys is { Count: > 0 } : SignIns.Modes.Certificates.HasFlag(mode) && certificates is { Count: > 0 };
            if (!isListed)
            {
                // An empty list of keys or certificates means none of any model, issuer or policy.
                yield return Credential.Known(mode, $"{Article(mode)}{SignIns.Modes.NameOf(mode)}") with
                {
                    AaGuid = keys is null ? null : string.Empty,
                    IssuerSki = certificates is null ? null : string.Empty,
                    PolicyOids = certificates is null ? null : [],
                };
            }
        }
    }

    private static string Article(AuthenticationMethodModes mode) => mode switch
    {
        AuthenticationMethodModes.Sms or AuthenticationMethodModes.WindowsHelloForBusiness or AuthenticationMethodModes.DeviceBasedPush or AuthenticationMethodModes.FederatedMultiFactor => string.Empty,
        _ => "a ",
    };

    private static AuthenticationMethodModes Flags(ScenarioNode list)
    {
        AuthenticationMethodModes modes = AuthenticationMethodModes.None;
        foreach (ScenarioNode item in list.Items())
        {
            foreach (string part in item.Text().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                modes |= Json.EnumTexts<AuthenticationMethodModes>.TryParse(part, out AuthenticationMethodModes mode)
                    ? mode
                    : throw item.Fault($"'{part}' is no authentication method mode of Microsoft Graph.");
            }
        }

        return modes;
    }

    private static (IReadOnlyList<AccountDevice> Devices, IReadOnlyList<MissingFact> Missing) Devices(ScenarioNode user, string name) =>
        user.Find("devices") is ScenarioNode devices ? ([.. devices.Items().Select(Device)], []) : ([], [Absent(name, "devices")]);

    private static AccountDevice Device(ScenarioNode device, int index)
    {
        if (device.IsText)
        {
            return new AccountDevice(
                device.Text(),
                Fact.Unknown<bool>(Absent($"the device {device.Text()}", "isCompliant")),
                Fact.Unknown<bool>(Absent($"the device {device.Text()}", "trustType")));
        }

        string name = device.Find("displayName")?.Text() ?? device.Find("deviceId")?.Text() ?? $"number {index + 1}";
        string? system = device.Find("operatingSystem")?.Text();
        Fact<bool> isHybrid = device.Find("trustType")?.Text() switch
        {
            null => Fact.Unknown<bool>(Absent($"the device {name}", "trustType")),
            string type => Fact.Known(string.Equals(type, "ServerAD", StringComparison.OrdinalIgnoreCase)
                && (system is null || system.StartsWith("Windows", StringComparison.OrdinalIgnoreCase))),
        };
        return new AccountDevice(
            name,
            device.Find("isCompliant") is ScenarioNode compliant ? Fact.Known(compliant.Flag()) : Fact.Unknown<bool>(Absent($"the device {name}", "isCompliant")),
            isHybrid);
    }

    private static Credential Unseen(string name, string member) =>
        Credential.Unseen(SignIns.Modes.Registered | AuthenticationMethodModes.FederatedMultiFactor, "a method that is not in the facts", Absent(name, member)) with { IsExternalMethod = true };

    private static MissingFact Absent(string name, string member) => new(
        $"facts.users.{member}",
        $"The facts do not give {member} of {name}.",
        $"Add {member} to the facts.");
}
