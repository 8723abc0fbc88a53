using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>A rule about the federated domains of a tenant, which does not apply where none is federated.</summary>
internal abstract class FederationRule(string id) : LockoutRule(id)
{
    public sealed override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        FederatedDomains domains = FederatedDomains.Of(context.Tenant);
        return domains.All.Count == 0 && domains.Missing.Count == 0
            ? [new RuleResult(LockoutStatus.NotApplicable, "No domain of the tenant is federated.")]
            : Evaluate(context, domains);
    }

    /// <summary>Looks at the federated domains of a tenant: there is one, or one may be among what was not seen.</summary>
    protected abstract IEnumerable<RuleResult> Evaluate(RuleContext context, FederatedDomains domains);

    /// <summary>
    /// Judges each federated domain by its settings: Unknown for one whose settings were not seen, and one Unknown for domains
    /// that may be there unseen.
    /// </summary>
    protected static IEnumerable<RuleResult> ForEach(
        RuleContext context,
        FederatedDomains domains,
        Func<Domain, string> question,
        Func<Domain, FederationConfiguration, RuleResult> judge)
    {
        foreach (Domain domain in domains.All)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Fact<FederationConfiguration> settings = domains.SettingsOf(domain);
            yield return settings.IsKnown
                ? judge(domain, settings.Value)
                : RuleResult.Unknown(question(domain), settings.Missing, FederatedDomains.Target(domain));
        }

        if (domains.Missing.Count > 0)
        {
            yield return RuleResult.Unknown("Whether these are all federated domains", domains.Missing);
        }
    }
}
