using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0408: an administrator would be refused at the admin portals wherever he is, or cannot meet what a policy demands there;
/// now, or once the report-only policies are switched on. One finding for each policy that stands in the way, and one for
/// policies that do so together, each at some places or on some platforms. Who has no second
/// factor at all is the business of SR0201, who lacks a phishing-resistant one that of SR0410. Where SR0401, SR0404, SR0405 or
/// SR0406 reports the policy for what it says, the finding refers to it.
/// </summary>
internal sealed class RefusedAtPortals() : LockoutRule("SR0408")
{
    private static readonly string[] OnPolicies = ["SR0401", "SR0404", "SR0405", "SR0406"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Sections => PortalPeople.Sections;

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferredSections => PortalPeople.ReferredSections;

    internal override bool BeginsEarly => true;

    /// <inheritdoc/>
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        PortalPeople portals = PortalPeople.Of(context);
        var elsewhere = new ReportedPolicies(context, OnPolicies);
        var refused = new List<Refusal>();
        var together = new List<JointRefusal>();
        var unsettled = new List<(User, IReadOnlyList<MissingFact>)>();
        foreach (SecondFactors administrator in portals.Administrators.All)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            User user = administrator.User;
            PortalAccessAnswer now = portals.Now(user);
            if (now.CanSignIn.IsFalse())
            {
                Add(refused, together, administrator, now, isSwitchedOn: false);
                continue;
            }

            PortalAccessAnswer later = portals.SwitchedOn(user);
            if (later.CanSignIn.IsFalse())
            {
                Add(refused, together, administrator, later, isSwitchedOn: true);
            }
            else if (!now.CanSignIn.IsKnown || !later.CanSignIn.IsKnown)
            {
                unsettled.Add((user, [.. now.CanSignIn.Missing.Concat(later.CanSignIn.Missing).Distinct()]));
            }
        }

        return portals.Administrators.Conclude(
            [
                .. refused.GroupBy(r => (r.IsSwitchedOn, r.Ability.Requirement.Policy.Id)).Select(g => Fail(context.Tenant, [.. g], elsewhere)),
                .. together.GroupBy(r => (r.IsSwitchedOn, string.Join(' ', r.Policies.Select(p => p.Id).Order(StringComparer.Ordinal)))).Select(g => FailTogether(context.Tenant, [.. g])),
            ],
            unsettled,
            names => $"{names} can get into the admin portals",
            Pass(portals));
    }

    private static void Add(List<Refusal> refused, List<JointRefusal> together, SecondFactors administrator, PortalAccessAnswer access, bool isSwitchedOn)
    {
        if (access.RefusedTogether.Count > 1)
        {
            together.Add(new JointRefusal(administrator.User, access, isSwitchedOn));
            return;
        }

        if ((access.RefusedTogether is [var only] ? only : PortalPeople.RefusingPolicy(access.Outcome)) is not RequirementAbility ability)
        {
            return;
        }

        bool isElsewhere = !ability.Requirement.IsBlock && (PortalPeople.IsPhishingResistant(ability) || administrator.HasAny.IsFalse());
        if (!isElsewhere)
        {
            refused.Add(new Refusal(administrator.User, ability, isSwitchedOn));
        }
    }

    private static RuleResult Fail(Tenant tenant, Refusal[] refusals, ReportedPolicies elsewhere)
    {
        RequirementAbility first = refusals[0].Ability;
        ConditionalAccessPolicy policy = first.Requirement.Policy;
        string whom = RuleTargets.Join(refusals.Select(r => r.User));
        string when = refusals[0].IsSwitchedOn ? "once the policies in report-only mode are switched on, " : string.Empty;
        string[] lacking = [.. refusals.SelectMany(r => r.Ability.Controls).Where(c => c.IsMet.IsFalse()).Select(c => c.Name).Distinct()];
        string what = first.Requirement.IsBlock
            ? $"blocks {whom} at the admin portals on a device that is not registered, from everywhere"
            : $"demands {RuleTargets.Join(lacking)} at the admin portals, which {whom} cannot present";
        return new RuleResult(LockoutStatus.Fail, $"The policy {PolicyTargets.Describe(policy)} {what}{(when.Length == 0 ? string.Empty : $", {when.TrimEnd(',', ' ')}")}.{elsewhere.Sentence(policy.Id)}", PolicyTargets.Policy(policy))
        {
            Severity = refusals[0].IsSwitchedOn ? LockoutSeverity.Medium : null,
            Evidence =
            [
                PolicyTargets.State(policy),
                PolicyTargets.Controls(policy),
                .. PolicyTargets.Users(tenant, policy),
                .. refusals.SelectMany(r => r.Ability.Controls.Where(c => !c.IsMet.IsTrue()).Select(c =>
                    PolicyTargets.Evidence(policy, "refuses", $"{RuleTargets.Describe(r.User)}: {(r.Ability.Requirement.IsBlock ? "is blocked" : c)}"))),
            ],
        };
    }

    private static RuleResult FailTogether(Tenant tenant, JointRefusal[] refusals)
    {
        JointRefusal first = refusals[0];
        string whom = RuleTargets.Join(refusals.Select(r => r.User));
        string when = first.IsSwitchedOn ? "Once the policies in report-only mode are switched on, " : string.Empty;
        string how = SignInReasons.Together(first.Access.RefusedTogether, says: false);
        return new RuleResult(
            LockoutStatus.Fail,
            $"{when}{(when.Length == 0 ? "N" : "n")}o place and no platform is left from which {whom} {(refusals.Length == 1 ? "gets" : "get")} into the admin portals, because the policies refuse together: {how}.",
            PolicyTargets.Policy(first.Policies[0]))
        {
            Severity = first.IsSwitchedOn ? LockoutSeverity.Medium : null,
            Evidence =
            [
                .. first.Policies.SelectMany(p => (Evidence[])[PolicyTargets.State(p), PolicyTargets.Controls(p), .. PolicyTargets.Users(tenant, p)]),
                .. refusals.Select(r => RuleTargets.Evidence(r.User, "admin portals", r.Access.Reason)),
            ],
        };
    }

    private static string Pass(PortalPeople portals) =>
        $"No policy keeps an administrator out of the admin portals wherever he is{(portals.HasReportOnly ? ", nor would one that is in report-only mode" : string.Empty)}. SR0201 names who lacks a second factor, and SR0410 who lacks a phishing-resistant one that a policy demands.";

    private sealed record Refusal(User User, RequirementAbility Ability, bool IsSwitchedOn);

    private sealed record JointRefusal(User User, PortalAccessAnswer Access, bool IsSwitchedOn)
    {
        public ConditionalAccessPolicy[] Policies => [.. Access.RefusedTogether.Select(r => r.Requirement.Policy)];
    }
}
