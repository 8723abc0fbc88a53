using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>Every rule has a page, every page a rule, both are in the catalogue once, and none passes on what it cannot see.</summary>
public class RuleDriftTests
{
    public static TheoryData<string> RuleIds => [.. RuleCatalog.All.Select(r => r.Id)];

    public static TheoryData<string, string, SectionStatus> RulesAndMissingSections
    {
        get
        {
            var data = new TheoryData<string, string, SectionStatus>();
            foreach (LockoutRule rule in RuleCatalog.All)
            {
                foreach (string section in rule.Sections)
                {
                    foreach (SectionStatus status in (SectionStatus[])[SectionStatus.NotCollected, SectionStatus.Forbidden, SectionStatus.Partial, SectionStatus.NotLicensed])
                    {
                        if (!SectionCatalog.Get(section).IsKnownEmpty(status))
                        {
                            data.Add(rule.Id, section, status);
                        }
                    }
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_page_has_a_rule_and_every_rule_a_page() =>
        Assert.Equal(RulePage.All.Keys.Order(StringComparer.Ordinal), RuleCatalog.All.Select(r => r.Id));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_declares_sections_that_exist(string id) =>
        Assert.All(RuleCatalog.Find(id)!.Sections, s => Assert.NotNull(SectionCatalog.Find(s)));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_title_fits_the_table(string id) => Assert.InRange(RuleCatalog.Find(id)!.Page.Title.Length, 10, 44);

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_area_fits_the_id(string id)
    {
        RulePage page = RuleCatalog.Find(id)!.Page;
        Assert.Equal((LockoutArea)(id[3] - '1'), page.Area);
    }

    /// <summary>The clean sample passes; take one section away that the rule declares, and the rule must not pass.</summary>
    [Theory]
    [MemberData(nameof(RulesAndMissingSections))]
    public void A_rule_does_not_pass_on_what_it_cannot_see(string id, string section, SectionStatus status)
    {
        Tenant whole = TenantLoader.Load(CleanTenants.For(id));
        Tenant blind = TenantLoader.Load(new SourceWithout(whole.Source, section, status));
        LockoutRule rule = RuleCatalog.Find(id)!;

        IReadOnlyList<LockoutFinding> before = Rules.Run(rule, whole, whole.CapturedAt);
        IReadOnlyList<LockoutFinding> after = Rules.Run(rule, blind, whole.CapturedAt);

        Assert.DoesNotContain(before, f => f.Status is LockoutStatus.Fail or LockoutStatus.Unknown);
        Assert.DoesNotContain(after, f => f.Status is LockoutStatus.Pass or LockoutStatus.NotApplicable && !Explains(f));
        Assert.Contains(after, f => f.Status == LockoutStatus.Unknown && f.Missing.Count > 0);

        // A finding about a single object may still pass when that object does not depend on what is missing; then another
        // finding of the rule says what is Unknown.
        bool Explains(LockoutFinding finding) => finding.Target.Kind != "Tenant" && after.Any(f => f.Status == LockoutStatus.Unknown);
    }
}
