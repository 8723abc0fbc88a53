using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>Whether an account can meet the grant controls of one sign-in, whichever they are.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="decision">What the policies decided.</param>
/// <param name="account">The account.</param>
/// <param name="context">The circumstances.</param>
internal sealed class ControlAbilities(Tenant tenant, PolicyDecision decision, Account account, SignInContext context)
{
    private readonly Dictionary<GrantControl, ControlAbility> _known = [];

    /// <summary>Judges a control. Many policies demand the same few, so that each is judged once.</summary>
    /// <param name="requirement">The policy that demands it.</param>
    /// <param name="control">The control.</param>
    public ControlAbility Of(PolicyRequirement requirement, GrantControl control)
    {
        if (control.Kind == GrantControlKind.Unrecognized)
        {
            return Unrecognized(requirement, control);
        }

        if (!_known.TryGetValue(control, out ControlAbility? ability))
        {
            ability = Judge(requirement, control);
            _known.Add(control, ability);
        }

        return ability;
    }

    private ControlAbility Judge(PolicyRequirement requirement, GrantControl control) => control.Kind switch
    {
        GrantControlKind.Block => ControlAbility.NotMet(control, "block", "nobody can meet a block"),
        GrantControlKind.Mfa => MfaAbilities.Of(MfaDemand.Mfa, account, context),
        GrantControlKind.AuthenticationStrength => Strength(control),
        GrantControlKind.CompliantDevice => DeviceAbilities.Compliant(account, context),
        GrantControlKind.DomainJoinedDevice => DeviceAbilities.Hybrid(account, context),
        GrantControlKind.ApprovedApplication => ApplicationAbilities.Approved(account, context),
        GrantControlKind.CompliantApplication => ApplicationAbilities.Protected(account, context),
        GrantControlKind.PasswordChange => ConsentAbilities.PasswordChange(account, context),
        GrantControlKind.RiskRemediation => ConsentAbilities.RiskRemediation(account, context),
        GrantControlKind.TermsOfUse => ConsentAbilities.Terms(tenant, control, account, context),
        GrantControlKind.CustomFactor => ConsentAbilities.Custom(control, account, context),
        _ => Unrecognized(requirement, control),
    };

    // It names the policy, so that each policy has its own.
    private static ControlAbility Unrecognized(PolicyRequirement requirement, GrantControl control) =>
        ControlAbility.Unknown(control, $"the control {control}", new MissingFact(
            "policies",
            $"The control {control} of the policy {requirement.Policy.DisplayName ?? requirement.Policy.Id} is not known to this version.",
            "Look at the policy in the Microsoft Entra admin center."));

    // At the registration of security information the strength of another policy may stand in the place of the policy's own.
    private ControlAbility Strength(GrantControl control)
    {
        AuthenticationStrengthPolicy? embedded = decision.Requirements.Select(r => r.Strength)
            .FirstOrDefault(s => string.Equals(s?.Id, control.Id, StringComparison.OrdinalIgnoreCase));
        Fact<MfaDemand> demand = MfaDemand.Strength(tenant, control, embedded);
        if (demand.TryGet(out MfaDemand? known))
        {
            return MfaAbilities.Of(known, account, context);
        }

        return context.IsLegacyClient()
            ? ControlAbility.NotMet(control, "an authentication strength", "a client with legacy authentication supports no multifactor authentication")
            : ControlAbility.Unknown(control, $"the authentication strength {control.Id}", demand.Missing);
    }
}
