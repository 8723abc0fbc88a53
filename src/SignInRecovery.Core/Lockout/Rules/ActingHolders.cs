using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// Who could act in a role today: the holders as <see cref="UsableHolder"/> judges them, and of those whom nothing there rules out
/// the ones whom the policies let into the admin portals from some place. SR0101 and SR0205 count the same people.
/// </summary>
internal static class ActingHolders
{
    /// <summary>The holders of a role for the whole tenant who were seen, in the order of their names.</summary>
    /// <param name="context">The tenant and the time.</param>
    /// <param name="role">The role.</param>
    public static IReadOnlyList<UsableHolder> Of(RuleContext context, BuiltInRole role)
    {
        PortalPeople portals = PortalPeople.Of(context);
        return [.. UsableHolder.Of(context.Tenant, role, context.AsOf).Select(h => AtPortals(portals, h))];
    }

    private static UsableHolder AtPortals(PortalPeople portals, UsableHolder holder)
    {
        if (holder.IsUsable.IsFalse())
        {
            return holder;
        }

        PortalAccessAnswer access = portals.Now(holder.User);
        if (access.CanSignIn.IsTrue())
        {
            return holder;
        }

        return access.CanSignIn.IsFalse()
            ? holder with { IsUsable = access.CanSignIn, Reason = KeptOut(access) }
            : holder with
            {
                IsUsable = Fact.Unknown<bool>([.. holder.IsUsable.Missing.Concat(access.CanSignIn.Missing).Distinct()]),
                Reason = $"{holder.Reason}, and may be kept out of the admin portals",
            };
    }

    // The policy is the business of another rule, which says what to do about it.
    private static string KeptOut(PortalAccessAnswer access) => PortalPeople.RefusingPolicy(access.Outcome) switch
    {
        null when access.RefusedTogether.Count > 0 => $"is kept out of the admin portals by {PolicyTargets.Join(access.RefusedTogether.Select(r => r.Requirement.Policy))}{(access.RefusedTogether.Count > 1 ? " together" : string.Empty)} (SR0408)",
        null => "cannot meet the multifactor authentication that Microsoft demands at the admin portals (SR0209)",
        { Requirement.IsBlock: true } block => $"is blocked at the admin portals by the policy {PolicyTargets.Describe(block.Requirement.Policy)} (SR0408)",
        var unmet => $"cannot meet what the policy {PolicyTargets.Describe(unmet.Requirement.Policy)} demands at the admin portals ({(PortalPeople.IsPhishingResistant(unmet) ? "SR0410" : "SR0408")})",
    };
}
