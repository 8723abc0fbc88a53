using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>What an emergency account signs in with, and whether others depend on the same.</summary>
internal static class CredentialChecks
{
    private const int Enough = 2;

    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        new("TwoKeys", "Two keys that a sign-in accepts now", BreakGlassSources.Page(6),
            "Register two device-bound passkeys (FIDO2) of different models, and let the authentication methods policy allow them: method on, account in an include target and in no exclude target, model allowed. A Temporary Access Pass opens the way to the first one.", TwoKeys),
        new("NoPersonalMethod", "No telephone or computer of a person", BreakGlassSources.Page(8),
            "Delete the methods that belong to somebody's telephone or computer, after two keys work.", NoPersonalMethod),
        new("DifferentMethodKind", "Other methods than the administrators", BreakGlassSources.Page(9),
            "Have the everyday administrators register a further kind of method, or give this account a certificate, so that one switch in the methods policy cannot shut out all.", DifferentKind),
        new("DifferentKeyModel", "Other key models than the administrators", BreakGlassSources.Page(9),
            "Give the account a key of a model that no everyday administrator uses.", DifferentModel),
        new("DifferentDomain", "Another domain than the administrators", BreakGlassSources.Page(9, 11),
            "Move the account to the initial domain; the everyday administrators stay where they are.", DifferentDomain),
        new("SeparateKeyModels", "Key models of its own among the pair", BreakGlassSources.Own,
            "Replace one account's key by a key of another model: a recall or a refused model then costs one account only.", SeparateModels),
    ];

    private static CheckAnswer TwoKeys(ReadinessContext context)
    {
        BreakGlassKeys keys = context.Keys;
        Evidence[] evidence =
        [
            .. keys.Accepted.Select(k => context.Fact("authenticationMethods", $"{MethodNames.Of(k)}: accepted", "methods")),
            .. keys.Refused.Select(k => context.Fact("authenticationMethods", $"{MethodNames.Of(k.Key)}: refused, because {k.Reason}", "methods")),
            .. keys.Synced.Select(k => context.Fact("authenticationMethods", $"{MethodNames.Of(k)}: synced, not device-bound", "methods")),
            .. keys.Unclear.Select(k => context.Fact("authenticationMethods", $"{MethodNames.Of(k)}: whether it is device-bound was not seen", "methods")),
        ];
        string refused = keys.Refused.Count == 0 ? string.Empty : $" Refused: {string.Join("; ", keys.Refused.Select(k => $"{MethodNames.Of(k.Key)}, because {k.Reason}"))}.";
        if (keys.Accepted.Count >= Enough)
        {
            return CheckAnswer.Pass(string.Create(CultureInfo.InvariantCulture, $"A sign-in accepts {keys.Accepted.Count} keys: {RuleTargets.Join([.. keys.Accepted.Select(MethodNames.Of)])}.{refused}"), evidence);
        }

        if (keys.Missing.Count > 0)
        {
            return CheckAnswer.Unknown("How many keys a sign-in accepts", keys.Missing) with { Evidence = evidence };
        }

        if (Certificates(context) is MissingFact certificates)
        {
            return CheckAnswer.Unknown("Whether the account has two usable keys or certificates", [certificates]) with { Evidence = evidence };
        }

        string count = keys.Accepted.Count == 0 ? "The account has no device-bound key that a sign-in accepts" : "The account has only one device-bound key that a sign-in accepts";
        return CheckAnswer.Fail($"{count}.{refused}{(keys.Synced.Count > 0 ? " A passkey that is synced lives in somebody's personal account and is not counted." : string.Empty)}{(keys.Personal.Any(m => m.Kind == AuthenticationMethodKind.Fido2) ? " A passkey in Microsoft Authenticator lives on somebody's telephone and is not counted." : string.Empty)}", evidence);
    }

    /// <summary>Graph lists no certificates; where they are allowed to the account, there may be one.</summary>
    private static MissingFact? Certificates(ReadinessContext context) =>
        MethodScope.Of(context.Tenant, context.User, AuthenticationMethodConfigurationKind.X509Certificate).State == MethodAcceptanceState.Accepted
            ? new MissingFact(
                "certificates",
                $"Certificate-based authentication is on for {context.Name}, and Microsoft Graph does not show who holds a certificate.",
                "Register two passkeys, or sign in with the certificate and attest the drill.")
            : null;

    private static CheckAnswer NoPersonalMethod(ReadinessContext context)
    {
        AuthenticationMethod[] personal = [.. context.Keys.Personal, .. context.Keys.Synced];
        return personal.Length > 0
            ? CheckAnswer.Fail(
                $"The account has {RuleTargets.Join([.. personal.Select(Describe)])}, which {(personal.Length == 1 ? "belongs" : "belong")} to a person's device or personal account.",
                [.. personal.Select(m => context.Fact("authenticationMethods", Describe(m), "methods"))])
            : context.Keys.MissingMethods.Count > 0
                ? CheckAnswer.Unknown("Whether the account has methods of a person's device", context.Keys.MissingMethods)
                : CheckAnswer.Pass("No telephone, authenticator app, computer or synced passkey of a person is registered.");
    }

    private static string Describe(AuthenticationMethod method) =>
        method.Kind == AuthenticationMethodKind.Email ? "an e-mail address" : MethodNames.Of(method);

    /// <summary>
    /// The account depends on the everyday administrators' kind when every kind that all of them can use is one of its own:
    /// switching that kind off shuts out everybody.
    /// </summary>
    private static CheckAnswer DifferentKind(ReadinessContext context)
    {
        if (context.Everyday.Count == 0)
        {
            return NobodyElse(context, "Whether the account uses other methods than the administrators");
        }

        SecondFactorKind[] own = SecondFactors.KindsOf(SecondFactors.Of(context.Tenant, context.User, context.AsOf).Accepted);
        if (own.Length == 0)
        {
            return context.Keys.Missing.Count > 0
                ? CheckAnswer.Unknown("Whether the account uses other methods than the administrators", context.Keys.Missing)
                : CheckAnswer.NotApplicable("The account has no second factor yet; see TwoKeys.");
        }

        SecondFactorKind[] theirs = SecondFactors.KindsOf(context.Everyday.SelectMany(e => e.Accepted));
        Evidence[] evidence = [.. context.Everyday.Select(e => RuleTargets.Evidence(e.User, "authenticationMethods", string.Join(", ", e.Accepted.Select(f => MethodNames.Of(f.Kind)).Distinct()), "methods"))];
        SecondFactorKind[] further = [.. theirs.Except(own)];
        if (further.Length > 0)
        {
            return CheckAnswer.Pass($"Without this account's kind of method the everyday administrators still have {RuleTargets.Join([.. further.Select(MethodNames.Of)])}.", evidence);
        }

        MissingFact[] missing = [.. context.Everyday.SelectMany(e => e.Missing).Concat(context.MissingEveryday).Distinct()];
        return missing.Length > 0
            ? CheckAnswer.Unknown("Whether the everyday administrators have other kinds of methods than the account", missing)
            : own.Except(theirs).Any()
            ? CheckAnswer.Pass($"The account has {RuleTargets.Join([.. own.Except(theirs).Select(MethodNames.Of)])}, which no everyday administrator uses.", evidence)
            : CheckAnswer.Fail($"The account and the everyday administrators all depend on one kind of method, {RuleTargets.Join([.. own.Select(MethodNames.Of)])}: one switch in the methods policy shuts out all of them.", evidence);
    }

    private static CheckAnswer DifferentModel(ReadinessContext context)
    {
        IReadOnlyList<string> own = context.Keys.Models;
        if (own.Count == 0)
        {
            return NoModels(context);
        }

        if (context.Everyday.Count == 0)
        {
            return NobodyElse(context, "Whether the account's key models are its own");
        }

        SecondFactor[] theirs = [.. context.Everyday.SelectMany(e => e.Accepted.Concat(e.Undecided)).Where(f => f.Kind == SecondFactorKind.Passkey)];
        ILookup<string, User> users = context.Everyday
            .SelectMany(e => e.Accepted.Where(f => f.Method.AaGuid is not null).Select(f => (Model: f.Method.AaGuid!, e.User)))
            .ToLookup(x => x.Model, x => x.User, StringComparer.OrdinalIgnoreCase);
        string[] apart = [.. own.Where(m => !users.Contains(m))];
        MissingFact[] missing =
        [
            .. context.Everyday.SelectMany(e => e.MissingMethods).Concat(context.MissingEveryday)
                .Concat(theirs.SelectMany(f => f.Acceptance.Missing))
                .Concat(theirs.Where(f => f.Method.AaGuid is null).Select(f => new MissingFact(
                    "methods",
                    $"The snapshot does not give the model (aaGuid) of {f.Name} of an everyday administrator.",
                    "Take the snapshot again with the permission UserAuthenticationMethod.Read.All.")))
                .Distinct(),
        ];
        IReadOnlyList<MissingFact> missingOwn = context.Keys.MissingModels;
        return (apart.Length, missing.Length) switch
        {
            (0, _) when missingOwn.Count > 0 => CheckAnswer.Unknown("Whether the account's key models are its own", missingOwn),
            (0, _) => CheckAnswer.Fail(
                $"Every key of the account is of a model that everyday administrators use too ({RuleTargets.Join(own.SelectMany(m => users[m]).DistinctBy(u => u.Id))}): refusing that model shuts out all of them.",
                [.. own.Select(m => context.Fact("aaGuid", m, "methods"))]),
            (_, > 0) => CheckAnswer.Unknown("Whether the everyday administrators use the same key models", missing),
            _ => CheckAnswer.Pass("The account has a key of a model that no everyday administrator uses.", [.. apart.Select(m => context.Fact("aaGuid", m, "methods"))]),
        };
    }

    private static CheckAnswer DifferentDomain(ReadinessContext context)
    {
        string? own = context.User.UserPrincipalNameDomain;
        if (own is null)
        {
            return CheckAnswer.Unknown("The domain of the account", [new MissingFact("users", $"The snapshot does not give userPrincipalName of {context.Name}.", "Take the snapshot again.")]);
        }

        User[] sharing = [.. context.Everyday.Select(e => e.User).Where(u => string.Equals(u.UserPrincipalNameDomain, own, StringComparison.OrdinalIgnoreCase))];
        bool? isInitial = context.Tenant.Domains.Seen.FirstOrDefault(d => string.Equals(d.Id, own, StringComparison.OrdinalIgnoreCase))?.IsInitial;
        MissingFact[] missing =
        [
            .. context.MissingEveryday,
            .. context.Everyday.Select(e => e.User).Where(u => u.UserPrincipalNameDomain is null).Select(u => new MissingFact(
                "users", $"The snapshot does not give userPrincipalName of {RuleTargets.Describe(u)}.", "Take the snapshot again with the user property userPrincipalName.")),
        ];
        return sharing.Length == 0
            ? missing.Length > 0 && isInitial != true
                ? CheckAnswer.Unknown($"Whether an everyday Global Administrator signs in under {own}", missing)
                : CheckAnswer.Pass($"No everyday Global Administrator {(missing.Length > 0 ? "was seen to sign" : "signs")} in under {own}.")
            : isInitial is null
                ? CheckAnswer.Unknown(
                    $"Whether {own}, under which everyday administrators sign in too, is the initial domain",
                    [context.Tenant.Domains.Missing ?? new MissingFact("domains", $"The snapshot does not give isInitial of {own}.", "Take the snapshot again.")])
            : isInitial == true
                ? CheckAnswer.Pass($"{RuleTargets.Join(sharing)} {(sharing.Length == 1 ? "signs" : "sign")} in under {own} too; it is the initial domain, which cannot be lost or federated.")
                : CheckAnswer.Fail($"{RuleTargets.Join(sharing)} {(sharing.Length == 1 ? "signs" : "sign")} in under {own} too: what happens to that domain happens to all of them.", [.. sharing.Select(u => RuleTargets.Evidence(u, "userPrincipalName", u.UserPrincipalName))]);
    }

    private static CheckAnswer SeparateModels(ReadinessContext context)
    {
        if (context.Peers.Count == 0)
        {
            return CheckAnswer.NotApplicable("There is no other emergency account; see AtLeastTwoAccounts.");
        }

        IReadOnlyList<string> own = context.Keys.Models;
        if (own.Count == 0)
        {
            return NoModels(context);
        }

        var missing = new List<MissingFact>(context.Keys.Missing.Concat(context.Keys.MissingModels));
        var compared = new List<User>();
        foreach (User peer in context.Peers)
        {
            BreakGlassKeys keys = BreakGlassKeys.Of(context.Tenant, peer);
            missing.AddRange(keys.Missing);
            missing.AddRange(keys.MissingModels);
            if (keys.Accepted.Count > 0)
            {
                compared.Add(peer);
            }

            AuthenticationMethod? shared = keys.Accepted.FirstOrDefault(k => k.AaGuid is string model && own.Contains(model, StringComparer.OrdinalIgnoreCase));
            if (shared is not null)
            {
                return CheckAnswer.Fail(
                    $"{RuleTargets.Describe(peer)} has a key of the same model, {shared.Model ?? shared.AaGuid}.",
                    context.Fact("aaGuid", shared.AaGuid, "methods"),
                    RuleTargets.Evidence(peer, "aaGuid", shared.AaGuid, "methods"));
            }
        }

        return missing.Count > 0
            ? CheckAnswer.Unknown("Whether the other emergency accounts have keys of the same model", missing)
            : compared.Count > 0
                ? CheckAnswer.Pass($"{RuleTargets.Join(compared)} {(compared.Count == 1 ? "has" : "have")} keys of other models.")
                : CheckAnswer.NotApplicable("No other emergency account has a key that a sign-in accepts.");
    }

    private static CheckAnswer NoModels(ReadinessContext context) => context.Keys.Missing.Concat(context.Keys.MissingModels).ToArray() is { Length: > 0 } missing
        ? CheckAnswer.Unknown("Whether the account's key models are its own", missing)
        : CheckAnswer.NotApplicable("The account has no key of a known model yet; see TwoKeys.");

    private static CheckAnswer NobodyElse(ReadinessContext context, string question) => context.MissingEveryday.Count > 0
        ? CheckAnswer.Unknown(question, context.MissingEveryday)
        : CheckAnswer.NotApplicable("No everyday Global Administrator was seen.");
}
