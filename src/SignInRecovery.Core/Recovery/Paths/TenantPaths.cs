using SignInRecovery.Lockout;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>The paths of one situation, or of whatever an account needs, in a tenant.</summary>
internal sealed class TenantPaths(RestoreGraph graph, RecoveryQuestion question, RecoveryAccount? account)
{
    private readonly Tenant _tenant = graph.Tenant;

    /// <summary>The paths, in no order but that within a route.</summary>
    public IEnumerable<RecoveryPath> All()
    {
        if (question is { Situation: null, Error: not null })
        {
            return RecoveryPaths.UnknownCode(question);
        }

        SituationAdvice advice = question.Situation is RecoverySituation situation ? Playbook.Of(situation, question) : ForAccount();
        RecoveryCapability[] capabilities = [.. advice.Capabilities.Where(c => !IsSynced || c != RecoveryCapability.EnableAccount)];
        (TargetProfile profile, RecoverySubject subject) = account is null
            ? (TargetProfile.Of(question.Role ?? Knowledge.BuiltInRoles.GlobalAdministrator), RecoverySubject.Unnamed)
            : (account.Profile, account.Subject);
        IReadOnlyList<RecoveryPath> colleagues = capabilities.Length == 0
            ? []
            : new NamedColleagues(graph, question).Paths(capabilities, profile, subject, Details(), advice.Cautions);
        bool isSureHelp = colleagues.Any(p => p.Certainty >= RecoveryCertainty.Likely);
        return
        [
            .. advice.Own.Select(Own).OfType<RecoveryPath>(),
            .. account?.User?.IsExternal == true ? (RecoveryPath[])[Own(AccountPlaybook.Guest())!] : [],
            .. colleagues,
            .. capabilities.Length > 0 ? PartnerPaths.Named(graph, question, capabilities, profile, subject) : [],
            .. advice.EndsAtMicrosoft || (capabilities.Length > 0 && colleagues.Count == 0 && account is not null) ? Microsoft(colleagues) : MicrosoftPlaybook.LastResortOf(question).Select(Own).OfType<RecoveryPath>(),
            .. capabilities.Length > 0 && !isSureHelp ? (RecoveryPath[])[Preparation.Path(question, graph, capabilities, subject, colleagues.Count == 0 && graph.MissingFor(capabilities).Count == 0)] : [],
        ];
    }

    private bool IsSynced => account?.User?.OnPremisesSyncEnabled == true;

    /// <summary>What an account needs of which nobody said what is wrong: what was seen of it tells.</summary>
    private SituationAdvice ForAccount()
    {
        if (account?.User is not User user)
        {
            return Playbook.Of(RecoverySituation.AccountDeleted, question);
        }

        var capabilities = new List<RecoveryCapability>();
        var own = new List<Advice>();
        if (user.AccountEnabled == false)
        {
            if (IsSynced)
            {
                own.AddRange(AccountPlaybook.DisabledOnPremises().Own.Select(a => a with { Kind = AdviceKind.OnPremises }));
            }
            else
            {
                capabilities.Add(RecoveryCapability.EnableAccount);
            }
        }

        SituationAdvice lost = MethodPlaybook.Lost(question);
        own.AddRange(lost.Own.Where(a => a.Kind == AdviceKind.OtherMethod));
        own.Add(PasswordPlaybook.SelfServiceReset(question) with { Order = 1 });
        own.AddRange(PasswordPlaybook.Forgotten(question).Own.Where(a => a.Kind == AdviceKind.OnPremises));
        capabilities.AddRange([RecoveryCapability.ResetPassword, RecoveryCapability.TemporaryAccessPass, RecoveryCapability.AuthenticationMethods, RecoveryCapability.RevokeSessions]);
        if (_tenant.RiskyUsers.Seen.Any(r => string.Equals(r.Id, user.Id, StringComparison.OrdinalIgnoreCase) && r.RiskState is RiskState.AtRisk or RiskState.ConfirmedCompromised))
        {
            capabilities.Add(RecoveryCapability.RiskDismissal);
        }

        if (graph.SignInOf(user).IsBlocked)
        {
            capabilities.Add(RecoveryCapability.PolicyEdit);
        }

        if (FederatedDomain() is not null)
        {
            capabilities.Add(RecoveryCapability.DomainFederation);
        }

        return new SituationAdvice(own, capabilities) { Cautions = lost.Cautions };
    }

