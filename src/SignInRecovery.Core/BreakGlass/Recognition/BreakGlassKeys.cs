using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// The credentials of an account that need no telephone and no person's device: device-bound passkeys and certificates. A
/// password is passed over, because it cannot be removed from an account (zerotrustassessment#579).
/// </summary>
internal sealed record BreakGlassKeys
{
    /// <summary>The keys that the methods policy accepts now.</summary>
    public required IReadOnlyList<AuthenticationMethod> Accepted { get; init => field = value.Indexed(); }

    /// <summary>The keys that it refuses, with the reasons as clauses.</summary>
    public required IReadOnlyList<(AuthenticationMethod Key, string Reason)> Refused { get; init => field = value.Indexed(); }

    /// <summary>Passkeys that are synced, and so live in somebody's personal account.</summary>
    public required IReadOnlyList<AuthenticationMethod> Synced { get; init => field = value.Indexed(); }

    /// <summary>Passkeys of which nobody saw whether they are bound to a device.</summary>
    public required IReadOnlyList<AuthenticationMethod> Unclear { get; init => field = value.Indexed(); }

    /// <summary>Methods that belong to a person's telephone or computer, passkeys in Microsoft Authenticator among them.</summary>
    public required IReadOnlyList<AuthenticationMethod> Personal { get; init => field = value.Indexed(); }

    /// <summary>What was not seen of the registered methods: which there are, and of what kind they are.</summary>
    public required IReadOnlyList<MissingFact> MissingMethods { get; init => field = value.Indexed(); }

    /// <summary>What was not seen: of the methods, and of their acceptance.</summary>
    public required IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); }

    /// <summary>What was not seen of the models of the accepted passkeys.</summary>
    public required IReadOnlyList<MissingFact> MissingModels { get; init => field = value.Indexed(); }

    /// <summary>The models of the accepted passkeys, each once.</summary>
    public IReadOnlyList<string> Models => [.. Accepted.Select(k => k.AaGuid).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Reads the credentials of an account.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The account.</param>
    public static BreakGlassKeys Of(Tenant tenant, User user)
    {
        IReadOnlyList<AuthenticationMethod> methods = tenant.Directory.MethodsSeenOf(user.Id);
        var accepted = new List<AuthenticationMethod>();
        var refused = new List<(AuthenticationMethod, string)>();
        AuthenticationMethod[] passkeys = [.. methods.Where(m => m.Kind == AuthenticationMethodKind.Fido2 && !KnownPasskeys.IsOfTelephone(m.AaGuid))];
        AuthenticationMethod[] unclear = [.. passkeys.Where(k => k.PasskeyType is null or PasskeyType.Unrecognized)];
        var missing = new List<MissingFact>(
        [
            .. tenant.Directory.MethodsOf(user.Id).Missing,
            .. methods.Where(m => m.Kind == AuthenticationMethodKind.Unrecognized).Select(m => Unseen(user, m, "the kind")),
            .. unclear.Select(k => Unseen(user, k, "passkeyType")),
        ]);
        MissingFact[] missingMethods = [.. missing.Distinct()];
        foreach (AuthenticationMethod key in methods.Where(m => m.Kind == AuthenticationMethodKind.X509Certificate).Concat(passkeys.Where(k => k.PasskeyType == PasskeyType.DeviceBound)))
        {
            MethodAcceptance acceptance = MethodAcceptances.Of(tenant, user, key);
            switch (acceptance.State)
            {
                case MethodAcceptanceState.Accepted:
                    accepted.Add(key);
                    break;
                case MethodAcceptanceState.Refused:
                    refused.Add((key, acceptance.Reason));
                    break;
                default:
                    missing.AddRange(acceptance.Missing);
                    break;
            }
        }

        return new BreakGlassKeys
        {
            Accepted = accepted,
            Refused = refused,
            Synced = [.. passkeys.Where(k => k.PasskeyType == PasskeyType.Synced)],
            Unclear = unclear,
            Personal = [.. methods.Where(IsPersonal)],
            MissingMethods = missingMethods,
            Missing = [.. missing.Distinct()],
            MissingModels = [.. accepted.Where(k => k is { Kind: AuthenticationMethodKind.Fido2, AaGuid: null }).Select(k => Unseen(user, k, "aaGuid"))],
        };
    }

    private static bool IsPersonal(AuthenticationMethod method) => method.Kind is AuthenticationMethodKind.Phone
        or AuthenticationMethodKind.MicrosoftAuthenticator
        or AuthenticationMethodKind.SoftwareOath
        or AuthenticationMethodKind.WindowsHelloForBusiness
        or AuthenticationMethodKind.PlatformCredential
        or AuthenticationMethodKind.Email
        || (method.Kind == AuthenticationMethodKind.Fido2 && KnownPasskeys.IsOfTelephone(method.AaGuid));

    private static MissingFact Unseen(User user, AuthenticationMethod method, string what) => new(
        "methods",
        $"The snapshot does not give {what} of {MethodNames.Of(method)} of {user.DisplayName ?? user.UserPrincipalName ?? user.Id}.",
        "Take the snapshot again with the permission UserAuthenticationMethod.Read.All, or look at the account's authentication methods in the Microsoft Entra admin center.");
}
