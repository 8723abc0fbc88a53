using SignInRecovery.Facts;
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

    /// <summary>Passkeys that are synced and so live in somebody's personal account, or of which the snapshot does not say.</summary>
    public required IReadOnlyList<AuthenticationMethod> NotDeviceBound { get; init => field = value.Indexed(); }

    /// <summary>Methods that belong to a person's telephone or computer.</summary>
    public required IReadOnlyList<AuthenticationMethod> Personal { get; init => field = value.Indexed(); }

    /// <summary>What was not seen.</summary>
    public required IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); }

    /// <summary>Reads the credentials of an account.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The account.</param>
    public static BreakGlassKeys Of(Tenant tenant, User user)
    {
        IReadOnlyList<AuthenticationMethod> methods = tenant.Directory.MethodsSeenOf(user.Id);
        var accepted = new List<AuthenticationMethod>();
        var refused = new List<(AuthenticationMethod, string)>();
        var missing = new List<MissingFact>(tenant.Directory.MethodsOf(user.Id).Missing);
        AuthenticationMethod[] keys = [.. methods.Where(IsKey)];
        foreach (AuthenticationMethod key in keys.Where(k => k.Kind == AuthenticationMethodKind.X509Certificate || k.PasskeyType == PasskeyType.DeviceBound))
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
            NotDeviceBound = [.. keys.Where(k => k.Kind == AuthenticationMethodKind.Fido2 && k.PasskeyType != PasskeyType.DeviceBound)],
            Personal = [.. methods.Where(IsPersonal)],
            Missing = [.. missing.Distinct()],
        };
    }

    private static bool IsKey(AuthenticationMethod method) =>
        method.Kind is AuthenticationMethodKind.Fido2 or AuthenticationMethodKind.X509Certificate;

    private static bool IsPersonal(AuthenticationMethod method) => method.Kind is AuthenticationMethodKind.Phone
        or AuthenticationMethodKind.MicrosoftAuthenticator
        or AuthenticationMethodKind.SoftwareOath
        or AuthenticationMethodKind.WindowsHelloForBusiness
        or AuthenticationMethodKind.PlatformCredential
        or AuthenticationMethodKind.Email;
}
