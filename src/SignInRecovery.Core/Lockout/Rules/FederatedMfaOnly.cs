using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0503. With enforceMfaByFederatedIdp only the federation server's multifactor authentication counts: what people have
/// registered in the cloud does not help when that server cannot do it. When the property was never set, the old setting
/// SupportsMfa decides, which Microsoft Graph does not show (Entra documentation, migrate from federation, 2023-11-06).
/// </summary>
internal sealed class FederatedMfaOnly() : FederationRule("SR0503")
{
    public override IReadOnlyList<string> Sections { get; } = ["domains", "federationConfigurations"];

    public override IReadOnlyList<string> ReferredSections => [.. ((string[])["users", "roleAssignments", .. RuleSections.Holders]).Except(Sections)];

    protected override IEnumerable<RuleResult> Evaluate(RuleContext context, FederatedDomains domains) =>
        ForEach(context, domains, Question, (domain, settings) => Judge(context.Tenant, domains, domain, settings));

    private static RuleResult Judge(Tenant tenant, FederatedDomains domains, Domain domain, FederationConfiguration settings)
    {
        FindingTarget target = FederatedDomains.Target(domain);
        RuleResult result = settings.FederatedIdpMfaBehavior switch
        {
            FederatedIdpMfaBehavior.EnforceMfaByFederatedIdp => Fail(tenant, domains, domain),
            FederatedIdpMfaBehavior.AcceptIfMfaDoneByFederatedIdp => new RuleResult(LockoutStatus.Pass, $"For {domain.Id} multifactor authentication in the cloud is asked for when the federation server has not done it.", target),
            FederatedIdpMfaBehavior.RejectMfaByFederatedIdp => new RuleResult(LockoutStatus.Pass, $"For {domain.Id} multifactor authentication is always done in the cloud.", target),
            null => RuleResult.Unknown(Question(domain), [Unset(domain)], target),
            _ => RuleResult.Unknown(Question(domain), [Unrecognized(domain)], target),
        };
        return result with
        {
            Evidence = [new Evidence(target, "federatedIdpMfaBehavior", settings.FederatedIdpMfaBehavior?.ToString(), "federationConfigurations"), .. result.Evidence],
        };
    }

    private static RuleResult Fail(Tenant tenant, FederatedDomains domains, Domain domain)
    {
        User[] administrators = [.. tenant.Roles.AdministratorsSeen.Where(u => u.AccountEnabled != false && FederatedDomains.IsUnder(u, domain))];
        string whom = domains.PeopleUnder(domain) is string count ? $"the {count} under {domain.Id}" : $"the people of {domain.Id}";
        string severity = administrators.Length == 0
            ? " No administrator was seen to sign in under it, so the severity is Medium."
            : $" {RuleTargets.Join(administrators)} {(administrators.Length == 1 ? "is" : "are")} among them and {(administrators.Length == 1 ? "holds or may activate a directory role" : "hold or may activate directory roles")}, so the severity is High.";
        return new RuleResult(
            LockoutStatus.Fail,
            $"The domain {domain.Id} enforces multifactor authentication by the federation server: when that server cannot do it, what {whom} have registered in the cloud does not count.{severity}",
            FederatedDomains.Target(domain))
        {
            Severity = administrators.Length == 0 ? LockoutSeverity.Medium : LockoutSeverity.High,
            Evidence = [.. administrators.Select(u => RuleTargets.Evidence(u, "userPrincipalName", u.UserPrincipalName))],
        };
    }

    private static string Question(Domain domain) => $"Whether multifactor authentication in the cloud counts for {domain.Id}";

    private static MissingFact Unset(Domain domain) => new(
        "federationConfigurations",
        $"The property federatedIdpMfaBehavior of {domain.Id} is not set or not in the snapshot; where it is not set, the old setting SupportsMfa decides, which Microsoft Graph does not show: the cloud's own is asked for unless SupportsMfa is true.",
        "Set federatedIdpMfaBehavior of the domain, and the old setting is ignored.");

    private static MissingFact Unrecognized(Domain domain) => new(
        "federationConfigurations",
        $"The property federatedIdpMfaBehavior of {domain.Id} has a value that this version does not know.",
        "Look at the domain's federation settings with Get-MgDomainFederationConfiguration.");
}
