using System.Globalization;
using SignInRecovery.Facts;

namespace SignInRecovery.BreakGlass;

/// <summary>Everything that will be done to create emergency accounts, in order, with the real names.</summary>
public sealed record ProvisioningPlan
{
    /// <summary>The tenant's id.</summary>
    public required string TenantId { get; init; }

    /// <summary>The tenant's name.</summary>
    public required string TenantName { get; init; }

    /// <summary>The accounts that will be.</summary>
    public required IReadOnlyList<PlannedAccount> Accounts { get; init => field = value.Indexed(); }

    /// <summary>The display name of the exclusion group; null when the plan has none.</summary>
    public string? GroupName { get; init; }

    /// <summary>The steps, in their order.</summary>
    public required IReadOnlyList<ProvisioningStep> Steps { get; init => field = value.Indexed(); }

    /// <summary>What a person should know before it begins, in sentences.</summary>
    public required IReadOnlyList<string> Remarks { get; init => field = value.Indexed(); }

    /// <summary>Where the journal is kept.</summary>
    public required string JournalPath { get; init; }

    /// <summary>How long the requests to Conditional Access will take at one request a second, which is Microsoft's limit.</summary>
    public required TimeSpan EstimatedDuration { get; init; }

    /// <summary>The stages that have steps, in their order.</summary>
    public IReadOnlyList<ProvisioningStage> Stages => [.. Steps.Select(s => s.Stage).Distinct().Order()];

    /// <summary>The facts and the request that the plan was made from.</summary>
    internal ProvisioningFacts Facts { get; init; } = null!;

    internal ProvisioningRequest Request { get; init; } = null!;

    /// <summary>The steps of a stage.</summary>
    /// <param name="stage">The stage.</param>
    public IReadOnlyList<ProvisioningStep> StepsOf(ProvisioningStage stage) => [.. Steps.Where(s => s.Stage == stage)];

    /// <summary>The estimated time in words: "less than a minute", "about 9 minutes".</summary>
    public string Duration => EstimatedDuration < TimeSpan.FromMinutes(1)
        ? "less than a minute"
        : string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(EstimatedDuration.TotalMinutes):0} minutes");

    /// <inheritdoc/>
    public override string ToString() => $"{TenantName}: {Steps.Count} steps, {Duration}";
}
