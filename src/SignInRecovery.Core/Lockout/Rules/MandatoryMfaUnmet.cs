using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0209. Microsoft demands multifactor authentication in its admin portals of every account, whatever the policies exempt
/// (Microsoft Entra documentation, mandatory multifactor authentication, 2026-04-03). This rule finds administrators who have
/// a second factor by which the portals recognise nobody: under a federated domain whose server alone may do it, and does
/// not send the claim. Who has no second factor at all is the business of SR0201, how many are left that of SR0101.
/// </summary>
internal sealed class MandatoryMfaUnmet() : LockoutRule("SR0209")
{
    /// <summary>The check that an attestation answers for a federated domain.</summary>
    private const string Check = "FederationSendsMultipleAuthn";

    public override IReadOnlyList<string> Sections => AdministratorFactors.Sections;

    public override IReadOnlyList<string> ReferredSections =>
        [.. ((string[])[.. RuleSections.Holders, .. RuleSections.Factors, "attestations"]).Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        if (tenant.Cloud != TenantCloud.Global)
        {
            return [new RuleResult(LockoutStatus.NotApplicable, $"Microsoft demands multifactor authentication in its admin portals in the public cloud only, and {tenant.Name} is in another.")];
        }

        if (!Milestones.MandatoryMfa.Any(m => m.IsPast(context.AsOf)))
        {
            return [new RuleResult(LockoutStatus.NotApplicable, $"Microsoft does not demand multifactor authentication in its admin portals before {Milestones.MandatoryMfa[0]}.")];
        }

        AdministratorFactors administrators = AdministratorFactors.Of(context);
        FederatedDomains domains = FederatedDomains.Of(tenant);
        var unmet = new List<(SecondFactors Person, Domain Domain)>();
        var open = new List<(SecondFactors Person, Domain Domain)>();
        var unsettled = new List<(User, IReadOnlyList<MissingFact>)>();
        var elsewhere = new List<User>();
        foreach (SecondFactors person in administrators.All)
        {
            Domain? domain = person.User.IsExternal == true ? null : domains.All.FirstOrDefault(d => FederatedDomains.IsUnder(person.User, d));
            switch (Judge(tenant, domains, domain, person, context.AsOf, out IReadOnlyList<MissingFact> missing))
            {
                case Verdict.Unmet:
                    unmet.Add((person, domain!));
                    break;
                case Verdict.NobodyLooked:
                    open.Add((person, domain!));
                    break;
                case Verdict.WithoutFactor:
                    elsewhere.Add(person.User);
                    break;
                case Verdict.Unknown:
                    unsettled.Add((person.User, missing));
                    break;
            }
        }

        RuleResult[] results =
        [
            .. unmet.Select(u => Fail(tenant, administrators, u.Person, u.Domain, context.AsOf, IsEverybody(tenant, [.. unmet.Select(x => x.Person.User)]))),
            .. open.GroupBy(o => o.Domain.Id).Select(g => Manual(g.First().Domain, [.. g.Select(o => o.Person.User)])),
        ];
        if (results.Length == 0 && unsettled.Count == 0 && elsewhere.Count == administrators.All.Count && administrators is { MissingRoles.Count: 0, All.Count: > 0 })
        {
            return [new RuleResult(LockoutStatus.NotApplicable, $"SR0201 reports every enabled administrator: {RuleTargets.Join(elsewhere)}.") { Evidence = administrators.LeftOut }];
        }

        return administrators.Conclude(
            results,
            unsettled,
            names => $"{names} can meet the multifactor authentication that Microsoft demands in its admin portals",
            $"Every enabled administrator can meet the multifactor authentication that Microsoft demands in its admin portals{(elsewhere.Count == 0 ? string.Empty : $", but for those whom SR0201 reports: {RuleTargets.Join(elsewhere)}")}.");
    }

    private enum Verdict
    {
        Met,
        Unmet,
        WithoutFactor,
        NobodyLooked,
        Unknown,
    }

    private static Verdict Judge(Tenant tenant, FederatedDomains domains, Domain? domain, SecondFactors person, DateTimeOffset asOf, out IReadOnlyList<MissingFact> missing)
    {
        missing = [];

        // A combination of its own (Microsoft Entra documentation, authentication strengths, 2025-03-04), whoever keeps the password.
        if (person.Accepted.Any(f => f.IsPhishingResistant))
        {
            return Verdict.Met;
        }

        if (domain is null)
        {
            missing =
            [
                .. person.User.IsExternal == true || IsSeen(tenant, person.User) ? [] : person.User.UserPrincipalName is null ? [NameNotSeen(person.User)] : domains.Missing,
                .. person.HasAny.IsKnown ? [] : person.HasAny.Missing,
            ];
            return missing.Count > 0 ? Verdict.Unknown : person.HasAny.Value ? Verdict.Met : Verdict.WithoutFactor;
        }

        Attestation? answer = ManualAnswers.Find(tenant, Check, domain.Id, asOf);
        Fact<FederationConfiguration> settings = domains.SettingsOf(domain);
        FederatedIdpMfaBehavior? behavior = settings.TryGet(out FederationConfiguration? found) ? found.FederatedIdpMfaBehavior : null;
        bool isCloudAsked = behavior is FederatedIdpMfaBehavior.AcceptIfMfaDoneByFederatedIdp or FederatedIdpMfaBehavior.RejectMfaByFederatedIdp;
        if (isCloudAsked && person.Accepted.Count > 0)
        {
            return Verdict.Met;
        }

        MissingFact[] unseen = [.. person.MissingMethods, .. person.Undecided.SelectMany(f => f.Acceptance.Missing)];
        if (behavior == FederatedIdpMfaBehavior.RejectMfaByFederatedIdp)
        {
            missing = unseen;
            return unseen.Length > 0 ? Verdict.Unknown : Verdict.WithoutFactor;
        }

        if (answer?.Answer == AttestationAnswer.Yes)
        {
            return Verdict.Met;
        }

        missing = behavior is null or FederatedIdpMfaBehavior.Unrecognized ? [.. settings.IsKnown ? [NotSet(domain)] : settings.Missing, .. unseen] : unseen;
        return missing.Count > 0 ? Verdict.Unknown : answer?.Answer == AttestationAnswer.No ? Verdict.Unmet : Verdict.NobodyLooked;
    }

