using System.Text.RegularExpressions;
using SignInRecovery.Knowledge;
using SignInRecovery.Recovery;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>
/// docs/recovery.md: every advice of Microsoft's page on sign-in issues is reached by the call in its table, and every
/// situation is in the list.
/// </summary>
public partial class RecoveryPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "recovery.md"));

    public static TheoryData<string, string> Advice
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Match row in RowPattern().Matches(Page))
            {
                data.Add(row.Groups["call"].Value, row.Groups["holds"].Value.Trim());
            }

            return data;
        }
    }

    [Fact]
    public void The_table_has_a_line_for_every_advice_of_the_page() => Assert.Equal(29, Advice.Count);

    [Theory]
    [MemberData(nameof(Advice))]
    public void Every_advice_is_reached_by_its_call(string call, string holds)
    {
        string text = string.Join(' ', RecoveryPaths.Find(Parse(call)).SelectMany(p => RecoveryText.Lines(p, 100_000, isFull: true)).Select(l => l.Trim()));

        Assert.Contains(holds, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_situation_is_in_the_list() => Assert.All(Situations.All, s => Assert.Contains($"| {s.Situation} | {s.Looks} |", Page, StringComparison.Ordinal));

    private static RecoveryQuestion Parse(string call)
    {
        string[] words = [.. ArgumentPattern().Matches(call).Select(m => m.Value.Trim('\''))];
        var question = new RecoveryQuestion();
        for (int index = 1; index + 1 < words.Length; index += 2)
        {
            string value = words[index + 1];
            question = words[index] switch
            {
                "-Situation" => question with { Situation = Enum.Parse<RecoverySituation>(value) },
                "-Relationship" => question with { Relationship = Enum.Parse<RecoveryRelationship>(value) },
                "-Product" => question with { Product = value },
                "-Role" => question with { Role = BuiltInRoles.All.Single(r => r.Name == value) },
                _ => throw new InvalidOperationException($"The test does not know {words[index]}."),
            };
        }

        return question;
    }

    [GeneratedRegex(@"^\| [^|]+ \| `(?<call>Get-RecoveryPath [^`]+)` \| (?<holds>[^|]+) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RowPattern();

    [GeneratedRegex(@"'[^']*'|\S+")]
    private static partial Regex ArgumentPattern();
}
