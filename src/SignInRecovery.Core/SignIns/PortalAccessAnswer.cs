using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>Whether an account can get into the admin portals.</summary>
/// <param name="CanSignIn">The answer; Unknown with what decides.</param>
/// <param name="Reason">Why, in one or two sentences.</param>
/// <param name="Outcome">What the sign-in is asked; null when the account cannot sign in at all, as when it is disabled.</param>
public sealed record PortalAccessAnswer(Fact<bool> CanSignIn, string Reason, SignInOutcome? Outcome)
{
    /// <summary>
    /// Where policies refuse together: one refuses at some places or on some platforms, another at the rest. One entry for each
    /// such policy; empty when <see cref="Outcome"/> tells it by itself.
    /// </summary>
    public IReadOnlyList<RequirementAbility> RefusedTogether { get; init => field = value.Indexed(); } = [];
}
