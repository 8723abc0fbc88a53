using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0504. Microsoft Entra rejects a federated token when the root domain of the federated account and that of the user's
/// sign-in name differ (AADSTS5000820; Entra documentation, strengthen federated sign-in security, 2026-08-18). No section
/// tells whose names differ, unless the sign-in log holds such a refusal: where there is more than one root domain, a person
/// must look. The answer is an attestation of the kind ManualCheck with the check FederatedNamesMatch.
/// </summary>
internal sealed class FederatedTokenCheck() : FederationRule("SR0504")
{
    private const int RefusedToken = 5000820;
    private const string Check = "FederatedNamesMatch";

    public override IReadOnlyList<string> Sections { get; } = ["domains", "tokenValidationPolicy"];

    public override IReadOnlyList<string> ReferredSections => [.. ((string[])["signIns", "attestations", "users", "roleAssignments", .. RuleSections.Holders]).Except(Sections)];

    protected override IEnumerable<RuleResult> Evaluate(RuleContext context, FederatedDomains domains)
    {
        Tenant tenant = context.Tenant;
        if (Refused(tenant, context.AsOf) is RuleResult refused)
        {
            return [refused];
        }

        Fact<ValidatingDomains> policy = tenant.TokenValidationPolicy.Single.Then(p => p.ValidatingDomains is { RootDomains: not null and not RootDomains.Unrecognized } validating && !(IsOfNamed(validating.RootDomains) && validating.DomainNames.Count == 0)
            ? Fact.Known(validating)
            : Fact.Unknown<ValidatingDomains>(new MissingFact(
                "tokenValidationPolicy",
                "The snapshot does not say for which domains federated tokens are checked.",
                "Take the snapshot again with the permission Policy.Read.All and the role Security Administrator.")));
        IReadOnlyList<MissingFact> missing = [.. domains.Missing, .. policy.IsKnown ? [] : policy.Missing];
        return [missing.Count > 0
            ? RuleResult.Unknown("Whether the check of federated tokens refuses anybody", missing)
            : Judge(tenant, domains, policy.Value, context.AsOf)];
    }

    private static RuleResult Judge(Tenant tenant, FederatedDomains domains, ValidatingDomains policy, DateTimeOffset asOf)
    {
        string[] roots = [.. tenant.Domains.Seen.Where(d => d.IsVerified != false && d.IsInitial != true && IsRoot(tenant, d)).Select(d => d.Id).Order(StringComparer.Ordinal)];
        string names = RuleTargets.Join([.. domains.All.Select(d => d.Id)]);
        Evidence[] evidence =
        [
            new Evidence(new FindingTarget("Policy", "federatedTokenValidationPolicy", "Federated token validation policy"), "validatingDomains.rootDomains", policy.RootDomains?.ToString(), "tokenValidationPolicy"),
            .. policy.DomainNames.Select(n => new Evidence(new FindingTarget("Domain", n, n), "validatingDomains.domainNames", n, "tokenValidationPolicy")),
            .. domains.All.Select(d => new Evidence(FederatedDomains.Target(d), "authenticationType", "Federated", "domains")),
        ];
        if (policy.RootDomains == RootDomains.None)
        {
            return new RuleResult(LockoutStatus.Pass, $"The check of federated tokens is switched off, so it refuses nobody who signs in through {names}. Microsoft advises against leaving it off.") { Evidence = evidence };
        }

        string[] checkedRoots = [.. roots.Where(r => IsChecked(policy, tenant, r))];
        if (roots.Length < 2 || checkedRoots.Length == 0)
        {
            return new RuleResult(LockoutStatus.Pass, $"Federated tokens are checked, and no second root domain is concerned in which a name could differ from {names}.") { Evidence = evidence };
        }

        return ManualAnswers.Find(tenant, Check, target: null, asOf) switch
        {
            { Answer: AttestationAnswer.Yes } yes => new RuleResult(LockoutStatus.Pass, $"{ManualAnswers.Who(yes)}: the names of the federated accounts match those in the cloud.") { Evidence = [.. evidence, ManualAnswers.Evidence(tenant.Target, yes)] },
            { Answer: AttestationAnswer.No } no => new RuleResult(LockoutStatus.Fail, $"{ManualAnswers.Who(no)}: there are people whose federated account is in another root domain than their sign-in name, and the check of federated tokens refuses them (AADSTS5000820).{(no.Note is { Length: > 0 } note ? $" What was found: {note.TrimEnd('.')}." : string.Empty)}") { Evidence = [.. evidence, ManualAnswers.Evidence(tenant.Target, no)] },
            _ => new RuleResult(LockoutStatus.Manual, $"The tenant is federated for {names} and has the root domains {RuleTargets.Join(roots)}, and federated tokens are checked ({policy.RootDomains}): somebody must look whether people have a federated account in another root domain than their sign-in name, because they are refused (AADSTS5000820).") { Evidence = evidence },
        };
    }

    /// <summary>Sign-ins that were refused for this reason. The log is not needed for an answer, but what it holds is proof.</summary>
    private static RuleResult? Refused(Tenant tenant, DateTimeOffset asOf)
    {
        SignIn[] refused = [.. tenant.SignIns.Seen
            .Where(s => s.Status?.ErrorCode == RefusedToken && (s.CreatedDateTime is null || s.CreatedDateTime <= asOf))
            .OrderByDescending(s => s.CreatedDateTime)
            .ThenBy(s => s.Id, StringComparer.Ordinal)
            .DistinctBy(s => s.UserId ?? s.UserPrincipalName)];
        if (refused.Length == 0)
        {
            return null;
        }

        bool isAdministrator = refused.Any(s => s.UserId is string id && tenant.Roles.HoldingsOf(id).Count > 0);
        return new RuleResult(
            LockoutStatus.Fail,
            $"The sign-in log holds refusals of federated tokens (AADSTS5000820) for {RuleTargets.Join([.. refused.Select(s => s.UserPrincipalName ?? s.UserId ?? s.Id)])}: the federated account is in another root domain than the sign-in name.{(isAdministrator ? " Administrators are among them, so the severity is High." : string.Empty)}")
        {
            Severity = isAdministrator ? LockoutSeverity.High : LockoutSeverity.Medium,
            Evidence = [.. refused.Select(s => new Evidence(new FindingTarget("User", s.UserId ?? string.Empty, s.UserPrincipalName ?? s.UserId ?? s.Id), "status.errorCode", RefusedToken, "signIns"))],
        };
    }

    // Without their names nobody knows which domains are meant; an enumeration of none would be "none".
    private static bool IsOfNamed(RootDomains? domains) => domains is RootDomains.Enumerated or RootDomains.AllManagedAndEnumeratedFederated;

    private static bool IsRoot(Tenant tenant, Domain domain) =>
        domain.IsRoot ?? !tenant.Domains.Seen.Any(d => FederatedDomains.IsSubdomain(domain.Id, d.Id));

    private static bool IsChecked(ValidatingDomains policy, Tenant tenant, string root)
    {
        bool isFederated = tenant.Domains.Seen.First(d => string.Equals(d.Id, root, StringComparison.OrdinalIgnoreCase)).AuthenticationType == DomainAuthenticationType.Federated;
        bool isNamed = policy.DomainNames.Contains(root, StringComparer.OrdinalIgnoreCase);
        return policy.RootDomains switch
        {
            RootDomains.AllFederated => isFederated,
            RootDomains.AllManaged => !isFederated,
            RootDomains.Enumerated => isNamed,
            RootDomains.AllManagedAndEnumeratedFederated => !isFederated || isNamed,
            _ => true,
        };
    }
}
