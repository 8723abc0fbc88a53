using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>
/// What becomes of one sign-in: what the policies demand, what Microsoft demands besides, whether the account can meet it and
/// with what.
/// </summary>
public sealed record SignInOutcome
{
    /// <summary>What people call the account that signs in.</summary>
    public required string AccountName { get; init; }

    /// <summary>What the policies decided, policy by policy.</summary>
    public required PolicyDecision Decision { get; init; }

    /// <summary>From policies and circumstances alone: Block when a block control applies, else Allow when nothing is missing, else Requires.</summary>
    public required SignInResult Outcome { get; init; }

    /// <summary>
    /// With the account and with what Microsoft demands outside Conditional Access: Block also when the account cannot meet what
    /// is demanded.
    /// </summary>
    public required SignInResult EffectiveOutcome { get; init; }

    /// <summary>What is still missing of what the policies demand.</summary>
    public IReadOnlyList<GrantControl> Pending => Decision.Pending;

    /// <summary>One answer for each policy of which something is still missing, policies of which it is unknown whether they apply included.</summary>
    public required IReadOnlyList<RequirementAbility> Abilities { get; init => field = value.Indexed(); }

    /// <summary>
    /// Whether the account can meet all that the policies still demand, with what it has registered, enrolled and is trusted for
    /// today. A policy that may apply counts only where the account could not meet it.
    /// </summary>
    public required Fact<bool> CanSatisfy { get; init; }

    /// <summary>With what the account can meet it, control by control.</summary>
    public required IReadOnlyList<string> With { get; init => field = value.Indexed(); }

    /// <summary>Whether registering a method during the sign-in could help, where the account cannot meet what is demanded.</summary>
    public required Fact<bool> RegistrationMayResolve { get; init; }

    /// <summary>Where an external user meets multifactor authentication; null for others and where it is not known.</summary>
    public MfaPlace? MfaWhere { get; init; }

    /// <summary>What Microsoft demands outside Conditional Access.</summary>
    public required IReadOnlyList<OutsideDemand> PlatformRequires { get; init => field = value.Indexed(); }

    /// <summary>Whether the account can meet that.</summary>
    public required Fact<bool> CanSatisfyPlatform { get; init; }

    /// <summary>What the answer takes for granted.</summary>
    public required IReadOnlyList<PolicyAssumption> Assumptions { get; init => field = value.Indexed(); }

    /// <summary>What was not seen and makes the answer uncertain.</summary>
    public required IReadOnlyList<MissingFact> Missing { get; init => field = value.Indexed(); }

    /// <summary>The answer in one or two sentences.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether the account gets in: it is not blocked, and can meet all that is demanded.</summary>
    public Fact<bool> GetsIn => Outcome == SignInResult.Block ? Fact.Known(false) : Truth.And(CanSatisfy, CanSatisfyPlatform);

    /// <inheritdoc/>
    public override string ToString() => $"{EffectiveOutcome}: {Reason}";
}
