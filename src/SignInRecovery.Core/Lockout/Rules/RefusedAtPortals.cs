using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0408: an administrator would be refused at the admin portals wherever he is, or cannot meet what a policy demands there;
/// now, or once the report-only policies are switched on. One finding for each policy that stands in the way. Who has no second
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
        var unsettled = new List<(User, IReadOnlyList<MissingFact>)>();
        foreach (SecondFactors administrator in portals.Administrators.All)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            User user = administrator.User;
            PortalAccessAnswer now = portals.Now(user);
            if (now.CanSignIn.IsFalse())
            {
                Add(refused, administrator, portals.OutcomeOf(user, isSwitchedOn: false), isSwitchedOn: false);
                continue;
            }

            PortalAccessAnswer later = portals.SwitchedOn(user);
            if (later.CanSignIn.IsFalse())
            {
                Add(refused, administrator, portals.OutcomeOf(user, isSwitchedOn: true), isSwitchedOn: true);
            }
            else if (!now.CanSignIn.IsKnown || !later.CanSignIn.IsKnown)
            {
                unsettled.Add((user, [.. now.CanSignIn.Missing.Concat(later.CanSignIn.Missing).Distinct()]));
            }
        }

        return portals.Administrators.Conclude(
            [.. refused.GroupBy(r => (r.IsSwitchedOn, r.Ability.Requirement.Policy.Id)).Select(g => Fail(context.Tenant, [.. g], elsewhere))],
            unsettled,
            names => $"{names} can get into the admin portals",
            Pass(portals));
    }

    private static void Add(List<Refusal> refused, SecondFactors administrator, SignInOutcome? outcome, bool isSwitchedOn)
    {
        if (PortalPeople.RefusingPolicy(outcome) is not RequirementAbility ability)
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

    private static string Pass(PortalPeople portals) =>
        $"No policy keeps an administrator out of the admin portals wherever he is{(portals.HasReportOnly ? ", nor would one that is in report-only mode" : string.Empty)}. SR0201 names who lacks a second factor, and SR0410 who lacks a phishing-resistant one that a policy demands.";

    private sealed record Refusal(User User, RequirementAbility Ability, bool IsSwitchedOn);
}
