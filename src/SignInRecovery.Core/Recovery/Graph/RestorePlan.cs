namespace SignInRecovery.Recovery;

/// <summary>Steps by which somebody comes to help, each of which its actor can take once those before it are done.</summary>
/// <param name="Actions">The steps, in order; the last one helps the account.</param>
internal sealed record RestorePlan(IReadOnlyList<RestoreAction> Actions)
{
    /// <summary>The ability that helps in the end.</summary>
    public HelperAbility Final => Actions[^1].Ability;

    /// <summary>How sure the weakest step is.</summary>
    public RecoveryCertainty Certainty => Actions.Min(a => a.Ability.Certainty);

    /// <summary>How many people take part.</summary>
    public int People => Actions.Select(a => a.Ability.Actor.Id).Concat(Actions.SelectMany(a => a.Ability.Approvers.Take(1).Select(u => u.Id))).Distinct(StringComparer.OrdinalIgnoreCase).Count();
}
