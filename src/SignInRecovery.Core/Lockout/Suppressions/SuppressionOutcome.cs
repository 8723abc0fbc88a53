using System.Globalization;

namespace SignInRecovery.Lockout;

/// <summary>Findings after the accepted risks were taken into account.</summary>
/// <param name="Findings">The findings, in the order in which people should read them.</param>
/// <param name="Remarks">What somebody should look at: acceptances that have ended, or that match nothing any more.</param>
public sealed record SuppressionOutcome(IReadOnlyList<LockoutFinding> Findings, IReadOnlyList<string> Remarks)
{
    /// <summary>
    /// Marks the findings whose risk is accepted. Only what is known can be accepted: a finding that failed, or that a person
    /// must look at. What is Unknown stays Unknown.
    /// </summary>
    /// <param name="findings">The findings.</param>
    /// <param name="suppressions">The accepted risks.</param>
    /// <param name="asOf">The time for which the question is asked.</param>
    public static SuppressionOutcome Of(IReadOnlyList<LockoutFinding> findings, IReadOnlyList<Suppression> suppressions, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(suppressions);
        var remarks = new List<string>();
        foreach (Suppression suppression in suppressions)
        {
            LockoutFinding? match = findings.FirstOrDefault(f => IsOpen(f) && suppression.Matches(f));
            if (match is null)
            {
                if (findings.Any(f => string.Equals(f.RuleId, suppression.Rule, StringComparison.OrdinalIgnoreCase)))
                {
                    remarks.Add($"The suppression of {suppression.Rule} for {suppression.Target} matches no open finding any more; remove it.");
                }
            }
            else if (!suppression.HoldsAt(asOf))
            {
                remarks.Add($"The suppression of {suppression.Rule} for {suppression.Target} ended on {suppression.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; the finding counts again.");
            }
        }

        List<LockoutFinding> marked = [.. findings.Select(f => Mark(f, suppressions, asOf))];
        marked.Sort(LockoutAssessment.WorstFirst);
        return new SuppressionOutcome(marked, remarks);
    }

    private static LockoutFinding Mark(LockoutFinding finding, IReadOnlyList<Suppression> suppressions, DateTimeOffset asOf)
    {
        Suppression? suppression = IsOpen(finding)
            ? suppressions.FirstOrDefault(s => s.HoldsAt(asOf) && s.Matches(finding))
            : null;
        return suppression is null
            ? finding
            : finding with { Status = LockoutStatus.Suppressed, Suppression = suppression };
    }

    private static bool IsOpen(LockoutFinding finding) => finding.Status is LockoutStatus.Fail or LockoutStatus.Manual;
}
