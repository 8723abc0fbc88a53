using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0501. Without password hash synchronisation the people of a federated domain have no password in the cloud, so that
/// converting the domain when the federation server is down does not let them in. High for the default domain. With it the
/// switch still is made by hand: the failover is not automatic (Entra documentation, "Choose the right authentication
/// method", 2025-04-09).
/// </summary>
internal sealed class FederatedDomainWithoutPasswordHashes() : FederationRule("SR0501")
{
    public override IReadOnlyList<string> Sections { get; } = ["domains", "onPremisesSynchronization"];

    public override IReadOnlyList<string> ReferredSections { get; } = ["users", "organization", "featureRollouts"];

    protected override IEnumerable<RuleResult> Evaluate(RuleContext context, FederatedDomains domains)
    {
        Tenant tenant = context.Tenant;
        Fact<bool> isOn = IsOn(tenant);
        if (isOn is { IsKnown: true, Value: false } && domains.All.Count > 0)
        {
            return [Fail(tenant, domains)];
        }

        IReadOnlyList<MissingFact> missing = [.. domains.Missing, .. isOn.IsKnown ? [] : isOn.Missing];
        if (missing.Count > 0)
        {
            return [RuleResult.Unknown("Whether the people of every federated domain have a password in the cloud to fall back on", missing)];
        }

        return
        [
            new RuleResult(
                LockoutStatus.Pass,
                $"Password hash synchronisation is on, so the people of {Names(domains)} have a password in the cloud. It does not take over by itself: somebody who can sign in without the federation server must convert the domain.")
            {
                Evidence = EvidenceOf(tenant, domains),
            },
        ];
    }

    private static RuleResult Fail(Tenant tenant, FederatedDomains domains)
    {
        bool isDefault = domains.All.Any(d => d.IsDefault == true);
        string names = RuleTargets.Join([.. domains.All.Select(d => d.IsDefault == true ? $"{d.Id} (the default domain)" : d.Id)]);
        string which = domains.All.Count == 1 ? $"The domain {names} is" : $"The domains {names} are";
        string severity = isDefault ? string.Empty : " The default domain is not federated, so the severity is Medium.";
        string people = string.Join(" and ", domains.All.Select(d => domains.PeopleUnder(d) is string count ? $"{count} under {d.Id}" : null).OfType<string>().Take(3));
        string whom = people.Length == 0 ? "its people" : people;
        return new RuleResult(
            LockoutStatus.Fail,
            $"{which} federated and password hash synchronisation is off: while the federation server is down, {whom} have no password in the cloud with which to sign in after the domain is converted.{severity}")
        {
            Severity = isDefault ? LockoutSeverity.High : LockoutSeverity.Medium,
            Evidence = EvidenceOf(tenant, domains),
        };
    }

    private static Fact<bool> IsOn(Tenant tenant)
    {
        Fact<OnPremisesSynchronization> settings = tenant.OnPremisesSynchronization.Single;
        return settings.Then(s => s.Features?.PasswordSyncEnabled is bool isOn
            ? Fact.Known(isOn)
            : Fact.Unknown<bool>(new MissingFact(
                "onPremisesSynchronization",
                "The snapshot does not say whether password hash synchronisation is on.",
                "Take the snapshot again with the delegated permission OnPremDirectorySynchronization.Read.All.")));
    }

    private static string Names(FederatedDomains domains) => RuleTargets.Join([.. domains.All.Select(d => d.Id)]);

    private static Evidence[] EvidenceOf(Tenant tenant, FederatedDomains domains) =>
    [
        .. domains.All.Select(d => new Evidence(FederatedDomains.Target(d), "authenticationType", "Federated", "domains")),
        .. domains.All.Where(d => d.IsDefault == true).Select(d => new Evidence(FederatedDomains.Target(d), "isDefault", true, "domains")),
        .. tenant.OnPremisesSynchronization.Seen.Take(1).Select(s => new Evidence(tenant.Target, "features.passwordSyncEnabled", s.Features?.PasswordSyncEnabled, "onPremisesSynchronization")),
        .. tenant.Organization.Seen.Take(1).Where(o => o.OnPremisesLastPasswordSyncDateTime is not null)
            .Select(o => new Evidence(tenant.Target, "onPremisesLastPasswordSyncDateTime", o.OnPremisesLastPasswordSyncDateTime, "organization")),
        .. tenant.FeatureRollouts.Seen
            .Where(r => r is { Feature: StagedFeature.PasswordHashSync, IsEnabled: true })
            .OrderBy(r => r.Id, StringComparer.Ordinal)
            .Select(r => new Evidence(new FindingTarget("FeatureRollout", r.Id, r.DisplayName ?? r.Id), "feature", "not counted: a staged rollout helps the members of its groups only, and does not convert the domain", "featureRollouts")),
    ];
}
