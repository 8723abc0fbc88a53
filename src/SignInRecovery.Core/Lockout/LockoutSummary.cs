using System.Globalization;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>Says in a few lines what an assessment came to, for a person.</summary>
public static class LockoutSummary
{
    /// <summary>The lines.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="findings">All findings of the assessment.</param>
    /// <param name="asOf">The time for which the question was asked.</param>
    public static IReadOnlyList<string> Of(Tenant tenant, IReadOnlyList<LockoutFinding> findings, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(findings);
        int failed = Count(findings, LockoutStatus.Fail);
        int unknown = Count(findings, LockoutStatus.Unknown);
        string severities = string.Join(", ", findings
            .Where(f => f.Status == LockoutStatus.Fail)
            .OrderByDescending(f => (int)f.Severity)
            .GroupBy(f => f.Severity.ToString(), StringComparer.Ordinal)
            .Select(g => $"{g.Count()} {g.Key}"));
        var lines = new List<string>
        {
            $"{tenant.Name}: {failed} failed{(failed > 0 ? $" ({severities})" : string.Empty)}, {unknown} unknown, "
            + $"{Count(findings, LockoutStatus.Manual)} to check by hand, {Count(findings, LockoutStatus.Pass)} passed, "
            + $"{Count(findings, LockoutStatus.NotApplicable)} not applicable{Suppressed(findings)}. {Verdict(failed, unknown, findings)}",
        };
        if (tenant.CapturedAt is DateTimeOffset captured)
        {
            lines.Add($"The snapshot was taken {captured.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}Z, {Age(asOf - captured)}.");
        }
        else
        {
            lines.Add("The source does not say when it was taken.");
        }

        return lines;
    }

    private static string Suppressed(IReadOnlyList<LockoutFinding> findings) =>
        Count(findings, LockoutStatus.Suppressed) is int count and > 0 ? $", {count} suppressed" : string.Empty;

    private static string Verdict(int failed, int unknown, IReadOnlyList<LockoutFinding> findings)
    {
        if (findings.Count == 0)
        {
            return "No rule was run, so nothing is known.";
        }

        if (findings.Any(f => f is { Status: LockoutStatus.Fail, Severity: LockoutSeverity.Critical }))
        {
            return "This tenant can lock its administrators out.";
        }

        if (failed == 0 && unknown == 0)
        {
            return findings.Any(f => f.Status is LockoutStatus.Suppressed or LockoutStatus.Manual)
                ? "Nothing that these rules look at is wrong, but for what is suppressed or must be checked by hand."
                : "Nothing that these rules look at is wrong.";
        }

        return unknown > 0
            ? "Unknown is not a pass; each finding says what would settle it."
            : "Get-LockoutRule says for each rule what to do.";
    }

    private static string Age(TimeSpan age) => age switch
    {
        { TotalSeconds: < -60 } => "which is after the time asked about",
        { TotalHours: < 1 } => "less than an hour before the time asked about",
        { TotalHours: < 48 } => $"{(int)age.TotalHours} hours before the time asked about",
        _ => $"{(int)age.TotalDays} days before the time asked about",
    };

    private static int Count(IReadOnlyList<LockoutFinding> findings, LockoutStatus status) =>
        findings.Count(f => f.Status == status);
}
