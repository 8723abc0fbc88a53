using System.Text.RegularExpressions;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.UserAsks;

/// <summary>
/// docs/user-asks.md ties every ask of users, and every misreading of other tools, to what answers it: each number is there, each
/// test that it names exists, and an ask without a test says why it is none of ours.
/// </summary>
public partial class UserAsksTests
{
    private static readonly (char Letter, int First, int Last)[] Ranges =
        [('A', 1, 23), ('B', 24, 35), ('C', 36, 49), ('D', 50, 55), ('E', 56, 58), ('F', 59, 66), ('G', 67, 69), ('H', 70, 76), ('I', 77, 78), ('J', 79, 85), ('M', 1, 9)];

    private static readonly Row[] Rows =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "docs", "user-asks.md"))
            .Select(l => Line().Match(l))
            .Where(m => m.Success)
            .Select(m => new Row(m.Groups["id"].Value, m.Groups["ask"].Value.Trim(), m.Groups["answer"].Value.Trim(), m.Groups["tests"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))),
    ];

    private static readonly HashSet<string> Tests = [.. Sources().SelectMany(TestsOf)];

    public static TheoryData<string> Ids => [.. Rows.Select(r => r.Id)];

    [Fact]
    public void No_ask_and_no_misreading_is_missing_and_none_is_there_twice() => Assert.Equal(
        Ranges.SelectMany(r => Enumerable.Range(r.First, r.Last - r.First + 1).Select(n => $"{r.Letter}{n}")),
        Rows.Select(r => r.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_test_that_is_named_exists(string id)
    {
        Row row = Rows.Single(r => r.Id == id);
        Assert.NotEmpty(row.Ask);
        Assert.NotEmpty(row.Answer);
        Assert.All(row.Tests, t => Assert.True(Tests.Contains(t), $"{id} names the test {t}, which is not there."));
        Assert.True(row.Tests.Length > 0 || row.Answer.StartsWith("out: ", StringComparison.Ordinal), $"{id} has no test, and does not say why it is outside.");
    }

    /// <summary>The reading of the sources finds what it looks for, and nothing that is no test.</summary>
    [Fact]
    public void Tests_are_found_in_their_sources()
    {
        Assert.Contains($"{nameof(UserAsksTests)}.{nameof(Tests_are_found_in_their_sources)}", Tests);
        Assert.Contains($"{nameof(UserAsksTests)}.{nameof(Every_test_that_is_named_exists)}", Tests);
        Assert.DoesNotContain(Tests, t => t.EndsWith(".Dispose", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(p => p is "obj" or "bin"));

    private static IEnumerable<string> TestsOf(string file)
    {
        string text = File.ReadAllText(file);
        return Class().Match(text) is { Success: true } type ? Method().Matches(text).Select(m => $"{type.Groups[1].Value}.{m.Groups[1].Value}") : [];
    }

    [GeneratedRegex(@"^\| (?<id>[A-Z]\d+) \| (?<ask>[^|]+) \| (?<answer>[^|]+) \|(?<tests>[^|]*)\|$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^public (?:sealed |partial )*class (\w+)", RegexOptions.Multiline)]
    private static partial Regex Class();

    // An attribute that makes a test, whatever stands between it and the method: data, comments, other attributes.
    [GeneratedRegex(@"^    \[(?:Fact|Theory)\b(?:(?!^    public ).)*?^    public (?:async )?(?:void|Task) (\w+)\(", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Method();

    private sealed record Row(string Id, string Ask, string Answer, string[] Tests);
}
