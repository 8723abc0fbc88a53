using System.Numerics;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// The lasting second factors of a user: those that were seen, and what is missing and could add more. A password, an e-mail
/// address, security questions and a QR code with PIN are no second factors; a Temporary Access Pass does not last.
/// </summary>
public sealed record SecondFactors
{
    /// <summary>The user.</summary>
    public required User User { get; init; }

    /// <summary>The second factors that were seen, accepted or not.</summary>
    public required IReadOnlyList<SecondFactor> Seen { get; init; }

    /// <summary>What was not seen of the user's registered methods.</summary>
    public required IReadOnlyList<MissingFact> MissingMethods { get; init; }

    /// <summary>What could add second factors and stands in no list of methods: certificates, federation servers, home tenants.</summary>
    public required IReadOnlyList<MissingFact> MissingElsewhere { get; init; }

    /// <summary>The Temporary Access Pass that was seen; null when there is none or none was seen.</summary>
    public TemporaryPass? Pass { get; init; }

    /// <summary>The second factors that a sign-in accepts.</summary>
    public IReadOnlyList<SecondFactor> Accepted => InState(MethodAcceptanceState.Accepted);

    /// <summary>The second factors that a sign-in refuses.</summary>
    public IReadOnlyList<SecondFactor> Refused => InState(MethodAcceptanceState.Refused);

    /// <summary>The second factors of which nobody can tell.</summary>
    public IReadOnlyList<SecondFactor> Undecided => InState(MethodAcceptanceState.Unknown);

    /// <summary>Everything that was not seen, of further factors and of the acceptance of those seen.</summary>
    public IReadOnlyList<MissingFact> Missing => [.. MissingFactors.Concat(Undecided.SelectMany(f => f.Acceptance.Missing)).Distinct()];

    /// <summary>Whether the user has any second factor that a sign-in accepts; one that was seen is enough.</summary>
    public Fact<bool> HasAny => HasOther(than: null);

    /// <summary>The kinds of some second factors, each once, in the order of the kinds.</summary>
    /// <param name="factors">The second factors.</param>
    public static SecondFactorKind[] KindsOf(IEnumerable<SecondFactor> factors)
    {
        int seen = 0;
        foreach (SecondFactor factor in factors)
        {
            seen |= 1 << (int)factor.Kind;
        }

        var kinds = new SecondFactorKind[BitOperations.PopCount((uint)seen)];
        for (int index = 0; index < kinds.Length; index++)
        {
            kinds[index] = (SecondFactorKind)BitOperations.TrailingZeroCount(seen);
            seen &= seen - 1;
        }

        return kinds;
    }

    /// <summary>How many accepted second factors were seen; of the registration report, one for each kind.</summary>
    public int AtLeast => Accepted.Count(f => !f.IsReported) + Accepted.Where(f => f.IsReported).DistinctBy(f => f.Kind).Count();

    /// <summary>
    /// How many second factors a sign-in accepts. Unknown as long as there could be more: also when they were taken from the
    /// registration report, which tells that a user has keys and not how many.
    /// </summary>
    public Fact<int> Count
    {
        get
        {
            if (Missing.Count > 0)
            {
                return Fact.Unknown<int>(Missing);
            }

            return Seen.Any(f => f.IsReported)
                ? Fact.Unknown<int>(new MissingFact(
                    "methods",
                    $"The registration report does not say how many methods of each kind {User.DisplayName ?? User.UserPrincipalName ?? User.Id} has.",
                    "Take the snapshot again with the permission UserAuthenticationMethod.Read.All."))
                : Fact.Known(Accepted.Count);
        }
    }

    /// <summary>Whether the user has an accepted second factor of another kind than one; one that was seen is enough.</summary>
    /// <param name="than">The kind that does not count; null when every kind counts.</param>
    public Fact<bool> HasOther(SecondFactorKind? than)
    {
        if (Accepted.Any(f => f.Kind != than))
        {
            return Fact.Known(true);
        }

        MissingFact[] missing = [.. MissingFactors.Concat(Undecided.Where(f => f.Kind != than).SelectMany(f => f.Acceptance.Missing)).Distinct()];
        return missing.Length > 0 ? Fact.Unknown<bool>(missing) : Fact.Known(false);
    }

