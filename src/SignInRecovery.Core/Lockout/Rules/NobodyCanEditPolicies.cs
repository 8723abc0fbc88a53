using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0409: nobody who may change Conditional Access policies gets into the admin portals, now or once the report-only policies
/// are switched on. SR0401 names a single policy that does it; this rule looks at all of them together, and at what the people
/// can present.
/// </summary>
internal sealed class NobodyCanEditPolicies() : LockoutRule("SR0409")
{
    private static readonly FindingTarget Target = new("Role", Knowledge.BuiltInRoles.GlobalAdministrator.TemplateId, "People who can change policies");

    /// <summary>One person who was seen to get in is enough, whatever assignments were not seen.</summary>
    public override IReadOnlyList<string> Sections { get; } = ["policies", "users"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> ReferredSections => [.. PortalPeople.Sections.Except(Sections), .. PortalPeople.ReferredSections];

    /// <inheritdoc/>
    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        Tenant tenant = context.Tenant;
        PortalPeople portals = PortalPeople.Of(context);
        PolicyRepairers repairers = PolicyRepairers.Of(tenant);
        RuleResult now = Judge(context, portals, repairers, isSwitchedOn: false);
        if (now.Status != LockoutStatus.Pass || !portals.HasReportOnly)
        {
            return [now];
        }

        RuleResult later = Judge(context, portals, repairers, isSwitchedOn: true);
        return later.Status == LockoutStatus.Pass ? [now with { Evidence = [.. now.Evidence, .. later.Evidence] }] : [later];
    }

    private static RuleResult Judge(RuleContext context, PortalPeople portals, PolicyRepairers repairers, bool isSwitchedOn)
    {
        Tenant tenant = context.Tenant;
        (User User, PortalAccessAnswer Access)[] people = [.. repairers.People.Select(u => (u, isSwitchedOn ? portals.SwitchedOn(u) : portals.Now(u)))];
        User[] able = [.. people.Where(p => p.Access.CanSignIn.IsTrue()).Select(p => p.User)];
        string when = isSwitchedOn ? "Once the policies in report-only mode are switched on" : "Now";
        IReadOnlyList<Evidence> evidence = [.. people.Select(p => RuleTargets.Evidence(p.User, isSwitchedOn ? "with report-only policies switched on" : "admin portals", p.Access.Reason))];
        if (able.Length > 0)
        {
            return new RuleResult(LockoutStatus.Pass, $"{Count(able.Length)} who may change Conditional Access policies {(able.Length == 1 ? "gets" : "get")} into the admin portals{(isSwitchedOn ? ", also once the policies in report-only mode are switched on" : string.Empty)}: {RuleTargets.Join(able)}.", Target)
            {
                Evidence = evidence,
            };
        }

        MissingFact[] missing = [.. people.SelectMany(p => p.Access.CanSignIn.Missing).Concat(repairers.Missing).Concat(tenant.Policies.Missing is MissingFact policies ? [policies] : []).Distinct()];
        if (missing.Length > 0)
        {
            return RuleResult.Unknown($"{when}, whether anybody who may change Conditional Access policies gets into the admin portals", missing, Target) with { Evidence = evidence };
        }

        return new RuleResult(
            LockoutStatus.Fail,
            people.Length == 0
                ? "No enabled account holds or may activate a role that may change Conditional Access policies."
                : $"{when}, nobody who may change Conditional Access policies gets into the admin portals: {RuleTargets.Join(people.Select(p => p.User))}. {Why(context, portals, [.. people.Select(p => p.User)], isSwitchedOn) ?? people[0].Access.Reason}",
            Target)
        {
            Evidence = evidence,
        };
    }

    // One policy that shuts them all out is the finding of SR0401 or SR0404; what each person meets is told by SR0408 and its neighbours.
    private static string? Why(RuleContext context, PortalPeople portals, User[] people, bool isSwitchedOn)
    {
        RequirementAbility?[] refusing = [.. people.Select(u => PortalPeople.RefusingPolicy(portals.OutcomeOf(u, isSwitchedOn)))];
        if (refusing is not [{ } first, ..] || refusing.Any(r => !ReferenceEquals(r?.Requirement.Policy, first.Requirement.Policy)))
        {
            return null;
        }

        string policy = PolicyTargets.Describe(first.Requirement.Policy);
        return $"The policy {policy} keeps each of them out.{new ReportedPolicies(context, isSwitchedOn ? "SR0404" : "SR0401").Sentence(first.Requirement.Policy.Id)}";
    }

    private static string Count(int count) => count == 1 ? "One person" : $"{count} people";
}