    private RecoveryPath? Own(Advice advice) => account?.User is User user
        ? OwnAdvice.For(advice, question, _tenant, user, graph.AsOf)
        : advice.ToPath(question) with { Account = account?.Subject.SignInName, AccountId = account?.Profile.Id };

    private IEnumerable<RecoveryPath> Microsoft(IReadOnlyList<RecoveryPath> colleagues)
    {
        // Somebody who can still sign in and cannot help otherwise opens the ticket, however small the role.
        string locked = account?.Profile.Id ?? string.Empty;
        HelperAbility? ticket = graph.Helpers(RecoveryCapability.SupportTicket, TargetProfile.Of(role: null) with { Id = locked }, RestoreState.Without(locked), isDirectOnly: true)
            .FirstOrDefault(h => h.Certainty >= RecoveryCertainty.Likely && !colleagues.Any(c => string.Equals(c.ActorId, h.Actor.Id, StringComparison.OrdinalIgnoreCase)));
        foreach (Advice advice in MicrosoftPlaybook.Of(question))
        {
            RecoveryPath path = advice.ToPath(question) with { Account = account?.Subject.SignInName, AccountId = account?.Profile.Id };
            if (path.Contact is { HaveReady.Count: > 0 } contact && _tenant.Id is string id)
            {
                path = path with { Contact = contact with { HaveReady = [$"the tenant id {id}", .. contact.HaveReady.Skip(1)] } };
            }

            if (ticket is not null && advice.Team == Support.SupportTeam.DataProtection && advice.Route == RecoveryRoute.Microsoft)
            {
                (string text, string where, string command) = CapabilityWords.Step(RecoveryCapability.SupportTicket, account?.Subject ?? RecoverySubject.Unnamed, _tenant.Cloud);
                path = path with
                {
                    Steps = [.. path.Steps, new RecoveryStep(path.Steps.Count + 1, RuleTargets.User(ticket.Actor).Name, text, where, command) { ActorId = ticket.Actor.Id, Capability = RecoveryCapability.SupportTicket }],
                    Basis = [.. path.Basis, RecoveryFacts.Get("TicketRoles")],
                };
            }

            yield return path;
        }
    }

    private Dictionary<RecoveryCapability, (string? Name, string? Id)> Details()
    {
        var details = new Dictionary<RecoveryCapability, (string?, string?)>
        {
            [RecoveryCapability.RoleAssignment] = (Knowledge.BuiltInRoles.GlobalAdministrator.Name, Knowledge.BuiltInRoles.GlobalAdministrator.TemplateId),
        };
        if (FederatedDomain() is string domain)
        {
            details[RecoveryCapability.DomainFederation] = (domain, domain);
        }

        if (account?.Profile.RestrictedUnits is [AdministrativeUnit unit, ..])
        {
            details[RecoveryCapability.UnitRemoval] = (unit.DisplayName ?? unit.Id, unit.Id);
        }

        if (account?.User is User user)
        {
            if (graph.SignInOf(user).Policies is [(string id, string name), ..])
            {
                details[RecoveryCapability.PolicyEdit] = (name, id);
            }

            RoleHolding? eligible = _tenant.Roles.HoldingsOf(user.Id)
                .Where(h => h.State == RoleHoldingState.Eligible && graph.Activations.NeedsApproval(h) is not { IsKnown: true, Value: false })
                .OrderBy(h => RuleTargets.RoleName(_tenant, h.RoleTemplateId), StringComparer.Ordinal)
                .FirstOrDefault();
            if (eligible is not null)
            {
                details[RecoveryCapability.ActivationApproval] = (RuleTargets.RoleName(_tenant, eligible.RoleTemplateId), eligible.RoleTemplateId);
            }
        }

        return details;
    }

    /// <summary>The federated domain that it is about: the account's, else the only one of the tenant.</summary>
    private string? FederatedDomain()
    {
        string[] federated = [.. _tenant.Domains.Seen.Where(d => d.AuthenticationType == DomainAuthenticationType.Federated).Select(d => d.Id).Order(StringComparer.OrdinalIgnoreCase)];
        return account?.User is User { IsExternal: not true, UserPrincipalNameDomain: string name }
            ? federated.FirstOrDefault(d => string.Equals(d, name, StringComparison.OrdinalIgnoreCase) || FederatedDomains.IsSubdomain(name, d))
            : account is null && federated.Length == 1 ? federated[0] : null;
    }
}
