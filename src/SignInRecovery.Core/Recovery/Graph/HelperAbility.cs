using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>That somebody can do something for an account, by one way of holding a role, and what stands in the way.</summary>
internal sealed record HelperAbility
{
    /// <summary>Who.</summary>
    public required User Actor { get; init; }

    /// <summary>What.</summary>
    public required RecoveryCapability Capability { get; init; }

    /// <summary>The role's template id; for a custom role its own id; empty for an approver or an owner, who needs none.</summary>
    public required string Role { get; init; }

    /// <summary>The role's name, or what else the right comes from: "owner of the group Tier 0".</summary>
    public required string RoleName { get; init; }

    /// <summary>The scope of the role.</summary>
    public string Scope { get; init; } = "/";

    /// <summary>How the role is held; null for an approver, an owner, or a role that an earlier step gives.</summary>
    public RoleHolding? Holding { get; init; }

    /// <summary>How sure it is that the right is enough.</summary>
    public required RecoveryCertainty Certainty { get; init; }

    /// <summary>Why not surer, each in one sentence.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>The fact that decides beside those of the capability.</summary>
    public string? Fact { get; init; }

    /// <summary>What was not seen.</summary>
    public IReadOnlyList<MissingFact> Missing { get; init; } = [];

    /// <summary>What stands in the way now; empty for somebody who can act at once, or after an activation of his own.</summary>
    public IReadOnlyList<HelperObstacle> Obstacles { get; init; } = [];

    /// <summary>Whether the role must be activated first.</summary>
    public bool NeedsActivation { get; init; }

    /// <summary>Who can approve the activation; empty when no approval is needed or nobody can.</summary>
    public IReadOnlyList<User> Approvers { get; init; } = [];

    /// <summary>Whether an approval is needed.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Whether nothing stands in the way.</summary>
    public bool IsDirect => Obstacles.Count == 0;
}
