using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>What people have answered to checks that no software can make. An answer ages, and then counts no more.</summary>
internal static class ManualAnswers
{
    /// <summary>The latest answer to a check that still counts; null when there is none.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="check">The id of the check.</param>
    /// <param name="target">The id of the object; null for the tenant itself.</param>
    /// <param name="asOf">The time asked about.</param>
    public static Attestation? Find(Tenant tenant, string check, string? target, DateTimeOffset asOf) => tenant.Attestations.Seen
        .Where(a => a.Kind == AttestationKind.ManualCheck
            && string.Equals(a.Check, check, StringComparison.OrdinalIgnoreCase)
            && IsAbout(a, target ?? tenant.Id, isTenant: target is null)
            && a.Date is DateTimeOffset date && date <= asOf && asOf - date <= Periods.ManualCheckAge.Length)
        .OrderByDescending(a => a.Date)
        .ThenBy(a => a.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    /// <summary>"Mei Tanaka looked on 2026-10-06".</summary>
    /// <param name="answer">An answer.</param>
    public static string Who(Attestation answer) => $"{answer.By ?? "Somebody"} looked on {RuleTargets.Day(answer.Date!.Value)}";

    /// <summary>An answer as evidence, with what the person added.</summary>
    /// <param name="subject">The object that was checked.</param>
    /// <param name="answer">The answer.</param>
    public static Evidence Evidence(FindingTarget subject, Attestation answer) => new(
        subject,
        answer.Check!,
        $"{answer.Answer} ({RuleTargets.Day(answer.Date!.Value)}, {answer.By}){(string.IsNullOrWhiteSpace(answer.Note) ? string.Empty : ": " + answer.Note)}",
        "attestations");

    private static bool IsAbout(Attestation answer, string? id, bool isTenant) =>
        answer.Target is null ? isTenant : string.Equals(answer.Target, id, StringComparison.OrdinalIgnoreCase);
}
