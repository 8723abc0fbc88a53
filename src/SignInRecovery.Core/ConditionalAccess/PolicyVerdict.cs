using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Whether one policy applies to a sign-in, and why or why not.</summary>
public sealed record PolicyVerdict
{
    /// <summary>The policy.</summary>
    public required ConditionalAccessPolicy Policy { get; init; }

    /// <summary>What becomes of the policy where it applies, under the options of the policy set.</summary>
    public required PolicyEnforcement Enforcement { get; init; }

    /// <summary>Whether every assignment and condition matches; Unknown with what is missing.</summary>
    public required Fact<bool> Applies { get; init; }

    /// <summary>
    /// The first condition that is not satisfied where the policy does not apply; the conditions that stay open where that is
    /// Unknown; none where it applies.
    /// </summary>
    public required WhatIfReasons Reason { get; init; }

    /// <summary>One sentence that says why, for people.</summary>
    public required string Explanation { get; init; }
}
