using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// Whether what an account has makes up one of the combinations of a demand, exactly: mode by mode, with the models of keys
/// and the issuers and policies of certificates where the strength restricts them. Never tiers.
/// </summary>
internal static class Combinations
{
    /// <summary>Each combination that is made up, and whether any is.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="credentials">What the account has.</param>
    /// <param name="isIssuerDecisive">Whether a demand on a certificate's issuer can be decided; not for certificates of another tenant.</param>
    public static (Fact<bool> IsMet, IReadOnlyList<string> With) Of(MfaDemand demand, IReadOnlyList<Credential> credentials, bool isIssuerDecisive = true)
    {
        var answers = new List<Fact<bool>>();
        var with = new List<string>();
        foreach (AuthenticationMethodModes combination in demand.Combinations)
        {
            if (combination.HasFlag(AuthenticationMethodModes.Unrecognized))
            {
                answers.Add(Fact.Unknown<bool>(new MissingFact(
                    "authenticationStrengths",
                    $"{demand.Name} allows a combination that this version does not know.",
                    "Look at the strength in the Microsoft Entra admin center.")));
                continue;
            }

            (Fact<bool> isMet, string text) = Of(demand, combination, credentials, isIssuerDecisive);
            answers.Add(isMet);
            if (isMet.IsTrue())
            {
                with.Add(text);
            }
        }

        if (!demand.IsStrength)
        {
            foreach (Credential method in credentials.Where(c => c.IsExternalMethod))
            {
                answers.Add(IsAccepted(method));
                if (answers[^1].IsTrue())
                {
                    with.Add(method.Name);
                }
            }
        }

        return (Truth.Any(answers), [.. with.Distinct()]);
    }

    /// <summary>Whether a combination could be made up after methods are registered.</summary>
    /// <param name="demand">The demand.</param>
    /// <param name="credentials">What the account has.</param>
    /// <param name="mayRegister">Whether a mode may be registered in the flow.</param>
    public static Fact<bool> CouldBeRegistered(MfaDemand demand, IReadOnlyList<Credential> credentials, Func<AuthenticationMethodModes, Fact<bool>> mayRegister) =>
        Truth.Any(demand.Combinations.Where(c => !c.HasFlag(AuthenticationMethodModes.Unrecognized)).Select(combination =>
            Truth.All(combination.Each().Select(mode => Truth.Any([Has(demand, combination, mode, credentials, isIssuerDecisive: true).IsMet, mayRegister(mode)])))));

    private static (Fact<bool> IsMet, string Text) Of(MfaDemand demand, AuthenticationMethodModes combination, IReadOnlyList<Credential> credentials, bool isIssuerDecisive)
    {
        var parts = combination.Each().Select(mode => Has(demand, combination, mode, credentials, isIssuerDecisive)).ToArray();

        // The first factor was given before; what it was goes without saying beside a second one.
        string[] names = [.. parts.Select(p => p.With).OfType<Credential>().Where(c => !c.IsFirstFactor || parts.Length == 1).Select(c => c.Name)];
        return (Truth.All(parts.Select(p => p.IsMet)), string.Join(" and ", names));
    }

    private static (Fact<bool> IsMet, Credential? With) Has(
        MfaDemand demand,
        AuthenticationMethodModes combination,
        AuthenticationMethodModes mode,
        IReadOnlyList<Credential> credentials,
        bool isIssuerDecisive)
    {
        var answers = new List<Fact<bool>>();
        bool hasCertificate = (combination & Modes.Certificates) != AuthenticationMethodModes.None;
        foreach (Credential credential in credentials.Where(c => c.Modes.HasFlag(mode) && !(c.IsImplied && hasCertificate)))
        {
            Fact<bool> fits = Truth.All(demand.Configurations
                .Where(c => c.AppliesToCombinations.Count == 0 || c.AppliesToCombinations.Contains(combination))
                .Select(c => c.AppliesToCombinations.Count == 0 ? MayApply(c, mode) : Fits(c, mode, credential, isIssuerDecisive))
                .Prepend(MayBeRestricted(demand, mode))
                .Prepend(IsAccepted(credential)));
            if (fits.IsTrue())
            {
                return (fits, credential);
            }

            answers.Add(fits);
        }

        return (Truth.Any(answers), null);
    }

    private static Fact<bool> IsAccepted(Credential credential) => credential.Acceptance.State switch
    {
        MethodAcceptanceState.Accepted => Fact.Known(true),
        MethodAcceptanceState.Refused => Fact.Known(false),
        _ => Fact.Unknown<bool>(credential.Acceptance.Missing),
    };

