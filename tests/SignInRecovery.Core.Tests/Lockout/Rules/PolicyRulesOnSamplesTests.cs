using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>What docs/samples.md says that SR0401 to SR0407 find, and nothing else.</summary>
public class PolicyRulesOnSamplesTests
{
    private static readonly string[] Ids = ["SR0401", "SR0402", "SR0403", "SR0404", "SR0405", "SR0406", "SR0407"];

    [Fact]
    public void Contoso() => Assert.Equal(
    [
        "SR0401 Pass Critical Tenant Contoso Ltd",
        "SR0402 Fail Medium Policy CA001 - Block legacy authentication",
        "SR0403 Fail Low Group CA - Excluded service accounts",
        "SR0403 Fail Low Group CA - Travel exceptions",
        "SR0404 Fail Medium Policy Microsoft-managed: Multifactor authentication for admins accessing Microsoft Admin Portals",
        "SR0405 Fail Medium Policy CA012 - Azure management only from managed devices (pilot)",
        "SR0406 Fail Medium Policy CA019 - Backup console only from the warehouse",
        "SR0407 Pass Low Policy Security defaults",
    ], Findings("Contoso"));

    [Fact]
    public void Fabrikam() => Assert.Equal(
    [
        "SR0401 Pass Critical Tenant Fabrikam Inc",
        "SR0402 Pass Medium Tenant Fabrikam Inc",
        "SR0403 Pass Medium Tenant Fabrikam Inc",
        "SR0404 Pass Low Tenant Fabrikam Inc",
        "SR0405 NotApplicable High Tenant Fabrikam Inc",
        "SR0406 NotApplicable High Tenant Fabrikam Inc",
        "SR0407 Pass Low Policy Security defaults",
    ], Findings("Fabrikam"));

    [Fact]
    public void Northwind() => Assert.Equal(
    [
        "SR0401 NotApplicable Critical Tenant Northwind Traders",
        "SR0402 NotApplicable Medium Tenant Northwind Traders",
        "SR0403 NotApplicable Medium Tenant Northwind Traders",
        "SR0404 NotApplicable Low Tenant Northwind Traders",
        "SR0405 NotApplicable High Tenant Northwind Traders",
        "SR0406 NotApplicable High Tenant Northwind Traders",
        "SR0407 Fail Low Policy Security defaults",
    ], Findings("Northwind"));

    private static IEnumerable<string> Findings(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        return Ids
            .SelectMany(id => Support.Rules.Run(RuleCatalog.Find(id)!, tenant, tenant.CapturedAt))
            .Select(f => $"{f.RuleId} {f.Status} {f.Severity} {f.Target.Kind} {f.Target.Name}")
            .Order(StringComparer.Ordinal);
    }
}