    /// <summary>The second factors of a user.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="asOf">The time asked about.</param>
    public static SecondFactors Of(Tenant tenant, User user, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(user);
        IReadOnlyList<AuthenticationMethod> registered = tenant.Directory.MethodsSeenOf(user.Id);
        List<SecondFactor> factors = [.. registered.Select(m => Factor(tenant, user, m, isReported: false)).OfType<SecondFactor>()];
        var missing = new List<MissingFact>();
        var elsewhere = new List<MissingFact>();
        if (tenant.Directory.MethodsOf(user.Id) is { IsKnown: false } methods)
        {
            if (tenant.Directory.RegistrationOf(user.Id) is { IsKnown: true, Value: { MethodsRegistered: not null } report })
            {
                SecondFactorKind[] seen = [.. factors.Select(f => f.Kind)];
                factors.AddRange(ReportedMethods.Of(report)
                    .Select(m => Factor(tenant, user, m, isReported: true))
                    .OfType<SecondFactor>()
                    .Where(f => !seen.Contains(f.Kind)));
            }
            else
            {
                missing.AddRange(methods.Missing);
            }
        }

        AddCertificate(tenant, user, factors, elsewhere);
        elsewhere.AddRange(OutsideFactors.Of(tenant, user));
        AuthenticationMethod? pass = registered.FirstOrDefault(m => m.Kind == AuthenticationMethodKind.TemporaryAccessPass);
        return new SecondFactors
        {
            User = user,
            Seen = factors,
            MissingMethods = [.. missing.Distinct()],
            MissingElsewhere = [.. elsewhere.Distinct()],
            Pass = pass is null ? null : TemporaryPass.Of(tenant, user, pass, asOf),
        };
    }

    // Graph lists no certificates: where the policy allows them to the user, whether there is one stays open.
    private static void AddCertificate(Tenant tenant, User user, List<SecondFactor> factors, List<MissingFact> missing)
    {
        Fact<AuthenticationMethodsPolicy> policy = tenant.AuthenticationMethodsPolicy.Single;
        if (!policy.IsKnown)
        {
            missing.AddRange(policy.Missing);
            return;
        }

        if (factors.Exists(f => f.Kind == SecondFactorKind.Certificate)
            || policy.Value.Find(AuthenticationMethodConfigurationKind.X509Certificate) is not AuthenticationMethodConfiguration certificates
            || MethodScope.Of(tenant, user, certificates).State == MethodAcceptanceState.Refused)
        {
            return;
        }

        missing.Add(new MissingFact(
            "certificates",
            $"Certificate-based authentication is on for {tenant.Directory.NameOf(user.Id)}, and Microsoft Graph does not show who holds a certificate.",
            "Ask the user to sign in with the certificate, or look at the sign-in log."));
    }

    private static SecondFactor? Factor(Tenant tenant, User user, AuthenticationMethod method, bool isReported) => Kind(method.Kind) is SecondFactorKind kind
        ? new SecondFactor { Kind = kind, Method = method, Acceptance = MethodAcceptances.Of(tenant, user, method), IsReported = isReported }
        : null;

    private static SecondFactorKind? Kind(AuthenticationMethodKind kind) => kind switch
    {
        AuthenticationMethodKind.Fido2 => SecondFactorKind.Passkey,
        AuthenticationMethodKind.X509Certificate => SecondFactorKind.Certificate,
        AuthenticationMethodKind.WindowsHelloForBusiness => SecondFactorKind.WindowsHello,
        AuthenticationMethodKind.PlatformCredential => SecondFactorKind.PlatformCredential,
        AuthenticationMethodKind.MicrosoftAuthenticator => SecondFactorKind.Authenticator,
        AuthenticationMethodKind.SoftwareOath or AuthenticationMethodKind.HardwareOath => SecondFactorKind.Oath,
        AuthenticationMethodKind.Phone => SecondFactorKind.Telephone,
        AuthenticationMethodKind.External => SecondFactorKind.External,
        AuthenticationMethodKind.Unrecognized => SecondFactorKind.Unrecognized,
        _ => null,
    };

    private IEnumerable<MissingFact> MissingFactors => MissingMethods.Concat(MissingElsewhere);

    private IReadOnlyList<SecondFactor> InState(MethodAcceptanceState state) => [.. Seen.Where(f => f.Acceptance.State == state)];
}
