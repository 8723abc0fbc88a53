using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>The steps of a plan in words: requests, approvals and activations included.</summary>
internal static class PathSteps
{
    /// <summary>The steps of some actions, each executable by its actor once those before it are done.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="actions">The actions.</param>
    public static IReadOnlyList<RecoveryStep> Of(RestoreGraph graph, IReadOnlyList<RestoreAction> actions)
    {
        var steps = new List<RecoveryStep>();
        var active = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        TenantCloud cloud = graph.Tenant.Cloud;
        foreach (RestoreAction action in actions)
        {
            HelperAbility ability = action.Ability;
            if (ability is { NeedsActivation: true, Holding: RoleHolding holding } && active.Add(ability.Actor.Id + ability.Role))
            {
                (string Text, string Where, string Command) activation = graph.Activations.ActivatesGroup(holding)
                    ? CapabilityWords.GroupActivation(ability.Actor.Id, holding.Through!.DisplayName ?? holding.Through.Id, holding.Through.Id, cloud)
                    : CapabilityWords.Activation(ability.Actor.Id, ability.RoleName, ability.Role, ability.Scope, cloud);
                string request = ability.NeedsApproval ? activation.Text.TrimEnd('.') + ", which sends a request for approval." : activation.Text;
                steps.Add(Make(steps.Count, ability.Actor, request, activation.Where, activation.Command));
                if (ability.NeedsApproval && ability.Approvers.Count > 0)
                {
                    (string text, string where, string command) = CapabilityWords.Step(RecoveryCapability.ActivationApproval, RecoverySubjects.Of(ability.Actor), cloud, ability.RoleName);
                    string others = ability.Approvers.Count > 1 ? $" {RuleTargets.Join(ability.Approvers.Skip(1))} can do it as well." : string.Empty;
                    steps.Add(Make(steps.Count, ability.Approvers[0], text + others, where, command) with { Capability = RecoveryCapability.ActivationApproval, TargetId = ability.Actor.Id });
                }
            }

            (string what, string place, string line) = CapabilityWords.Step(ability.Capability, action.Target, cloud, action.Detail, action.DetailId);
            steps.Add(Make(steps.Count, ability.Actor, what, place, line) with
            {
                Capability = ability.Capability,
                TargetId = action.TargetId.Length == 0 ? null : action.TargetId,
            });
        }

        return steps;
    }

    private static RecoveryStep Make(int index, User actor, string text, string where, string command) =>
        new(index + 1, Name(actor), text, where, command) { ActorId = actor.Id };

    private static string Name(User user) => user.DisplayName ?? user.UserPrincipalName ?? user.Id;
}
