using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.SignIns;
using SignInRecovery.Support;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>What a partner with granular delegated admin privileges can do: by the roles of each relationship, and until when.</summary>
internal static class PartnerPaths
{
    private const string NotInChina = "Whether partner relationships exist in this cloud stands in no source.";
    private const string AskFor = "Ask the partner to act in your tenant, and prove that you may ask.";

    /// <summary>The path by a partner of whom nothing is known.</summary>
    public static RecoveryPath? Generic(RecoveryQuestion question, SituationAdvice advice)
    {
        if (question.Relationship is RecoveryRelationship.IndirectReseller || !advice.Capabilities.Any(c => CapabilityRoles.TableOf(c) is not null))
        {
            return null;
        }

        bool givesRole = question.Situation is RecoverySituation.NoGlobalAdministrator or RecoverySituation.AllAdministratorsGone;
        bool isInUnit = advice.Capabilities.Contains(RecoveryCapability.UnitRemoval);
        RecoveryCapability[] capabilities = [.. advice.Capabilities.Where(c => CapabilityRoles.TableOf(c) is not null || (givesRole && c == RecoveryCapability.RoleAssignment) || (isInUnit && c == RecoveryCapability.UnitRemoval))];
        (string roles, string need) = (givesRole, isInUnit) switch
        {
            (true, _) => (
                "With Global Administrator in the relationship it can make a new Global Administrator; with Privileged Role Administrator it gives the role to an account that exists, and to make the account it needs User Administrator too. To restore an administrator who was deleted it needs Privileged Authentication Administrator or Global Administrator.",
                "an active relationship with Global Administrator or Privileged Role Administrator"),
            (_, true) => (
                "Taking the account out of the unit needs Global Administrator or Privileged Role Administrator in the relationship; the reset of an administrator Global Administrator or Privileged Authentication Administrator.",
                "an active relationship with Global Administrator, or with Privileged Role Administrator and Privileged Authentication Administrator"),
            _ => (
                "For an administrator the relationship must hold Privileged Authentication Administrator or Global Administrator; User, Helpdesk or Authentication Administrator is not enough for a Global Administrator.",
                "an active relationship with Privileged Authentication Administrator"),
        };
        return new Advice
        {
            Route = RecoveryRoute.Partner,
            Title = "Ask your partner, if one has delegated admin privileges in the tenant",
            Actor = "The partner",
            Steps =
            [
                AdviceStep.Call($"Ask the partner to {RuleTargets.Join([.. capabilities.Select(c => givesRole && c == RecoveryCapability.RoleAssignment ? "give the Global Administrator role to an account that can sign in" : CapabilityWords.Verb(c))])}. {roles}", "Partner Center > Customers > the customer", SupportTeam.Partner),
            ],
            Needs = [new(RecoveryNeedKind.Role, need), new(RecoveryNeedKind.Proof, "that you may ask, by the partner's own rules")],
            Team = SupportTeam.Partner,
            AskFor = AskFor,
            Capability = capabilities,
            Facts = ["PartnerRoles", "PartnerFirst"],
            Certainty = question.Cloud == TenantCloud.China ? RecoveryCertainty.Unknown : null,
            Doubt = question.Cloud == TenantCloud.China ? NotInChina : string.Empty,
        }.ToPath(question);
    }

    /// <summary>The paths by the relationships of a tenant; those that reach the account, the longest first.</summary>
    public static IReadOnlyList<RecoveryPath> Named(RestoreGraph graph, RecoveryQuestion question, IReadOnlyList<RecoveryCapability> capabilities, TargetProfile target, RecoverySubject subject)
    {
        var paths = new List<RecoveryPath>();
        foreach (DelegatedAdminRelationship relationship in Partners.Seen(graph.Tenant))
        {
            bool? isInForce = Partners.IsInForce(relationship, graph.AsOf);
            if (isInForce == false)
            {
                continue;
            }

            if (relationship.RoleDefinitionIds is not { } roles)
            {
                paths.Add(WithoutRoles(graph, question, relationship, capabilities, target, subject));
                continue;
            }

            (RecoveryCapability Capability, string Role, Reach Reach)[] able =
            [
                .. capabilities
                    .SelectMany(c => roles.Select(r => (Capability: c, Role: r, Reach: Reach(graph, c, r, target))))
                    .Where(a => a.Reach.IsPossible)
                    .GroupBy(a => a.Capability)
                    .Select(g => g.MaxBy(a => a.Reach.Certainty)),
            ];
            if (able.Length > 0)
            {
                paths.Add(Path(graph, question, relationship, isInForce, able, target, subject));
            }
        }

        return
        [
            .. paths.OrderByDescending(p => p.Certainty).ThenByDescending(p => p.Capability.Count).ThenBy(p => p.Title, StringComparer.Ordinal),
            .. Unseen(graph.Tenant, question, capabilities, target, subject),
            .. Older(graph.Tenant, question),
        ];
    }

