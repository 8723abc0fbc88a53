using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>
/// What the whole rule book finds in the samples, by rule and target: exactly what docs/samples.md says is planted there.
/// </summary>
public class SampleFindingsTests
{
    [Fact]
    public void Contoso_has_what_is_planted_and_nothing_else() => Assert.Equal(
        [
            "SR0102 Fail Low Global Administrator",
            "SR0103 Fail High Privileged Authentication Administrator",
            "SR0104 Fail High Marcus Feldman",
            "SR0104 Fail High Robert Ainsley",
            "SR0104 Fail Medium Lucas Moreau",
            "SR0105 Fail High Robert Ainsley",
            "SR0107 Fail Medium Tomas Lindqvist (Admin)",
            "SR0108 Fail High Helena Voss (Litware)",
            "SR0109 Fail High Role - Tier 0 Administrators",
            "SR0110 Fail Medium Phone ending in 03",
            "SR0201 Fail High Katarzyna Nowak (Admin)",
            "SR0202 Fail Medium Daniel Osei (Admin)",
            "SR0203 Fail Medium Laura Jensen (Admin)",
            "SR0204 Fail High Contoso Emergency 2",
            "SR0204 Fail High Henrik Dahl (Admin)",
            "SR0206 Fail Medium Temporary Access Pass",
            "SR0207 Fail Low Daniel Osei (Admin)",
            "SR0208 Fail Low Authentication methods policy",
            "SR0209 Fail Medium Lucas Moreau",
            "SR0302 Fail Medium Contoso Emergency 2",
            "SR0303 Fail Medium Contoso Emergency 2",
            "SR0304 Fail Low Contoso Emergency 1",
            "SR0304 Fail Low Contoso Emergency 2",
            "SR0402 Fail Medium CA001 - Block legacy authentication",
            "SR0403 Fail Low CA - Excluded service accounts",
            "SR0403 Fail Low CA - Travel exceptions",
            "SR0404 Fail Medium Microsoft-managed: Multifactor authentication for admins accessing Microsoft Admin Portals",
            "SR0405 Fail Medium CA012 - Azure management only from managed devices (pilot)",
            "SR0406 Fail Medium CA019 - Backup console only from the warehouse",
            "SR0408 Fail Medium CA012 - Azure management only from managed devices (pilot)",
            "SR0410 Fail High Katarzyna Nowak (Admin)",
            "SR0410 Fail High Lucas Moreau",
            "SR0410 Fail Medium Daniel Osei (Admin)",
            "SR0410 Fail Medium Laura Jensen (Admin)",
            "SR0410 Unknown High Helena Voss (Litware)",
            "SR0501 Fail High Contoso Ltd",
            "SR0502 Fail High contoso.com",
            "SR0503 Fail High lucernepublishing.com",
            "SR0504 Fail Medium Contoso Ltd",
            "SR0601 Fail Medium Contoso Ltd",
            "SR0602 Fail Low Adatum migration project",
            "SR0603 Fail Medium Contoso Ltd",
            "SR0604 Fail Low SPE_E5",
        ],
        Open("Contoso"));

    [Fact]
    public void Fabrikam_is_clean() => Assert.Empty(Open("Fabrikam"));

    [Fact]
    public void Northwind_has_one_administrator_with_one_telephone() => Assert.Equal(
        [
            "SR0101 Fail Critical Global Administrator",
            "SR0106 Fail Medium Susan Whitaker",
            "SR0111 Fail Low Susan Whitaker",
            "SR0202 Fail Medium Susan Whitaker",
            "SR0206 Fail Medium Temporary Access Pass",
            "SR0207 Fail High Susan Whitaker",
            "SR0301 Fail High Northwind Traders",
            "SR0407 Fail Low Security defaults",
            "SR0603 Fail Medium Northwind Traders",
        ],
        Open("Northwind"));

    /// <summary>Samples are judged as of their capture time, so that they never rot; two years later they say other things, and still say them.</summary>
    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void Two_years_later_a_sample_can_still_be_judged(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);

        IReadOnlyList<LockoutFinding> later = LockoutAssessment.Run(tenant, new LockoutOptions { AsOf = tenant.CapturedAt!.Value.AddYears(2) });

        Assert.Equal(RuleCatalog.All.Select(r => r.Id), later.Select(f => f.RuleId).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(later, f => f.Missing.Any(m => m.Remedy.Contains("fault of SignInRecovery", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void Every_reason_is_made_of_whole_sentences(string sample) =>
        Assert.All(Run(sample), f => Assert.Matches(@"^[A-Z0-9].*\.$", f.Reason));

    /// <summary>What did not pass.</summary>
    private static string[] Open(string sample) =>
    [
        .. Run(sample)
            .Where(f => f.Status is not (LockoutStatus.Pass or LockoutStatus.NotApplicable))
            .Select(f => $"{f.RuleId} {f.Status} {f.Severity} {f.Target.Name}")
            .Order(StringComparer.Ordinal),
    ];

    private static IReadOnlyList<LockoutFinding> Run(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);
        return LockoutAssessment.Run(tenant, new LockoutOptions { AsOf = tenant.CapturedAt!.Value });
    }
}
