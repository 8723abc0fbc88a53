using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>Every rule has a page, every page a rule, both are in the catalogue once, and none passes on what it cannot see.</summary>
public class RuleDriftTests
{
    private static readonly SectionStatus[] Blindness =
        [SectionStatus.NotCollected, SectionStatus.Forbidden, SectionStatus.Partial, SectionStatus.NotLicensed];

    public static TheoryData<string, string> SamplesAndSections
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string section in RuleCatalog.All.SelectMany(Declared).Distinct().Order(StringComparer.Ordinal))
            {
                data.Add("Contoso", section);
                data.Add("Northwind", section);
            }

            return data;
        }
    }

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
                    foreach (SectionStatus status in Blindness)
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
        Assert.All(Declared(RuleCatalog.Find(id)!), s => Assert.NotNull(SectionCatalog.Find(s)));

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_declares_a_section_once(string id) => Assert.Distinct(Declared(RuleCatalog.Find(id)!));

    /// <summary>What a rule shows it has looked at, and what it misses it would have looked at: both are declared, so that docs/permissions.md lists them.</summary>
    [Theory]
    [InlineData("Contoso")]
    [InlineData("Fabrikam")]
    [InlineData("Northwind")]
    public void A_rule_declares_what_its_evidence_comes_from(string sample)
    {
        Tenant tenant = TenantLoader.Load(Samples.Open(sample), isSample: true);

        foreach (LockoutRule rule in RuleCatalog.All)
        {
            IReadOnlyList<LockoutFinding> findings = Rules.Run(rule, tenant, tenant.CapturedAt);
            string[] used =
            [
                .. findings.SelectMany(f => f.Evidence).Select(e => e.Section),
                .. findings.SelectMany(f => f.Missing).Select(m => m.Subject).Where(s => SectionCatalog.Find(s) is not null),
            ];
            Assert.All(used.Distinct().Except(["milestones"]), s => Assert.True(Declared(rule).Contains(s), $"{rule.Id} uses {s} of {sample} and does not declare it."));
        }
    }

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

    /// <summary>
    /// The samples with their faults: take any section away that a rule declares, also one that it looks at only when something
    /// refers to it, and no object comes to pass that did not pass before.
    /// </summary>
    [Theory]
    [MemberData(nameof(SamplesAndSections))]
    public void What_a_rule_cannot_see_lets_nothing_pass_that_did_not(string sample, string section)
    {
        Tenant whole = TenantLoader.Load(Samples.Open(sample), isSample: true);
        LockoutRule[] rules = [.. RuleCatalog.All.Where(r => Declared(r).Contains(section))];
        Dictionary<string, IReadOnlyList<LockoutFinding>> before = rules.ToDictionary(r => r.Id, r => Rules.Run(r, whole, whole.CapturedAt));
        foreach (SectionStatus status in Blindness.Where(s => !SectionCatalog.Get(section).IsKnownEmpty(s)))
        {
            Tenant blind = TenantLoader.Load(new SourceWithout(whole.Source, section, status), isSample: true);
            foreach (LockoutRule rule in rules)
            {
                LockoutFinding[] passed = [.. Rules.Run(rule, blind, whole.CapturedAt).Where(f => f.Status == LockoutStatus.Pass)];
                Assert.All(passed, after => Assert.DoesNotContain(
                    before[rule.Id],
                    f => f.Target == after.Target && f.Status is LockoutStatus.Fail or LockoutStatus.Unknown or LockoutStatus.Manual));
            }
        }
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

    private static IEnumerable<string> Declared(LockoutRule rule) => rule.Sections.Concat(rule.ReferredSections);
}
