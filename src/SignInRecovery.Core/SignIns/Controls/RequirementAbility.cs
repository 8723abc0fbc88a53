using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;

namespace SignInRecovery.SignIns;

/// <summary>Whether an account can satisfy what one policy still demands.</summary>
public sealed record RequirementAbility
{
    /// <summary>What the policy demands.</summary>
    public required PolicyRequirement Requirement { get; init; }

    /// <summary>One answer for each control that is still missing.</summary>
    public required IReadOnlyList<ControlAbility> Controls { get; init => field = value.Indexed(); }

    /// <summary>Whether the account can satisfy the policy: every control with And, one of them with Or.</summary>
    public required Fact<bool> IsMet { get; init; }

    /// <summary>Whether registering a method during the sign-in could satisfy the policy, where the account cannot yet.</summary>
    public required Fact<bool> RegistrationMayResolve { get; init; }

    internal static RequirementAbility Of(PolicyRequirement requirement, Func<GrantControl, ControlAbility> abilityOf)
    {
        ControlAbility[] controls = [.. requirement.Pending.Select(abilityOf)];
        bool isAny = requirement.Operator == GrantControlOperator.Or && controls.Length > 0;
        Fact<bool> isMet = isAny ? Truth.Any(controls.Select(c => Settled(requirement, c))) : Truth.All(controls.Select(c => Settled(requirement, c)));

        // What cannot be read of the controls may be a block, another control or another way.
        IEnumerable<Fact<bool>> afterwards = controls.Select(c => Truth.Any([Settled(requirement, c), c.RegistrationMayResolve]));
        return new RequirementAbility
        {
            Requirement = requirement,
            Controls = controls,
            IsMet = requirement.Unreadable.Count == 0 ? isMet : Fact.Unknown<bool>([.. requirement.Unreadable, .. isMet.Missing]),
            RegistrationMayResolve = isAny ? Truth.Any(afterwards) : Truth.All(afterwards),
        };
    }

    // The circumstances may meet a control of which nobody can tell whether they do: then it is met whatever the account has.
    private static Fact<bool> Settled(PolicyRequirement requirement, ControlAbility ability)
    {
        MissingFact[] uncertain = [.. requirement.Uncertain.Where(u => u.Control == ability.Control).Select(u => u.Missing)];
        return uncertain.Length > 0 && !ability.IsMet.IsTrue() ? Fact.Unknown<bool>([.. uncertain, .. ability.IsMet.Missing]) : ability.IsMet;
    }
}
