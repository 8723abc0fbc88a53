using System.Collections.Immutable;

namespace SignInRecovery.Recovery;

/// <summary>What the steps of a path have changed so far, over what was seen of the tenant.</summary>
internal sealed record RestoreState
{
    private static readonly ImmutableHashSet<string> Nobody = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Nothing is changed.</summary>
    public static RestoreState Initial { get; } = new();

    /// <summary>The accounts that are locked out and do nothing.</summary>
    public ImmutableHashSet<string> LockedOut { get; init; } = Nobody;

    /// <summary>The accounts that were enabled.</summary>
    public ImmutableHashSet<string> Enabled { get; init; } = Nobody;

    /// <summary>The accounts that got a method with which to sign in.</summary>
    public ImmutableHashSet<string> GivenMethod { get; init; } = Nobody;

    /// <summary>The accounts that were taken out of their restricted units.</summary>
    public ImmutableHashSet<string> OutOfUnits { get; init; } = Nobody;

    /// <summary>The activations that were approved, as "user role".</summary>
    public ImmutableHashSet<string> Approved { get; init; } = Nobody;

    /// <summary>The roles that were given, as user and role.</summary>
    public ImmutableHashSet<(string UserId, string Role)> Granted { get; init; } = [];

    /// <summary>Whether the policies that blocked were mended.</summary>
    public bool ArePoliciesMended { get; init; }

    /// <summary>The state in which an account is locked out.</summary>
    /// <param name="id">The account's object id.</param>
    public static RestoreState Without(string id) => id.Length == 0 ? Initial : Initial with { LockedOut = Nobody.Add(id) };

    /// <summary>The state after a step.</summary>
    /// <param name="action">The step.</param>
    public RestoreState After(RestoreAction action) => action.Ability.Capability switch
    {
        RecoveryCapability.EnableAccount => this with { Enabled = Enabled.Add(action.TargetId) },
        RecoveryCapability.TemporaryAccessPass or RecoveryCapability.AuthenticationMethods => this with { GivenMethod = GivenMethod.Add(action.TargetId) },
        RecoveryCapability.UnitRemoval => this with { OutOfUnits = OutOfUnits.Add(action.TargetId) },
        RecoveryCapability.ActivationApproval => this with { Approved = Approved.Add(ApprovalKey(action.TargetId, action.DetailId ?? string.Empty)) },
        RecoveryCapability.RoleAssignment or RecoveryCapability.GroupMembership => this with { Granted = Granted.Add((action.TargetId, action.GivenRole ?? string.Empty)) },
        RecoveryCapability.PolicyEdit => this with { ArePoliciesMended = true },
        _ => this,
    };

    /// <summary>The key under which an approval is kept.</summary>
    public static string ApprovalKey(string userId, string role) => userId + " " + role;
}