    private static Fact<bool> MayApply(CombinationConfiguration configuration, AuthenticationMethodModes mode) => configuration.Kind switch
    {
        CombinationConfigurationKind.Fido2 when mode != AuthenticationMethodModes.Fido2 => Fact.Known(true),
        CombinationConfigurationKind.X509Certificate when (mode & Modes.Certificates) == 0 => Fact.Known(true),
        _ => Fact.Unknown<bool>(new MissingFact(
            "authenticationStrengths",
            "The authentication strength makes a further demand, and the snapshot does not say of which combinations (appliesToCombinations).",
            "Take the snapshot again, or look at the strength in the Microsoft Entra admin center.")),
    };

    private static Fact<bool> MayBeRestricted(MfaDemand demand, AuthenticationMethodModes mode) =>
        demand.MissingConfigurations is MissingFact missing && (mode == AuthenticationMethodModes.Fido2 || (mode & Modes.Certificates) != 0)
            ? Fact.Unknown<bool>(missing)
            : Fact.Known(true);

    private static Fact<bool> Fits(CombinationConfiguration configuration, AuthenticationMethodModes mode, Credential credential, bool isIssuerDecisive) => configuration.Kind switch
    {
        CombinationConfigurationKind.Fido2 when mode == AuthenticationMethodModes.Fido2 => IsModel(configuration.AllowedAaGuids, credential),
        CombinationConfigurationKind.X509Certificate when (mode & Modes.Certificates) != 0 => IsCertificate(configuration, credential, isIssuerDecisive),
        CombinationConfigurationKind.Unrecognized => Fact.Unknown<bool>(new MissingFact(
            "authenticationStrengths",
            "The authentication strength makes a further demand that this version does not know.",
            "Look at the strength in the Microsoft Entra admin center.")),
        _ => Fact.Known(true),
    };

    private static Fact<bool> IsModel(IReadOnlyList<string> allowed, Credential key)
    {
        if (allowed.Count == 0)
        {
            // Graph keeps such a demand for the list of models alone, so that one without them is a list that was not seen.
            return Fact.Unknown<bool>(new MissingFact(
                "authenticationStrengths",
                "The authentication strength allows certain models of keys only, and the snapshot does not say which (allowedAAGUIDs).",
                "Take the snapshot again, or look at the strength in the Microsoft Entra admin center."));
        }

        return key.AaGuid is string model
            ? Fact.Known(allowed.Any(a => IsSameModel(a, model)))
            : Fact.Unknown<bool>(new MissingFact(
                "methods",
                $"The model (AAGUID) of {key.Name} is not known, and the authentication strength allows certain models only.",
                "Take the snapshot again with the permission UserAuthenticationMethod.Read.All."));
    }

    // Exports write the same id with and without hyphens and in either case.
    private static bool IsSameModel(string listed, string model) =>
        Guid.TryParse(listed, out Guid left) && Guid.TryParse(model, out Guid right)
            ? left == right
            : string.Equals(listed, model, StringComparison.OrdinalIgnoreCase);

    // Issuers and policies are joined by AND, the entries of each list by OR. Of a certificate with more than five policies
    // the first five that match count, so that one match is enough (Microsoft Entra documentation, advanced options for
    // authentication strength, 2023-12-14).
    private static Fact<bool> IsCertificate(CombinationConfiguration configuration, Credential certificate, bool isIssuerDecisive)
    {
        Fact<bool> issuer = configuration.AllowedIssuerSkis.Count == 0 ? Fact.Known(true)
            : !isIssuerDecisive ? Fact.Unknown<bool>(new MissingFact(
                "authenticationStrengths",
                "The authentication strength restricts the issuers of certificates, which does not work for certificates of another tenant.",
                "Restrict the policies of the certificates instead."))
            : certificate.IssuerSki is string ski ? Fact.Known(configuration.AllowedIssuerSkis.Any(a => IsSameText(a, ski)))
            : Unseen(certificate, "issuer");
        Fact<bool> policy = configuration.AllowedPolicyOids.Count == 0 ? Fact.Known(true)
            : certificate.PolicyOids is { } oids ? Fact.Known(configuration.AllowedPolicyOids.Any(a => oids.Any(o => IsSameText(a, o))))
            : Unseen(certificate, "policies");
        return Truth.And(issuer, policy);
    }

    private static bool IsSameText(string left, string right) => string.Equals(left.Trim(), right.Trim(), StringComparison.OrdinalIgnoreCase);

    private static Fact<bool> Unseen(Credential certificate, string what) => Fact.Unknown<bool>(new MissingFact(
        "certificates",
        $"The {what} of {certificate.Name} are not known, and the authentication strength restricts them.",
        "Look at the certificate of the user."));
}
