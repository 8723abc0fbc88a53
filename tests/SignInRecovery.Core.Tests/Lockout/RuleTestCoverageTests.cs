using SignInRecovery.Lockout;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout;

/// <summary>
/// Every rule has tests for each status that it can give: Pass, Fail and Unknown, and NotApplicable where its class says so. The
/// tests of a rule stand in SrnnnnTests; those of the rules on emergency accounts share a class and name the rule in the method.
/// </summary>
public class RuleTestCoverageTests
{
    private static readonly string Rules = Path.Combine(Repository.Root, "src", "SignInRecovery.Core", "Lockout", "Rules");
    private static readonly string Tests = Path.Combine(Repository.Root, "tests", "SignInRecovery.Core.Tests", "Lockout", "Rules");

    // The helpers and the base class by which a rule says that there is nothing to look at.
    private static readonly string[] NotApplicable = ["LockoutStatus.NotApplicable", "NoAccounts(", ".Conclude(", ": FederationRule("];

    public static TheoryData<string> RuleIds => [.. RuleCatalog.All.Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void A_rule_is_tested_for_each_status_that_it_can_give(string id)
    {
        (string name, string source) = Assert.Single(Sources(), s => s.Text.Contains($"(\"{id}\")", StringComparison.Ordinal));
        string tests = TestsOf(id, name);

        Assert.All((LockoutStatus[])[LockoutStatus.Pass, LockoutStatus.Fail, LockoutStatus.Unknown], s => Assert.Contains($"LockoutStatus.{s}", tests, StringComparison.Ordinal));
        Assert.Equal(
            NotApplicable.Any(n => source.Contains(n, StringComparison.Ordinal)),
            tests.Contains($"LockoutStatus.{LockoutStatus.NotApplicable}", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Text)> Sources() =>
        Directory.EnumerateFiles(Rules, "*.cs").Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)));

    private static string TestsOf(string id, string name)
    {
        string own = Path.Combine(Tests, $"Sr{id[2..]}Tests.cs");
        if (File.Exists(own))
        {
            return File.ReadAllText(own);
        }

        IEnumerable<string> methods = File.ReadAllText(Path.Combine(Tests, "EmergencyRuleTests.cs")).Split("    [Fact]").SelectMany(m => m.Split("    [Theory]")).Skip(1);
        return string.Concat(methods.Where(m => m.Contains($"new {name}(", StringComparison.Ordinal)));
    }
}