    private static Reach Reach(RestoreGraph graph, RecoveryCapability capability, string role, TargetProfile target)
    {
        bool changesAccount = CapabilityRoles.ChangesAccount(capability);
        Reach reach = target.RestrictedUnits.Count > 0 && changesAccount ? Recovery.Reach.None : RoleReach.Of(capability, role, target);
        if (changesAccount && target.MissingUnits.Count > 0)
        {
            reach = reach.AtMost(RecoveryCertainty.Unknown, target.MissingUnits[0].Reason, "RestrictedUnit") with { Missing = [.. reach.Missing, .. target.MissingUnits] };
        }

        reach = TargetLimits.Of(graph.Tenant, capability, target, reach);
        if (reach.IsPossible && capability == RecoveryCapability.TemporaryAccessPass && target.User is User user)
        {
            MethodAcceptance acceptance = MethodScope.Of(graph.Tenant, user, AuthenticationMethodConfigurationKind.TemporaryAccessPass);
            reach = acceptance.State switch
            {
                MethodAcceptanceState.Accepted => reach,
                MethodAcceptanceState.Refused => Recovery.Reach.None,
                _ => reach.AtMost(RecoveryCertainty.Unknown, acceptance.Reason) with { Missing = [.. reach.Missing, .. acceptance.Missing] },
            };
        }

        return graph.Tenant.Cloud == TenantCloud.China ? reach.AtMost(RecoveryCertainty.Unknown, NotInChina) : reach;
    }

    // A relationship may hold the role that is enough also where its roles were not seen.
    private static RecoveryPath WithoutRoles(RestoreGraph graph, RecoveryQuestion question, DelegatedAdminRelationship relationship, IReadOnlyList<RecoveryCapability> capabilities, TargetProfile target, RecoverySubject subject)
    {
        string name = relationship.DisplayName ?? relationship.Id;
        string reason = $"Which roles the relationship \"{name}\" gives is not in the snapshot.";
        return Asked(
            question,
            $"The partner of \"{name}\" may be able to help: its roles were not seen",
            $"Call the partner, name the relationship \"{name}\", prove that you may ask, and ask whether it can {RuleTargets.Join([.. capabilities.Select(CapabilityWords.Verb)])}.",
            new MissingFact(graph.Tenant.DelegatedAdminRelationships.Declaration.Name, reason, "Look at the relationship in the Microsoft 365 admin center."),
            target,
            subject) with
        {
            ActorId = relationship.Id,
        };
    }

    private static IEnumerable<RecoveryPath> Unseen(Tenant tenant, RecoveryQuestion question, IReadOnlyList<RecoveryCapability> capabilities, TargetProfile target, RecoverySubject subject) =>
        tenant.DelegatedAdminRelationships.Missing is MissingFact missing && question.Relationship is not RecoveryRelationship.IndirectReseller && capabilities.Any(c => CapabilityRoles.TableOf(c) is not null)
            ? [Asked(
                question,
                "If a partner has delegated admin privileges in the tenant, ask it: the relationships were not all seen",
                $"Ask the partner whether it can {RuleTargets.Join([.. capabilities.Select(CapabilityWords.Verb)])}: for a Global Administrator the relationship must hold Privileged Authentication Administrator or Global Administrator.",
                missing,
                target,
                subject)]
            : [];

    private static RecoveryPath Asked(RecoveryQuestion question, string title, string text, MissingFact missing, TargetProfile target, RecoverySubject subject) => new Advice
    {
        Route = RecoveryRoute.Partner,
        Title = title,
        Actor = "The partner",
        Order = 4,
        Steps = [AdviceStep.Call(text, "The partner's support", SupportTeam.Partner) with { Actor = "You" }],
        Needs = [new(RecoveryNeedKind.Proof, "that you may ask, by the partner's own rules")],
        Team = SupportTeam.Partner,
        AskFor = AskFor,
        Facts = ["PartnerRoles", "PartnerFirst"],
        Certainty = RecoveryCertainty.Unknown,
        Doubt = missing.Reason,
    }.ToPath(question) with
    {
        Account = target.Id.Length == 0 ? null : subject.SignInName,
        AccountId = target.Id.Length == 0 ? null : target.Id,
        Missing = [missing],
    };

