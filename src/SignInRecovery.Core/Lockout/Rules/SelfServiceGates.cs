using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// What a person has registered of the things by which Microsoft's self-service password reset recognises an administrator:
/// an e-mail address, an authenticator app, a phone (Microsoft Entra documentation, self-service password reset policies,
/// 2025-05-15). The authentication methods policy has no say in it.
/// </summary>
internal sealed record SelfServiceGates
{
    /// <summary>What is registered and counts, in words.</summary>
    public required IReadOnlyList<string> Registered { get; init; }

    /// <summary>Whether they are enough.</summary>
    public required Fact<bool> AreEnough { get; init; }

    /// <summary>Why they are not, as the end of a sentence: "it takes two of these, and none is registered"; null when they are.</summary>
    public string? Shortfall { get; init; }

    /// <summary>The registered methods that count, and those that do not, as evidence.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>The gates of a user.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="asOf">The time asked about.</param>
    public static SelfServiceGates Of(Tenant tenant, User user, DateTimeOffset asOf)
    {
        IReadOnlyList<AuthenticationMethod> methods = tenant.Directory.MethodsSeenOf(user.Id);
        Fact<IReadOnlyList<AuthenticationMethod>> all = tenant.Directory.MethodsOf(user.Id);
        if (!all.IsKnown && tenant.Directory.RegistrationOf(user.Id) is { IsKnown: true, Value.IsSsprRegistered: bool isRegistered })
        {
            return OfReport(user, isRegistered);
        }

        bool hasPhones = !(tenant.Cloud == TenantCloud.Global && Milestones.TelephoneMethodsEnd.IsPast(asOf));
        bool hasApp = methods.Any(m => m.Kind == AuthenticationMethodKind.MicrosoftAuthenticator);
        string[] registered =
        [
            .. methods.Any(m => m.Kind == AuthenticationMethodKind.Email) ? (string[])["an e-mail address"] : [],
            .. hasApp ? (string[])["an authenticator app"] : [],
            .. hasPhones && methods.Any(m => m.Kind == AuthenticationMethodKind.Phone) ? (string[])["a phone"] : [],
        ];
        MissingFact[] missing =
        [
            .. all.IsKnown ? [] : all.Missing,
            .. !hasApp && methods.Any(IsOath) ? (MissingFact[])[OathNotDocumented(user)] : [],
        ];
        Fact<int> demanded = Demanded(tenant);
        return new SelfServiceGates
        {
            Registered = registered,
            AreEnough = Enough(registered.Length, registered.Length + missing.Length, demanded, missing),
            Shortfall = $"it takes {(demanded.TryGet(out int number) && number == SelfServiceReset.GatesOfNewTenant ? "one" : "two")} of e-mail address, authenticator app and phone, and {(registered.Length == 0 ? "none is registered" : $"only {RuleTargets.Join(registered)} is registered")}",
            Evidence =
            [
                .. methods.Where(m => m.Kind is AuthenticationMethodKind.Email or AuthenticationMethodKind.MicrosoftAuthenticator or AuthenticationMethodKind.Phone || IsOath(m))
                    .Select(m => RuleTargets.Evidence(user, m.Kind.ToString(), $"{MethodNames.Of(m)}: {Counts(m, hasPhones)}", "methods")),
                .. demanded.TryGet(out int gates) ? (Evidence[])[RuleTargets.Evidence(user, "methods demanded of administrators", gates, "domains")] : [],
            ],
        };
    }

    private static Fact<bool> Enough(int least, int most, Fact<int> demanded, MissingFact[] missing)
    {
        if (least >= SelfServiceReset.Gates || (demanded.TryGet(out int gates) && least >= gates))
        {
            return Fact.Known(true);
        }

        // What was not seen may hold any number of them; a single doubt adds one at most, but the answer is open all the same.
        if (missing.Length > 0)
        {
            return Fact.Unknown<bool>([.. missing, .. demanded.IsKnown ? [] : demanded.Missing]);
        }

        return demanded.IsKnown || most < SelfServiceReset.GatesOfNewTenant ? Fact.Known(false) : Fact.Unknown<bool>(demanded.Missing);
    }

    /// <summary>Two gates with a domain of one's own or synchronisation; one without either. The first days of a trial are not relied on.</summary>
    private static Fact<int> Demanded(Tenant tenant)
    {
        bool hasDomain = tenant.Domains.Seen.Any(d => d is { IsInitial: false, IsVerified: true });
        Fact<bool> isSynced = tenant.Organization.Single.Then(o => o.OnPremisesSyncEnabled is bool isSynchronized
            ? Fact.Known(isSynchronized)
            : Fact.Unknown<bool>(NotSeen("organization", "whether the organisation is synchronised from on-premises (onPremisesSyncEnabled)")));
        if (hasDomain || isSynced.IsTrue())
        {
            return Fact.Known(SelfServiceReset.Gates);
        }

        MissingFact[] missing =
        [
            .. ((MissingFact?[])[tenant.Domains.Missing]).OfType<MissingFact>(),
            .. tenant.Domains.Seen.Where(d => d.IsInitial != true && d.IsVerified != false).Select(d => NotSeen("domains", $"whether {d.Id} is a verified domain other than the initial one (isInitial, isVerified)")),
            .. isSynced.Missing,
        ];
        return missing.Length > 0 ? Fact.Unknown<int>(missing) : Fact.Known(SelfServiceReset.GatesOfNewTenant);
    }

    private static MissingFact NotSeen(string section, string what) => new(section, $"The snapshot does not say {what}.", "Take the snapshot again, with all properties.");

    private static SelfServiceGates OfReport(User user, bool isRegistered) => new()
    {
        Registered = [],
        AreEnough = Fact.Known(isRegistered),
        Shortfall = isRegistered ? null : "by the registration report, not enough of e-mail address, authenticator app and phone is registered",
        Evidence = [RuleTargets.Evidence(user, "isSsprRegistered", isRegistered, "registrationDetails")],
    };

    private static string Counts(AuthenticationMethod method, bool hasPhones) => method.Kind switch
    {
        AuthenticationMethodKind.Phone when !hasPhones => $"not counted: Microsoft ended SMS and voice calls on {Milestones.TelephoneMethodsEnd}",
        AuthenticationMethodKind.SoftwareOath or AuthenticationMethodKind.HardwareOath => "not counted: whether it is an authenticator app in this sense is not documented",
        _ => "counted",
    };

    private static bool IsOath(AuthenticationMethod method) =>
        method.Kind is AuthenticationMethodKind.SoftwareOath or AuthenticationMethodKind.HardwareOath;

    private static MissingFact OathNotDocumented(User user) => new(
        "methods",
        $"{RuleTargets.Describe(user)} has one-time codes of an app or a token, and whether these are an authenticator app for the password reset of administrators is not documented.",
        "Have the person try https://passwordreset.microsoftonline.com up to the first question.");
}
