using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0502. When the certificate that signs a federation server's tokens has ended, or Microsoft Entra has not learnt of its
/// successor, nobody signs in under the domain. Within 35 days of the end Medium; within 15, after a failed renewal and after
/// the end High (Entra documentation, renew federation certificates, 2025-04-09). Critical when the certificate has ended and
/// every Global Administrator signs in under the domain.
/// </summary>
internal sealed class FederationCertificateEnds() : FederationRule("SR0502")
{
    private const string Success = "success";

    // The federation server had no new certificate to offer: nothing failed, and nothing was renewed.
    private const string NothingNew = "noNewCertificateFound";

    public override IReadOnlyList<string> Sections { get; } = ["domains", "federationConfigurations"];

    public override IReadOnlyList<string> ReferredSections => [.. ((string[])["users", "roleAssignments", .. RuleSections.Holders]).Except(Sections)];

    protected override IEnumerable<RuleResult> Evaluate(RuleContext context, FederatedDomains domains) =>
        ForEach(context, domains, Question, (domain, settings) => Judge(context.Tenant, domains, domain, settings, context.AsOf));

    private static string Question(Domain domain) => $"When the signing certificate of {domain.Id} ends";

    private static RuleResult Judge(Tenant tenant, FederatedDomains domains, Domain domain, FederationConfiguration settings, DateTimeOffset asOf)
    {
        FindingTarget target = FederatedDomains.Target(domain);
        Fact<SigningCertificate> current = SigningCertificate.CurrentOf(settings);
        Fact<SigningCertificate?> next = SigningCertificate.NextOf(settings);
        if (!current.IsKnown || !next.IsKnown)
        {
            return RuleResult.Unknown(Question(domain), [.. current.IsKnown ? [] : current.Missing, .. next.IsKnown ? [] : next.Missing], target);
        }

        bool hasFailed = HasFailed(settings);
        string failed = hasFailed ? $" The last automatic renewal failed ({settings.SigningCertificateUpdateStatus!.CertificateUpdateResult})." : string.Empty;
        SigningCertificate certificate = current.Value;
        DateTimeOffset end = EndOf(certificate, next.Value);
        string people = domains.PeopleUnder(domain) is string count ? $"the {count} under {domain.Id}" : $"anybody under {domain.Id}";
        string followed = next.Value is null ? "without a successor" : "and the successor does not reach further without a gap";
        RuleResult result;
        if (certificate.NotBefore > asOf)
        {
            result = new RuleResult(LockoutStatus.Fail, $"The signing certificate of {domain.Id} is not valid before {RuleTargets.Time(certificate.NotBefore)}, so the tokens that it signs are not good yet.{failed}", target)
            {
                Severity = LockoutSeverity.High,
            };
        }
        else if (end <= asOf)
        {
            bool isEverybody = AreAllUnder(tenant, domain);
            string everybody = isEverybody ? " Every Global Administrator is among them, so the severity is Critical." : string.Empty;
            result = new RuleResult(LockoutStatus.Fail, $"The signing certificate of {domain.Id} ended {Moments.On(end, asOf)}, {followed}: {people} cannot sign in.{failed}{everybody}", target)
            {
                Severity = isEverybody ? LockoutSeverity.Critical : LockoutSeverity.High,
            };
        }
        else if (Periods.SigningCertificateWatch.Includes(end, asOf))
        {
            bool isUrgent = hasFailed || Periods.SigningCertificateAct.Includes(end, asOf);
            string severity = isUrgent ? string.Empty : $" There are more than {Periods.SigningCertificateAct} left in which the renewal may still run, so the severity is Medium.";
            result = new RuleResult(LockoutStatus.Fail, $"The signing certificate of {domain.Id} ends {Moments.On(end, asOf)}, {followed}: from then on {people} cannot sign in.{failed}{severity}", target)
            {
                Severity = isUrgent ? LockoutSeverity.High : LockoutSeverity.Medium,
            };
        }
        else if (hasFailed)
        {
            result = new RuleResult(LockoutStatus.Fail, $"The last automatic renewal of the signing certificate of {domain.Id} failed ({settings.SigningCertificateUpdateStatus!.CertificateUpdateResult}). The certificate is good until {RuleTargets.Day(end)}, so the severity is Low.", target)
            {
                Severity = LockoutSeverity.Low,
            };
        }
        else
        {
            result = new RuleResult(LockoutStatus.Pass, $"The signing certificate of {domain.Id} is good until {RuleTargets.Day(end)}{(next.Value is null ? string.Empty : ", its successor included")}.", target);
        }

        return result with { Evidence = EvidenceOf(target, settings, certificate, next.Value) };
    }

    /// <summary>The end of an unbroken validity: a successor counts when it begins before the current certificate ends.</summary>
    private static DateTimeOffset EndOf(SigningCertificate current, SigningCertificate? next) =>
        next is not null && next.NotBefore <= current.NotAfter && next.NotAfter > current.NotAfter ? next.NotAfter : current.NotAfter;

    private static bool AreAllUnder(Tenant tenant, Domain domain)
    {
        RolePeople people = RolePeople.Of(tenant, BuiltInRoles.GlobalAdministrator);
        return people.Missing.Count == 0 && people.All.Count > 0 && people.All.All(u => FederatedDomains.IsUnder(u, domain));
    }

    private static bool HasFailed(FederationConfiguration settings) =>
        settings.SigningCertificateUpdateStatus?.CertificateUpdateResult is string result
        && result.Length > 0
        && !string.Equals(result, Success, StringComparison.OrdinalIgnoreCase)
        && !string.Equals(result, NothingNew, StringComparison.OrdinalIgnoreCase);

    private static Evidence[] EvidenceOf(FindingTarget target, FederationConfiguration settings, SigningCertificate certificate, SigningCertificate? next)
    {
        List<Evidence> evidence =
        [
            new(target, "signingCertificate.notAfter", certificate.NotAfter, "federationConfigurations"),
            new(target, "signingCertificate.subject", certificate.Subject, "federationConfigurations"),
            new(target, "signingCertificate.thumbprint", certificate.Thumbprint, "federationConfigurations"),
            new(target, "nextSigningCertificate.notAfter", next?.NotAfter, "federationConfigurations"),
        ];
        if (next is not null)
        {
            evidence.Add(new(target, "nextSigningCertificate.notBefore", next.NotBefore, "federationConfigurations"));
        }

        if (settings.SigningCertificateUpdateStatus is SigningCertificateUpdateStatus status)
        {
            evidence.Add(new(target, "signingCertificateUpdateStatus.certificateUpdateResult", status.CertificateUpdateResult, "federationConfigurations"));
            evidence.Add(new(target, "signingCertificateUpdateStatus.lastRunDateTime", status.LastRunDateTime, "federationConfigurations"));
        }

        evidence.Add(new(target, "metadataExchangeUri", settings.MetadataExchangeUri, "federationConfigurations"));
        return [.. evidence];
    }
}