    private static RecoveryPath Path(
        RestoreGraph graph,
        RecoveryQuestion question,
        DelegatedAdminRelationship relationship,
        bool? isInForce,
        (RecoveryCapability Capability, string Role, Reach Reach)[] able,
        TargetProfile target,
        RecoverySubject subject)
    {
        string name = relationship.DisplayName ?? relationship.Id;
        string roles = RuleTargets.Join([.. able.Select(a => RuleTargets.RoleName(graph.Tenant, a.Role)).Distinct(StringComparer.Ordinal)]);
        string end = relationship.EndDateTime is DateTimeOffset time ? RuleTargets.Day(time) : "a day that was not seen";
        bool endsSoon = relationship.EndDateTime is DateTimeOffset soon && Periods.PartnerFirstNotice.Includes(soon, graph.AsOf) && relationship.IsAutoExtended != true;
        var cautions = new List<string>();
        if (endsSoon)
        {
            cautions.Add(string.Create(CultureInfo.InvariantCulture, $"The relationship ends on {end} and does not extend itself: after that it cannot be restored, only requested anew."));
        }

        if (isInForce is null)
        {
            cautions.Add("Whether the relationship is still in force is not in the snapshot.");
        }

        RecoveryCertainty certainty = isInForce is null ? RecoveryCertainty.Unknown : (RecoveryCertainty)Math.Min((int)RecoveryCertainty.Likely, (int)able.Min(a => a.Reach.Certainty!.Value));
        RecoveryCapability[] capabilities = [.. able.Select(a => a.Capability)];
        return new RecoveryPath
        {
            Situation = question.Situation,
            Route = RecoveryRoute.Partner,
            Title = $"The partner of \"{name}\" can {RuleTargets.Join([.. capabilities.Select(CapabilityWords.Verb)])}, by {roles} until {end}",
            Actor = $"The partner of \"{name}\"",
            ActorId = relationship.Id,
            Account = target.Id.Length == 0 ? null : subject.SignInName,
            AccountId = target.Id.Length == 0 ? null : target.Id,
            Capability = capabilities,
            Steps =
            [
                new RecoveryStep(1, "You", $"Call the partner, name the relationship \"{name}\", and prove that you may ask.", "The partner's support", "Get-SupportContact -Team Partner"),
                .. capabilities.Select((c, i) =>
                {
                    (string text, string where, string command) = CapabilityWords.Step(c, subject, graph.Tenant.Cloud);
                    return new RecoveryStep(i + 2, $"The partner of \"{name}\"", text, "Partner Center > Customers > the customer > Service management > " + where, command) { Capability = c, TargetId = target.Id.Length == 0 ? null : target.Id };
                }),
            ],
            Needs = [new(RecoveryNeedKind.Role, $"the relationship \"{name}\" with {roles}, until {end}"), new(RecoveryNeedKind.Proof, "that you may ask, by the partner's own rules")],
            Contact = new SupportContactReference { Team = SupportTeam.Partner, AskFor = AskFor, Environment = graph.Tenant.Cloud, Country = question.Country, Situation = question.Situation?.ToString() },
            Cautions = cautions,
            Basis = [RecoveryFacts.Get("PartnerRoles"), RecoveryFacts.Get("PartnerExpired")],
            Certainty = certainty,
            Missing = [.. able.SelectMany(a => a.Reach.Missing).Distinct()],
            Doubt = isInForce is null
                ? "Whether the relationship is in force is not in the snapshot."
                : string.Join(" ", ((string[])[.. able.Select(a => a.Reach.Doubt), "Which of the partner's people hold these roles, and whether a policy of the tenant keeps them out, is not in the snapshot."]).Where(d => d.Length > 0).Distinct(StringComparer.Ordinal)),
        };
    }

    // Delegated administration of the old kind is not listed by Graph; the organisation's own record tells of it.
    private static IEnumerable<RecoveryPath> Older(Tenant tenant, RecoveryQuestion question) =>
        tenant.Organization.Seen is [Organization { PartnerTenantType: PartnerTenantType type }, ..] && type != PartnerTenantType.Unrecognized && type.ToString().Contains("DelegatedAdmin", StringComparison.Ordinal)
            ?
            [
                new Advice
                {
                    Route = RecoveryRoute.Partner,
                    Title = "A partner may have delegated administration of the old kind in the tenant",
                    Actor = "The partner",
                    Order = 5,
                    Steps = [new AdviceStep("Look which partners are listed, and ask them: Graph does not list this kind.", "Microsoft 365 admin center > Settings > Partner relationships", "Get-MgOrganization | Select-Object DisplayName, PartnerTenantType")],
                    Team = SupportTeam.Partner,
                    AskFor = AskFor,
                    Facts = ["PartnerFirst"],
                    Certainty = RecoveryCertainty.Unknown,
                    Doubt = "Whether the old delegated administration still works stands in no source of today.",
                }.ToPath(question),
            ]
            : [];
}
