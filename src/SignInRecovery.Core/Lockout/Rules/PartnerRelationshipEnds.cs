using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0602. A relationship that ends soon and does not extend itself, or that contains Global Administrator and is set to
/// extend itself, which Partner Center advises against. High when it is the only one that could reset a Global Administrator
/// and ends within a week, Medium when it is one of those, Low otherwise.
/// </summary>
internal sealed class PartnerRelationshipEnds() : LockoutRule("SR0602")
{
    public override IReadOnlyList<string> Sections { get; } = ["delegatedAdminRelationships"];

    public override IReadOnlyList<string> ReferredSections { get; } = ["roleDefinitions"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        var results = new List<RuleResult>();
        DelegatedAdminRelationship[] active = [.. Partners.Seen(tenant).Where(r => r.Status is null or DelegatedAdminRelationshipStatus.Unrecognized or DelegatedAdminRelationshipStatus.Active)];
        foreach (DelegatedAdminRelationship relationship in active)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (MissingOf(relationship, context.AsOf) is MissingFact unclear)
            {
                results.Add(RuleResult.Unknown($"How long the relationship {Partners.Target(relationship).Name} lasts", [unclear], Partners.Target(relationship)));
            }
            else if (Judge(tenant, relationship, active, context.AsOf) is RuleResult fail)
            {
                results.Add(fail);
            }
        }

        if (tenant.DelegatedAdminRelationships.Missing is MissingFact missing)
        {
            results.Add(RuleResult.Unknown("Which relationships with partners there are", [missing]));
        }
        else if (results.Count == 0)
        {
            results.Add(active.Length > 0
                ? new RuleResult(LockoutStatus.Pass, $"No relationship with a partner ends within {Periods.PartnerFirstNotice} without extending itself: {RuleTargets.Join([.. active.Select(r => $"{Partners.Target(r).Name} ({RuleTargets.Day(r.EndDateTime!.Value)})")])}.")
                {
                    Evidence = [.. active.SelectMany(r => Partners.EvidenceOf(tenant, r))],
                }
                : new RuleResult(LockoutStatus.NotApplicable, "The tenant has no active relationship with a partner."));
        }

        return results;
    }

    private static RuleResult? Judge(Tenant tenant, DelegatedAdminRelationship relationship, DelegatedAdminRelationship[] active, DateTimeOffset asOf)
    {
        string name = Partners.Target(relationship).Name;
        DateTimeOffset end = relationship.EndDateTime!.Value;
        bool hasGlobalAdministrator = Partners.Has(relationship, BuiltInRoles.GlobalAdministrator);
        bool canReset = Partners.CanReset(relationship) == true;
        bool isOnly = canReset && !active.Any(r => r.Id != relationship.Id && Partners.IsInForce(r, asOf) == true && Partners.CanReset(r) != false
            && (r.IsAutoExtended == true || !(r.EndDateTime is DateTimeOffset other && Periods.PartnerFirstNotice.Includes(other, asOf))));
        if (relationship.IsAutoExtended == true)
        {
            return hasGlobalAdministrator
                ? new RuleResult(
                    LockoutStatus.Fail,
                    $"The relationship {name} contains Global Administrator and is set to extend itself on {RuleTargets.Day(end)}: Partner Center advises against it, so do not count on the extension.",
                    Partners.Target(relationship))
                {
                    Severity = LockoutSeverity.Medium,
                    Evidence = [.. Partners.EvidenceOf(tenant, relationship)],
                }
                : null;
        }

        if (!Periods.PartnerFirstNotice.Includes(end, asOf))
        {
            return null;
        }

        string verb = end <= asOf ? "ended" : "ends";
        string only = (isOnly, canReset) switch
        {
            (true, _) => " Nothing else by which a partner could reset a Global Administrator outlasts it.",
            (_, true) => " Another one by which a partner could reset a Global Administrator goes on.",
            _ => " No Global Administrator could be reset by it, so the severity is Low.",
        };
        return new RuleResult(
            LockoutStatus.Fail,
            $"The relationship {name} ({Partners.Roles(tenant, relationship)}) {verb} {Moments.On(end, asOf)}, and does not extend itself: once it has ended it cannot be restored.{only}",
            Partners.Target(relationship))
        {
            Severity = (isOnly, canReset) switch
            {
                (true, _) when Periods.PartnerSecondNotice.Includes(end, asOf) => LockoutSeverity.High,
                (_, true) => LockoutSeverity.Medium,
                _ => LockoutSeverity.Low,
            },
            Evidence = [.. Partners.EvidenceOf(tenant, relationship)],
        };
    }

    private static MissingFact? MissingOf(DelegatedAdminRelationship relationship, DateTimeOffset asOf)
    {
        string name = Partners.Target(relationship).Name;
        string? what = relationship switch
        {
            { Status: null or DelegatedAdminRelationshipStatus.Unrecognized } => "the status",
            { EndDateTime: null } => "the end",
            { IsAutoExtended: null } => "the automatic extension",
            { IsAutoExtended: true, RoleDefinitionIds: null } => "the roles",
            { RoleDefinitionIds: null, EndDateTime: DateTimeOffset end } when Periods.PartnerFirstNotice.Includes(end, asOf) => "the roles",
            _ => null,
        };
        return what is null ? null : new MissingFact(
            "delegatedAdminRelationships",
            $"The snapshot does not give {what} of the relationship {name}.",
            "Take the snapshot again with all properties of the relationship.");
    }
}
