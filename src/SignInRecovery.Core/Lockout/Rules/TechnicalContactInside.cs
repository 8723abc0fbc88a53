using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0603. Support sends a code to the mail address or phone of the organisation's profile when the caller's number is not
/// registered there (Microsoft 365 documentation, support contact information). An address within the tenant cannot be read
/// by those who are locked out of it. High without an outside address and without a phone, Medium without the address, Low
/// without the phone.
/// </summary>
internal sealed class TechnicalContactInside() : LockoutRule("SR0603")
{
    public override IReadOnlyList<string> Sections { get; } = ["organization"];

    public override IReadOnlyList<string> ReferredSections { get; } = ["domains"];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        Fact<Organization> organization = tenant.Organization.Missing is MissingFact whole
            ? Fact.Unknown<Organization>(whole)
            : tenant.Organization.Single;
        if (!organization.IsKnown)
        {
            return [RuleResult.Unknown("Where support could reach the organisation", organization.Missing)];
        }

        Organization seen = organization.Value;
        IReadOnlyList<MissingFact> missing =
        [
            .. seen.TechnicalNotificationMails is null ? [NotSeen("technicalNotificationMails")] : (MissingFact[])[],
            .. seen.BusinessPhones is null ? [NotSeen("businessPhones")] : (MissingFact[])[],
            .. seen.VerifiedDomains is null || seen.VerifiedDomains.Any(d => d.Name is null) ? [NotSeen("verifiedDomains")] : (MissingFact[])[],
        ];
        if (missing.Count > 0)
        {
            return [RuleResult.Unknown("Whether support could reach the organisation outside the tenant", missing)];
        }

        string[] own = [.. seen.VerifiedDomains!.Select(d => d.Name).OfType<string>()
            .Concat(tenant.Domains.Seen.Select(d => d.Id))
            .Distinct(StringComparer.OrdinalIgnoreCase)];
        string[] mails = [.. seen.TechnicalNotificationMails!.Where(m => !string.IsNullOrWhiteSpace(m))];
        string[] outside = [.. mails.Where(m => DomainOf(m) is string domain && !own.Any(o => string.Equals(domain, o, StringComparison.OrdinalIgnoreCase) || FederatedDomains.IsSubdomain(domain, o)))];
        string[] phones = [.. seen.BusinessPhones!.Where(p => !string.IsNullOrWhiteSpace(p))];
        return [Judge(mails, outside, phones) with { Evidence = EvidenceOf(tenant, seen, mails, phones) }];
    }

    private static RuleResult Judge(string[] mails, string[] outside, string[] phones)
    {
        if (outside.Length > 0 && phones.Length > 0)
        {
            return new RuleResult(LockoutStatus.Pass, $"Support can reach the organisation without the tenant, by {RuleTargets.Join(outside)} and by the phone {RuleTargets.Join(phones)}. Make sure that this phone rings without the tenant.");
        }

        string inside = mails.Length == 0 ? "No technical contact mail is set" : $"The technical contact mail goes to {RuleTargets.Join(mails)} only, within the tenant's own domains";
        return (outside.Length, phones.Length) switch
        {
            (0, 0) => new RuleResult(LockoutStatus.Fail, $"{inside}, and no phone is set: nobody who is locked out could receive the code by which support recognises the caller.") { Severity = LockoutSeverity.High },
            (0, _) => new RuleResult(LockoutStatus.Fail, $"{inside}: nobody who is locked out could read what support sends there. The phone {RuleTargets.Join(phones)} is set, so the severity is Medium.") { Severity = LockoutSeverity.Medium },
            _ => new RuleResult(LockoutStatus.Fail, $"No phone is set in the organisation's profile, so support recognises no caller by the number. The mail address {RuleTargets.Join(outside)} is outside the tenant, so the severity is Low.") { Severity = LockoutSeverity.Low },
        };
    }

    private static Evidence[] EvidenceOf(Tenant tenant, Organization organization, string[] mails, string[] phones)
    {
        FindingTarget target = tenant.Target;
        return
        [
            new Evidence(target, "technicalNotificationMails", mails.Length == 0 ? null : string.Join(", ", mails), "organization"),
            new Evidence(target, "businessPhones", phones.Length == 0 ? null : string.Join(", ", phones), "organization"),
            new Evidence(target, "securityComplianceNotificationMails", Listed(organization.SecurityComplianceNotificationMails), "organization"),
            new Evidence(target, "securityComplianceNotificationPhones", Listed(organization.SecurityComplianceNotificationPhones), "organization"),
            new Evidence(target, "verifiedDomains", string.Join(", ", organization.VerifiedDomains!.Select(d => d.Name).OfType<string>()), "organization"),
        ];
    }

    private static string? Listed(IReadOnlyList<string>? items) => items is { Count: > 0 } ? string.Join(", ", items) : null;

    private static string? DomainOf(string mail)
    {
        int at = mail.LastIndexOf('@');
        return at < 0 || at == mail.Length - 1 ? null : mail[(at + 1)..].Trim();
    }

    private static MissingFact NotSeen(string property) => new(
        "organization",
        $"The snapshot does not give the property {property} of the organisation.",
        "Take the snapshot again with the permission Organization.Read.All.");
}
