using System.Globalization;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Support;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>What a partner with granular delegated admin privileges can do: by the roles of each relationship, and until when.</summary>
internal static class PartnerPaths
{
    private const string AskFor = "Ask the partner to act in your tenant, and prove that you may ask.";

    /// <summary>The path by a partner of whom nothing is known.</summary>
    public static RecoveryPath? Generic(RecoveryQuestion question, SituationAdvice advice)
    {
        if (question.Relationship is RecoveryRelationship.IndirectReseller || !advice.Capabilities.Any(c => CapabilityRoles.TableOf(c) is not null))
        {
            return null;
        }

        RecoveryCapability[] capabilities = [.. advice.Capabilities.Where(c => CapabilityRoles.TableOf(c) is not null)];
        return new Advice
        {
            Route = RecoveryRoute.Partner,
            Title = "Ask your partner, if one has delegated admin privileges in the tenant",
            Actor = "The partner",
            Steps =
            [
                AdviceStep.Call($"Ask the partner to {RuleTargets.Join([.. capabilities.Select(CapabilityWords.Verb)])}. For an administrator the relationship must hold Privileged Authentication Administrator or Global Administrator; User, Helpdesk or Authentication Administrator is not enough for a Global Administrator.", "Partner Center > Customers > the customer", SupportTeam.Partner),
            ],
            Needs = [new(RecoveryNeedKind.Role, "an active relationship with Privileged Authentication Administrator"), new(RecoveryNeedKind.Proof, "that you may ask, by the partner's own rules")],
            Team = SupportTeam.Partner,
            AskFor = AskFor,
            Capability = capabilities,
            Facts = ["PartnerRoles", "PartnerFirst"],
        }.ToPath(question);
    }

    /// <summary>The paths by the relationships of a tenant; those that reach the account, the longest first.</summary>
    public static IReadOnlyList<RecoveryPath> Named(RestoreGraph graph, RecoveryQuestion question, IReadOnlyList<RecoveryCapability> capabilities, TargetProfile target, RecoverySubject subject)
    {
        var paths = new List<RecoveryPath>();
        foreach (DelegatedAdminRelationship relationship in Partners.Seen(graph.Tenant))
        {
            bool? isInForce = Partners.IsInForce(relationship, graph.AsOf);
            if (isInForce == false || relationship.RoleDefinitionIds is not { } roles)
            {
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
            .. Older(graph.Tenant, question),
        ];
    }

    private static Reach Reach(RestoreGraph graph, RecoveryCapability capability, string role, TargetProfile target) =>
        target.RestrictedUnits.Count > 0 && CapabilityRoles.ChangesAccount(capability) ? Recovery.Reach.None : RoleReach.Of(capability, role, target) is { IsPossible: true } reach
            ? graph.Tenant.Cloud == TenantCloud.China ? reach.AtMost(RecoveryCertainty.Unknown, "Whether partner relationships exist in this cloud stands in no source.") : reach
            : Recovery.Reach.None;

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
