using SignInRecovery.Facts;
using SignInRecovery.Lockout;

namespace SignInRecovery.BreakGlass;

/// <summary>What one check found about one emergency account.</summary>
public sealed record BreakGlassCheck
{
    /// <summary>The account's display name, or what stands for it.</summary>
    public required string Account { get; init; }

    /// <summary>The account's object id.</summary>
    public required string AccountId { get; init; }

    /// <summary>The account's sign-in name.</summary>
    public string? UserPrincipalName { get; init; }

    /// <summary>The check's stable id, such as <c>CloudOnly</c>; attestations name it.</summary>
    public required string CheckId { get; init; }

    /// <summary>What is checked, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>What was found.</summary>
    public required BreakGlassCheckStatus Status { get; init; }

    /// <summary>Why, in one sentence; of a manual check the question.</summary>
    public required string Reason { get; init; }

    /// <summary>The facts that the answer rests on.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init => field = value.Indexed(); } = [];

    /// <summary>What was not seen, and what would settle it.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); } = [];

    /// <summary>What to do.</summary>
    public required string Remedy { get; init; }

    /// <summary>The text that demands it.</summary>
    public required BreakGlassBasis Basis { get; init; }

    /// <summary>The tenant's id; null when the source did not say.</summary>
    public string? TenantId { get; init; }

    /// <summary>The tenant's display name.</summary>
    public string? TenantName { get; init; }

    /// <summary>The time for which the answer holds.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Printable.Line($"{Account}: {CheckId} {Status}. {Reason}");
}
