using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>Whether it was tried lately, and what only people know.</summary>
internal static class ProofChecks
{
    public static IReadOnlyList<CheckDefinition> All { get; } =
    [
        new("LastSuccessfulSignIn", "Signed in within 90 days", BreakGlassSources.Page(15),
            "Hold a drill: docs/emergency-access.md says how.", LastSignIn),
        new("LastDrill", "A drill within 90 days", BreakGlassSources.Page(15),
            "Hold a drill, and write it down in the attestation file: kind Drill, check EmergencySignIn.", LastDrill),
        Asked("SignInsMonitored", "Its sign-ins raise an alarm", 14, Periods.ManualCheckAge,
            "Does every sign-in of the account, successful or not, raise an alarm that somebody answers at once?",
            "Send the sign-in log to a workspace, and alert with severity 0 on any sign-in whose user id is the account's; docs/emergency-access.md has the query."),
        Asked("NotTiedToOnePerson", "Not tied to one person", 8, Periods.ManualCheckAge,
            "Is the account tied to no single person, and do its keys belong to the organisation?",
            "Let the organisation own the keys, and let two people know how to get at them."),
        Asked("CredentialsInSeparateSafes", "Keys in separate fireproof safes", 13, Periods.ManualCheckAge,
            "Do the keys lie in fireproof safes, in places apart from those of the other account?",
            "Put the keys of each account into a fireproof safe in a place of its own."),
        new("SeparateCustodians", "Custodians of its own", BreakGlassSources.Page(13),
            "Name custodians of this account who are not those of another, in the attestation CredentialsInSeparateSafes.", Custodians),
        Asked("UsedFromPrivilegedWorkstation", "Used from a privileged workstation", 12, Periods.ManualCheckAge,
            "Is there a privileged access workstation from which the account is used, and can it be reached in an emergency?",
            "Name a workstation that is kept for this, and have the custodians try it in the drill."),
        Asked("AuthorisedPeopleReviewed", "The list of people is reviewed", 15, Periods.EmergencyAccountValidation,
            "Was the list of people who may use the account reviewed within 90 days, and after every change of IT staff and of the subscription?",
            "Review the list, change safe combinations when people leave, and train those on it."),
        Asked("TwoNetworkPaths", "Reachable over two networks", 15, Periods.EmergencyAccountValidation,
            "Was the account's sign-in tried over two network paths with nothing in common?",
            "Try the sign-in over the office line and over a mobile network, in the drill."),
        Asked("PostMortemAfterEachUse", "Each use is followed up", 16, Periods.ManualCheckAge,
            "Is each use of the account followed by a review of what happened and what was changed?",
            "Agree who writes the review, and where it is kept."),
    ];

    private static CheckDefinition Asked(string id, string title, int rule, Period validFor, string question, string remedy) => new(
        id,
        title,
        BreakGlassSources.Page(rule),
        remedy,
        context => context.Attestations.Answer(id, context.User, question, validFor));

    private static CheckAnswer LastSignIn(ReadinessContext context)
    {
        Fact<SignInActivity?> seen = context.Tenant.Directory.SignInActivityOf(context.User.Id);
        if (!seen.TryGet(out SignInActivity? activity))
        {
            return CheckAnswer.Unknown("When the account signed in last", seen.Missing);
        }

        return activity?.LastSuccessfulSignInDateTime is not DateTimeOffset last
            ? CheckAnswer.Fail("No successful sign-in of the account is recorded.")
            : Periods.EmergencyAccountValidation.EndsAfter(last) >= context.AsOf
                ? CheckAnswer.Pass($"The account signed in successfully on {RuleTargets.Day(last)}.", context.Fact("lastSuccessfulSignInDateTime", last, "signInActivity"))
                : CheckAnswer.Fail($"The last successful sign-in was on {RuleTargets.Day(last)}, more than {Periods.EmergencyAccountValidation} ago.", context.Fact("lastSuccessfulSignInDateTime", last, "signInActivity"));
    }

    private static CheckAnswer LastDrill(ReadinessContext context)
    {
        Attestation? drill = context.Attestations.Latest(BreakGlassReadiness.DrillId, context.User, AttestationKind.Drill);
        if (drill is not { Date: DateTimeOffset date })
        {
            return CheckAnswer.Manual("When was the last drill with this account, and did it succeed? None is on record.");
        }

        Evidence evidence = context.Fact(BreakGlassReadiness.DrillId, $"{drill.Answer} on {RuleTargets.Day(date)} by {drill.By ?? "somebody"}", "attestations");
        return drill.Answer != AttestationAnswer.Yes
            ? CheckAnswer.Fail($"The last drill, on {RuleTargets.Day(date)}, did not succeed.", evidence)
            : Periods.EmergencyAccountValidation.EndsAfter(date) >= context.AsOf
                ? CheckAnswer.Pass($"A drill succeeded on {RuleTargets.Day(date)}{(drill.Note is null ? string.Empty : $": {drill.Note.TrimEnd('.')}")}.", evidence)
                : CheckAnswer.Fail($"The last drill was on {RuleTargets.Day(date)}, more than {Periods.EmergencyAccountValidation} ago.", evidence);
    }

    private static CheckAnswer Custodians(ReadinessContext context)
    {
        if (context.Peers.Count == 0)
        {
            return CheckAnswer.NotApplicable("There is no other emergency account; see AtLeastTwoAccounts.");
        }

        IReadOnlyList<string> own = CustodiansOf(context, context.User);
        string[] unnamed = [.. context.Peers.Where(p => CustodiansOf(context, p).Count == 0).Select(RuleTargets.Describe)];
        if (own.Count == 0 || unnamed.Length > 0)
        {
            return CheckAnswer.Manual($"Who are the custodians of {(own.Count == 0 ? "this account" : RuleTargets.Join(unnamed))}, and are they not those of another account? The attestation CredentialsInSeparateSafes names them, for {Periods.ManualCheckAge}.");
        }

        foreach (User peer in context.Peers)
        {
            string[] shared = [.. CustodiansOf(context, peer).Intersect(own, StringComparer.OrdinalIgnoreCase)];
            if (shared.Length > 0)
            {
                return CheckAnswer.Fail($"{RuleTargets.Join(shared)} {(shared.Length == 1 ? "keeps" : "keep")} the keys of {RuleTargets.Describe(peer)} as well.", context.Fact("custodians", string.Join(", ", own), "attestations"));
            }
        }

        return CheckAnswer.Pass($"{RuleTargets.Join(own)} {(own.Count == 1 ? "keeps" : "keep")} the keys of this account, and of no other.", context.Fact("custodians", string.Join(", ", own), "attestations"));
    }

    /// <summary>The custodians by the latest answer, as long as it holds.</summary>
    private static IReadOnlyList<string> CustodiansOf(ReadinessContext context, User user) =>
        context.Attestations.Latest("CredentialsInSeparateSafes", user) is { Answer: AttestationAnswer.Yes, Date: DateTimeOffset date } answer
            && Periods.ManualCheckAge.EndsAfter(date) >= context.AsOf
            ? [.. (answer.Custodians ?? []).Select(c => c.Trim()).Where(c => c.Length > 0)]
            : [];
}
