using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0601. A tenant that has a partner, of whose relationships none could reset a Global Administrator. Without a partner
/// the rule does not apply, and says what a partner could do. A relationship that only ends soon is the business of SR0602.
/// </summary>
internal sealed class PartnerWithoutRestoringRole() : LockoutRule("SR0601")
{
    public override IReadOnlyList<string> Sections { get; } = ["delegatedAdminRelationships"];

    public override IReadOnlyList<string> ReferredSections { get; } = ["roleDefinitions"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        IReadOnlyList<DelegatedAdminRelationship> all = Partners.Seen(tenant);
        DelegatedAdminRelationship[] able = [.. all.Where(r => Partners.IsInForce(r, context.AsOf) == true && Partners.CanReset(r) == true)];
        if (able.Length > 0)
        {
            yield return Pass(tenant, able, context.AsOf);
            yield break;
        }

        List<MissingFact> missing = [.. ((MissingFact?[])[tenant.DelegatedAdminRelationships.Missing]).OfType<MissingFact>()];
        missing.AddRange(all.Where(r => Partners.IsInForce(r, context.AsOf) != false && (Partners.IsInForce(r, context.AsOf) is null || Partners.CanReset(r) is null) && Partners.CanReset(r) != false).Select(Unclear));
        if (missing.Count > 0)
        {
            yield return RuleResult.Unknown("Whether a partner could restore an administrator", missing);
            yield break;
        }

        DelegatedAdminRelationship[] inForce = [.. all.Where(r => Partners.IsInForce(r, context.AsOf) == true)];
        if (inForce.Length > 0)
        {
            yield return Fail(tenant, inForce);
            yield break;
        }

        DelegatedAdminRelationship? last = all
            .Where(r => HasRunOut(r, context.AsOf))
            .OrderByDescending(r => r.EndDateTime).ThenBy(r => r.Id, StringComparer.Ordinal)
            .FirstOrDefault();
        yield return last is null ? NoPartner(all) : RunOut(tenant, last, context.AsOf);
    }

    private static RuleResult Pass(Tenant tenant, DelegatedAdminRelationship[] able, DateTimeOffset asOf)
    {
        bool isShort = able.All(r => r.IsAutoExtended != true && r.EndDateTime is DateTimeOffset end && Periods.PartnerFirstNotice.Includes(end, asOf));
        string until = RuleTargets.Join([.. able.Select(r => r.EndDateTime is DateTimeOffset end
            ? $"{Partners.Target(r).Name} ({(r.IsAutoExtended == true ? "extends itself, next on" : "until")} {RuleTargets.Day(end)})"
            : Partners.Target(r).Name)]);
        return new RuleResult(
            LockoutStatus.Pass,
            $"A partner could reset a Global Administrator by {until}.{(isShort ? " That is soon over; SR0602 reports it." : string.Empty)}")
        {
            Evidence = [.. able.SelectMany(r => Partners.EvidenceOf(tenant, r))],
        };
    }

    private static RuleResult Fail(Tenant tenant, DelegatedAdminRelationship[] inForce)
    {
        DelegatedAdminRelationship? assigning = inForce.FirstOrDefault(r => Partners.Has(r, BuiltInRoles.PrivilegedRoleAdministrator));
        string names = RuleTargets.Join([.. inForce.Select(r => $"{Partners.Target(r).Name} ({Partners.Roles(tenant, r)})")]);
        string severity = assigning is null
            ? string.Empty
            : $" By {Partners.Target(assigning).Name} the partner could make another account Global Administrator, so the severity is Low.";
        return new RuleResult(
            LockoutStatus.Fail,
            $"The tenant has a partner who could not reset a Global Administrator: none of the active relationships contains Privileged Authentication Administrator or Global Administrator, only {names}.{severity}")
        {
            Severity = assigning is null ? LockoutSeverity.Medium : LockoutSeverity.Low,
            Evidence = [.. inForce.SelectMany(r => Partners.EvidenceOf(tenant, r))],
        };
    }

    private static RuleResult RunOut(Tenant tenant, DelegatedAdminRelationship last, DateTimeOffset asOf) => new(
        LockoutStatus.Fail,
        $"The last relationship with a partner, {Partners.Target(last).Name}, ended {Moments.On(last.EndDateTime!.Value, asOf)}: an ended relationship cannot be restored, and a new one needs a Global Administrator who can sign in to approve it.",
        Partners.Target(last))
    {
        Severity = LockoutSeverity.Low,
        Evidence = [.. Partners.EvidenceOf(tenant, last)],
    };

    private static RuleResult NoPartner(IReadOnlyList<DelegatedAdminRelationship> all) => new(
        LockoutStatus.NotApplicable,
        $"The tenant has no {(all.Count > 0 ? "active " : string.Empty)}relationship with a partner. A partner with the role Privileged Authentication Administrator could reset a locked-out Global Administrator; the relationship must be approved before it is needed.");

    /// <summary>Whether a relationship ended by itself, not because somebody ended it, within the time in which Partner Center still lists it.</summary>
    private static bool HasRunOut(DelegatedAdminRelationship relationship, DateTimeOffset asOf) =>
        relationship.Status is DelegatedAdminRelationshipStatus.Expired or DelegatedAdminRelationshipStatus.Expiring or DelegatedAdminRelationshipStatus.Active
        && relationship.EndDateTime is DateTimeOffset end
        && end <= asOf
        && asOf - end <= Periods.PartnerExpiredView.Length;

    private static MissingFact Unclear(DelegatedAdminRelationship relationship) => new(
        "delegatedAdminRelationships",
        relationship.RoleDefinitionIds is null
            ? $"The snapshot does not say which roles the relationship {Partners.Target(relationship).Name} contains."
            : $"The snapshot does not tell whether the relationship {Partners.Target(relationship).Name} is still at work.",
        "Take the snapshot again, or look under Partner relationships in the Microsoft 365 admin center.");
}
