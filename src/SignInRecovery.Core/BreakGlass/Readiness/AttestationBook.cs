using System.Globalization;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>What people attested: answers to manual checks and drills, from the snapshot and from a file. The latest counts, and each ages.</summary>
internal sealed class AttestationBook
{
    private readonly IReadOnlyList<Attestation> _attestations;
    private readonly DateTimeOffset _asOf;

    public AttestationBook(Tenant tenant, IEnumerable<Attestation> more, DateTimeOffset asOf)
    {
        _asOf = asOf;
        _attestations = [.. tenant.Attestations.Seen.Concat(more).Where(a => a.Date <= asOf)];
    }

    /// <summary>The latest attestation about an account; one without a target is about every account.</summary>
    /// <param name="checkId">The check.</param>
    /// <param name="user">The account.</param>
    /// <param name="kind">Whether a check was answered or a drill held.</param>
    public Attestation? Latest(string checkId, User user, AttestationKind kind = AttestationKind.ManualCheck) => _attestations
        .Where(a => (a.Kind ?? AttestationKind.ManualCheck) == kind
            && string.Equals(a.Check, checkId, StringComparison.OrdinalIgnoreCase)
            && (a.Target is null
                || string.Equals(a.Target, user.Id, StringComparison.OrdinalIgnoreCase)
                || string.Equals(a.Target, user.UserPrincipalName, StringComparison.OrdinalIgnoreCase)))
        .OrderByDescending(a => a.Date).ThenBy(a => a.Answer).ThenBy(a => a.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>The answer to a question that only people can answer.</summary>
    /// <param name="checkId">The check.</param>
    /// <param name="user">The account.</param>
    /// <param name="question">The question, with a question mark; yes is the good answer.</param>
    /// <param name="validFor">How long an answer holds.</param>
    public CheckAnswer Answer(string checkId, User user, string question, Period validFor)
    {
        Attestation? latest = Latest(checkId, user);
        if (latest is not { Date: DateTimeOffset date })
        {
            return CheckAnswer.Manual(question);
        }

        string said = $"{latest.By ?? "Somebody"} answered on {RuleTargets.Day(date)}{(latest.Note is null ? string.Empty : $": {latest.Note}")}";
        Evidence evidence = RuleTargets.Evidence(user, checkId, $"{latest.Answer} on {RuleTargets.Day(date)} by {latest.By ?? "somebody"}", "attestations");
        return latest.Answer switch
        {
            AttestationAnswer.Yes when validFor.EndsAfter(date) >= _asOf => CheckAnswer.Pass(Sentence(said), evidence),
            AttestationAnswer.Yes => CheckAnswer.Manual(
                string.Create(CultureInfo.InvariantCulture, $"{question} The last answer is of {RuleTargets.Day(date)}, more than {validFor.Days} days ago."),
                evidence),
            AttestationAnswer.No => CheckAnswer.Fail(Sentence($"{said} - the answer was no"), evidence),
            _ => CheckAnswer.Manual($"{question} The answer of {RuleTargets.Day(date)} is neither yes nor no.", evidence),
        };
    }

    private static string Sentence(string text) => text.EndsWith('.') ? text : text + ".";
}
