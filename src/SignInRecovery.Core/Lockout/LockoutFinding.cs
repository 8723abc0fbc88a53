using SignInRecovery.Facts;

namespace SignInRecovery.Lockout;

/// <summary>What one rule found about one object of a tenant.</summary>
public sealed record LockoutFinding
{
    /// <summary>The rule's stable id, such as <c>SR0101</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>What the rule warns of, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The part of the tenant that the rule is about.</summary>
    public required LockoutArea Area { get; init; }

    /// <summary>How much is lost; a rule may set it by what it saw, and then its reason says so.</summary>
    public required LockoutSeverity Severity { get; init; }

    /// <summary>What was found.</summary>
    public required LockoutStatus Status { get; init; }

    /// <summary>Why, in one sentence with names.</summary>
    public required string Reason { get; init; }

    /// <summary>The object that the finding is about.</summary>
    public required FindingTarget Target { get; init; }

    /// <summary>The facts that the finding rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init => field = value.Indexed(); } = [];

    /// <summary>What was not seen, and what would settle it; empty unless the status is Unknown, or the finding is weaker for it.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); } = [];

    /// <summary>Who accepted the risk, why and until when; null unless the status is Suppressed.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>What to do about it.</summary>
    public required string Recommendation { get; init; }

    /// <summary>What is lost when it happens.</summary>
    public required string Impact { get; init; }

    /// <summary>The same control in other catalogues.</summary>
    public IReadOnlyList<RuleReference> References { get; init => field = value.Indexed(); } = [];

    /// <summary>The rule's page, as staged with the module; null where no module is.</summary>
    public Uri? HelpUri { get; init; }

    /// <summary>The tenant's id; null when the source did not say.</summary>
    public string? TenantId { get; init; }

    /// <summary>The tenant's display name.</summary>
    public string? TenantName { get; init; }

    /// <summary>The time for which the finding holds.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Printable.Line($"{RuleId} {Status} {Severity} {Target.Name}: {Reason}");
}
