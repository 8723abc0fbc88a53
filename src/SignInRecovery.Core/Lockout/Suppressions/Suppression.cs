namespace SignInRecovery.Lockout;

/// <summary>An accepted risk: somebody looked at a finding, and decided until when it may stay.</summary>
public sealed record Suppression
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>The id or the name of the object that the finding is about.</summary>
    public required string Target { get; init; }

    /// <summary>Why the risk is accepted.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day, in UTC, on which the risk is accepted. Every acceptance ends, so that somebody looks again.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Whether it still holds at a time.</summary>
    /// <param name="asOf">The time.</param>
    public bool HoldsAt(DateTimeOffset asOf) => DateOnly.FromDateTime(asOf.UtcDateTime) <= Until;

    /// <summary>Whether it is about a finding.</summary>
    /// <param name="finding">The finding.</param>
    public bool Matches(LockoutFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return string.Equals(Rule, finding.RuleId, StringComparison.OrdinalIgnoreCase)
            && (string.Equals(Target, finding.Target.Id, StringComparison.OrdinalIgnoreCase)
                || string.Equals(Target, finding.Target.Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Rule} for {Target}, until {Until:yyyy-MM-dd}: {Reason}";
}
