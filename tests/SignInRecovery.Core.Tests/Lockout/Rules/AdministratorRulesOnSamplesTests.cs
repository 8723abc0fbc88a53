using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>What docs/samples.md says that SR0102 to SR0108 find, and nothing else.</summary>
public class AdministratorRulesOnSamplesTests
{
    private static readonly string[] Ids = ["SR0102", "SR0103", "SR0104", "SR0105", "SR0106", "SR0107", "SR0108"];

    [Fact]
    public void Contoso() => Assert.Equal(
    [
        "SR0102 Fail Low Role Global Administrator",
        "SR0103 Fail High Role Privileged Authentication Administrator",
        "SR0104 Fail High User Marcus Feldman",
        "SR0104 Fail High User Robert Ainsley",
        "SR0105 Fail High User Robert Ainsley",
        "SR0106 Pass High Tenant Contoso Ltd",
        "SR0107 Fail Medium User Tomas Lindqvist (Admin)",
        "SR0108 Fail High User Helena Voss (Litware)",
    ], Findings("Contoso"));

    [Fact]
    public void Fabrikam() => Assert.Equal(
    [
        "SR0102 Pass Low Role Global Administrator",
        "SR0103 Pass High Tenant Fabrikam Inc",
        "SR0104 Pass High Tenant Fabrikam Inc",
        "SR0105 Pass High Role Global Administrator",
        "SR0106 Pass High Tenant Fabrikam Inc",
        "SR0107 Pass High Role Global Administrator",
        "SR0108 Pass High Role Global Administrator",
    ], Findings("Fabrikam"));

    [Fact]
    public void Northwind() => Assert.Equal(
    [
        "SR0102 Pass Low Role Global Administrator",
        "SR0103 NotApplicable High Tenant Northwind Traders",
        "SR0104 Pass High Tenant Northwind Traders",
        "SR0105 Pass High Role Global Administrator",
        "SR0106 Fail Medium User Susan Whitaker",
        "SR0107 Pass High Role Global Administrator",
        "SR0108 Pass High Role Global Administrator",
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