    private static RuleResult Fail(Tenant tenant, AdministratorFactors administrators, SecondFactors person, Domain domain, DateTimeOffset asOf, bool isEverybody)
    {
        Attestation answer = ManualAnswers.Find(tenant, Check, domain.Id, asOf)!;
        string registered = person.Accepted.Count == 0
            ? "nothing is registered in the cloud"
            : $"{RuleTargets.Join([.. person.Accepted.Select(f => f.Name)])}, registered in the cloud, {(person.Accepted.Count == 1 ? "is" : "are")} not asked for (SR0503)";
        bool isStrong = tenant.Roles.HoldingsOf(person.User.Id).Any(h => RoleActivation.Roles.Any(r => r.TemplateId == h.RoleTemplateId));
        string severity = (isEverybody, isStrong) switch
        {
            (true, _) => " This is true of every Global Administrator, so the severity is Critical.",
            (_, false) => " None of the roles restores the access of others, so the severity is Medium.",
            _ => string.Empty,
        };
        return new RuleResult(
            LockoutStatus.Fail,
            $"{administrators.Holder(person.User)} and signs in under {domain.Id}, whose federation server does not send the claim of a multifactor authentication: {registered}. The admin portals demand multifactor authentication of every account.{severity}",
            RuleTargets.User(person.User))
        {
            Severity = (isEverybody, isStrong) switch
            {
                (true, _) => LockoutSeverity.Critical,
                (_, true) => LockoutSeverity.High,
                _ => LockoutSeverity.Medium,
            },
            Evidence =
            [
                ManualAnswers.Evidence(FederatedDomains.Target(domain), answer),
                .. FederatedDomains.Of(tenant).SettingsOf(domain) is { IsKnown: true } settings
                    ? (Evidence[])[new Evidence(FederatedDomains.Target(domain), "federatedIdpMfaBehavior", settings.Value.FederatedIdpMfaBehavior?.ToString(), "federationConfigurations")]
                    : [],
                .. Milestones.MandatoryMfa.Where(m => m.IsPast(asOf)).Select(Phase),
                .. administrators.Evidence(person),
            ],
        };
    }

    private static RuleResult Manual(Domain domain, User[] users) => new(
        LockoutStatus.Manual,
        $"{RuleTargets.Join(users)} {(users.Length == 1 ? "signs" : "sign")} in under {domain.Id}, and the admin portals take the multifactor authentication of its federation server only with the claim multipleauthn: somebody must look whether the server sends it, and answer the check {Check} for {domain.Id}.",
        FederatedDomains.Target(domain))
    {
        Evidence = [.. users.Select(u => RuleTargets.Evidence(u, "userPrincipalName", u.UserPrincipalName))],
    };

    private static bool IsEverybody(Tenant tenant, User[] unmet)
    {
        RolePeople people = RolePeople.Of(tenant, BuiltInRoles.GlobalAdministrator);
        return people.Missing.Count == 0 && people.All.Count > 0 && people.All.All(unmet.Contains);
    }

    private static bool IsSeen(Tenant tenant, User user) => user.UserPrincipalNameDomain is string name
        && tenant.Domains.Seen.Any(d => d.AuthenticationType is DomainAuthenticationType.Managed or DomainAuthenticationType.Federated && string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase));

    private static Evidence Phase(Milestone phase) => new(
        new FindingTarget("Milestone", phase.Id, phase.What),
        "date",
        $"{phase} ({phase.Status}: {phase.Source}, {phase.SourceDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})",
        "milestones");

    private static MissingFact NameNotSeen(User user) => new(
        "users",
        $"The snapshot does not give the user principal name of {RuleTargets.Describe(user)}, so whether the account signs in through a federation server is not known.",
        "Take the snapshot again with the user property userPrincipalName.");

    private static MissingFact NotSet(Domain domain) => new(
        "federationConfigurations",
        $"The property federatedIdpMfaBehavior of {domain.Id} is not set, so an old setting decides whose multifactor authentication counts, which Microsoft Graph does not show.",
        "Set federatedIdpMfaBehavior of the domain (SR0503).");
}
