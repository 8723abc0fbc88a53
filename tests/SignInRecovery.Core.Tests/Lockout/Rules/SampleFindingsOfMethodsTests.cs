using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>What the rules on usable administrators and their methods find in the samples (docs/samples.md).</summary>
public class SampleFindingsOfMethodsTests
{
    private static readonly string[] MyRules = ["SR0101", "SR0201", "SR0202", "SR0203", "SR0204", "SR0205", "SR0206"];

    [Fact]
    public void Contoso() => Assert.Equal(
        [
            "SR0101 Pass Global Administrator",
            "SR0201 Fail Katarzyna Nowak (Admin)",
            "SR0202 Fail Daniel Osei (Admin)",
            "SR0203 Fail Laura Jensen (Admin)",
            "SR0204 Fail Contoso Emergency 2",
            "SR0204 Fail Henrik Dahl (Admin)",
            "SR0205 Pass Global Administrator",
            "SR0206 Fail Temporary Access Pass",
        ],
        Findings("Contoso"));

    [Fact]
    public void Fabrikam() => Assert.Equal(
        [
            "SR0101 Pass Global Administrator",
            "SR0201 Pass Fabrikam Inc",
            "SR0202 Pass Fabrikam Inc",
            "SR0203 Pass Fabrikam Inc",
            "SR0204 Pass Fabrikam Inc",
            "SR0205 Pass Global Administrator",
            "SR0206 Pass Temporary Access Pass",
        ],
        Findings("Fabrikam"));

    [Fact]
    public void Northwind() => Assert.Equal(
        [
            "SR0101 Fail Global Administrator",
            "SR0201 Pass Northwind Traders",
            "SR0202 Fail Susan Whitaker",
            "SR0203 Pass Northwind Traders",
            "SR0204 NotApplicable Northwind Traders",
            "SR0205 NotApplicable Global Administrator",
            "SR0206 Fail Temporary Access Pass",
        ],
        Findings("Northwind"));

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void Every_reason_is_made_of_whole_sentences(string sample) =>
        Assert.All(Run(sample), f => Assert.Matches(@"^[A-Z0-9].*\.$", f.Reason));

    private static string[] Findings(string sample) =>
        [.. Run(sample).Select(f => $"{f.RuleId} {f.Status} {f.Target.Name}").Order(StringComparer.Ordinal)];

    private static IReadOnlyList<LockoutFinding> Run(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        return LockoutAssessment.Run(tenant, new LockoutOptions { AsOf = tenant.CapturedAt!.Value, Rules = MyRules });
    }
}
