using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>A sign-in with what it must lead to.</summary>
internal sealed record Scenario
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>What an absent signal stands for.</summary>
    public required EvaluationMode Mode { get; init; }

    /// <summary>The tenant's facts; null runs the scenario on the tenant that is given.</summary>
    public ScenarioNode? Facts { get; init; }

    /// <summary>The policies; null takes those of the tenant, or none where there are facts.</summary>
    public IReadOnlyList<ConditionalAccessPolicy>? Policies { get; init; }

    /// <summary>The sign-in.</summary>
    public required SignInContext Context { get; init; }

    /// <summary>What is expected, member by member.</summary>
    public required ScenarioNode Expect { get; init; }
}
