using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// What one policy demands of a sign-in, and what of it is still missing, as far as the policy and the circumstances tell:
/// the device, the session, an outage. What the account can present is not asked here.
/// </summary>
public sealed record PolicyRequirement
{
    /// <summary>The policy.</summary>
    public required ConditionalAccessPolicy Policy { get; init; }

    /// <summary>
    /// Whether all controls are demanded or any one. A missing operator is read as And: by default all selected controls are
    /// required.
    /// </summary>
    public required GrantControlOperator Operator { get; init; }

    /// <summary>The controls as the policy states them, before one strength replaces another.</summary>
    public required IReadOnlyList<GrantControl> Controls { get; init => field = value.Indexed(); }

    /// <summary>
    /// The controls that count for this sign-in: at the registration of security information, strengths of policies on that
    /// action stand in the place of strengths of All-resources policies. Otherwise the same as <see cref="Controls"/>.
    /// </summary>
    public required IReadOnlyList<GrantControl> EffectiveControls { get; init => field = value.Indexed(); }

    /// <summary>
    /// What is still missing; empty when the policy is satisfied. With <see cref="GrantControlOperator.And"/> each of them,
    /// with <see cref="GrantControlOperator.Or"/> one of them: then a control that nobody can meet now is left out, unless
    /// that leaves nothing.
    /// </summary>
    public required IReadOnlyList<GrantControl> Pending { get; init => field = value.Indexed(); }

    /// <summary>The controls of <see cref="Pending"/> of which it is unknown whether the circumstances meet them, with the reason.</summary>
    public IReadOnlyList<(GrantControl Control, MissingFact Missing)> Uncertain { get => field ?? []; init => field = value.Indexed(); }

    /// <summary>
    /// What of the controls this version does not know; the outcome is Unknown where the policy applies. Empty when it knows
    /// all of them.
    /// </summary>
    public IReadOnlyList<MissingFact> Unreadable { get => field ?? []; init => field = value.Indexed(); }

    /// <summary>The authentication strength as the policy embeds it or the tenant defines it; null when the policy demands none.</summary>
    public Tenants.AuthenticationStrengthPolicy? Strength { get; init; }

    /// <summary>Whether the policy is certain to apply; false when that is Unknown.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>Whether the policy blocks.</summary>
    public bool IsBlock => Controls.Contains(GrantControl.Block);

    /// <summary>Whether nothing is missing.</summary>
    public bool IsSatisfied => Pending.Count == 0;
}
