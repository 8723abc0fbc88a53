namespace SignInRecovery.Tenants;

/// <summary>An access review (Graph: accessReviewScheduleDefinition).</summary>
public sealed record AccessReview
{
    /// <summary>The review's id.</summary>
    public required string Id { get; init; }

    /// <summary>The review's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The status, as Graph prints it.</summary>
    public string? Status { get; init; }

    /// <summary>What is reviewed; null when not in the snapshot.</summary>
    public AccessReviewScope? Scope { get; init; }

    /// <summary>What happens at the end; null when not in the snapshot.</summary>
    public AccessReviewSettings? Settings { get; init; }

    /// <summary>Who reviews; null when not in the snapshot.</summary>
    public IReadOnlyList<AccessReviewScope>? Reviewers { get; init; }
}
