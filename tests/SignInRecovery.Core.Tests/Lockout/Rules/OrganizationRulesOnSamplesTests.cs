using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>What docs/samples.md says that the rules on federation, partners, licences and levers find, and nothing else.</summary>
public class OrganizationRulesOnSamplesTests
{
    private static readonly string[] Ids = ["SR0109", "SR0110", "SR0111", "SR0501", "SR0502", "SR0503", "SR0504", "SR0601", "SR0602", "SR0603", "SR0604"];

    [Fact]
    public void Contoso() => Assert.Equal(
    [
        "SR0109 Fail High Group Role - Tier 0 Administrators",
        "SR0110 Fail Medium Phone +14255550103",
        "SR0111 Pass High Tenant Contoso Ltd",
        "SR0501 Pass High Tenant Contoso Ltd",
        "SR0502 Fail High Domain contoso.com",
        "SR0503 Pass Medium Domain contoso.com",
        "SR0504 Pass Medium Tenant Contoso Ltd",
        "SR0601 Pass Medium Tenant Contoso Ltd",
        "SR0602 Fail Medium DelegatedAdminRelationship Adatum migration project",
        "SR0603 Fail Medium Tenant Contoso Ltd",
        "SR0604 Fail Low Subscription SPE_E5",
    ], Findings("Contoso"));

    [Fact]
    public void Fabrikam() => Assert.Equal(
    [
        "SR0109 NotApplicable High Tenant Fabrikam Inc",
        "SR0110 Pass Medium Tenant Fabrikam Inc",
        "SR0111 Pass High Tenant Fabrikam Inc",
        "SR0501 NotApplicable High Tenant Fabrikam Inc",
        "SR0502 NotApplicable High Tenant Fabrikam Inc",
        "SR0503 NotApplicable Medium Tenant Fabrikam Inc",
        "SR0504 NotApplicable Medium Tenant Fabrikam Inc",
        "SR0601 Pass Medium Tenant Fabrikam Inc",
        "SR0602 Pass Medium Tenant Fabrikam Inc",
        "SR0603 Pass Medium Tenant Fabrikam Inc",
        "SR0604 Pass Medium Tenant Fabrikam Inc",
    ], Findings("Fabrikam"));

    [Fact]
    public void Northwind() => Assert.Equal(
    [
        "SR0109 NotApplicable High Tenant Northwind Traders",
        "SR0110 NotApplicable Medium Tenant Northwind Traders",
        "SR0111 Fail Low User Susan Whitaker",
        "SR0501 NotApplicable High Tenant Northwind Traders",
        "SR0502 NotApplicable High Tenant Northwind Traders",
        "SR0503 NotApplicable Medium Tenant Northwind Traders",
        "SR0504 NotApplicable Medium Tenant Northwind Traders",
        "SR0601 NotApplicable Medium Tenant Northwind Traders",
        "SR0602 NotApplicable Medium Tenant Northwind Traders",
        "SR0603 Fail Medium Tenant Northwind Traders",
        "SR0604 NotApplicable Medium Tenant Northwind Traders",
    ], Findings("Northwind"));

    private static IEnumerable<string> Findings(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        return Ids
            .SelectMany(id => Rules.Run(RuleCatalog.Find(id)!, tenant, tenant.CapturedAt))
            .Select(f => $"{f.RuleId} {f.Status} {f.Severity} {f.Target.Kind} {f.Target.Name}")
            .Order(StringComparer.Ordinal);
    }
}
