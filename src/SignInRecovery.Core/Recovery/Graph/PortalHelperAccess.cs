using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Asks the evaluation of sign-ins whether a helper gets into the admin portals: the only place that knows it.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="asOf">The time asked about.</param>
internal sealed class PortalHelperAccess(Tenant tenant, DateTimeOffset asOf) : IHelperAccess
{
    private readonly PortalAccess _portals = new(tenant, asOf);

    /// <inheritdoc/>
    public HelperSignIn Of(User user)
    {
        PortalAccessAnswer answer = _portals.Of(user.Id);
        if (answer.Outcome is not SignInOutcome outcome)
        {
            return new HelperSignIn(answer.CanSignIn, answer.Reason);
        }

        bool isRefused = answer.CanSignIn is { IsKnown: true, Value: false };
        PolicyRequirement[] inTheWay = isRefused && outcome.CanSatisfy is not { IsKnown: true, Value: true }
            ? [.. outcome.Decision.Requirements.Where(r => r.IsBlock || outcome.Abilities.Any(a => ReferenceEquals(a.Requirement, r) && a.IsMet is { IsKnown: true, Value: false }))]
            : [];
        return new HelperSignIn(answer.CanSignIn, answer.Reason)
        {
            // Where neither a new method nor its registration opens the way, only the policy can be mended.
            IsBlocked = isRefused && (outcome.Outcome == SignInResult.Block || inTheWay.Any(r => r.IsBlock || !IsByMethod(r))),
            Policies = [.. inTheWay.Select(r => (r.Policy.Id, r.Policy.DisplayName ?? r.Policy.Id)).Distinct()],
            Applying = outcome.Decision.Applying.Select(v => v.Policy.Id).ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
    }

    /// <inheritdoc/>
    public Fact<bool> Meets(User user, string context) => Fact.Unknown<bool>(new MissingFact(
        tenant.AuthenticationContexts.Declaration.Name,
        $"The activation demands the authentication context {context}, and whether {RuleTargets.Describe(user)} meets its policies was not evaluated.",
        "Look at the policies for that authentication context, and try the activation before it is needed."));

    private static bool IsByMethod(PolicyRequirement requirement) => requirement.Operator == GrantControlOperator.Or
        ? requirement.Pending.Any(IsByMethod)
        : requirement.Pending.All(IsByMethod);

    private static bool IsByMethod(GrantControl control) => control.Kind is GrantControlKind.Mfa or GrantControlKind.AuthenticationStrength or GrantControlKind.PasswordChange or GrantControlKind.RiskRemediation;
}
