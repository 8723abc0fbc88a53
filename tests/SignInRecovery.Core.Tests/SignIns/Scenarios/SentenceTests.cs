using SignInRecovery.SignIns.Scenarios;
using Xunit;

namespace SignInRecovery.Tests.SignIns.Scenarios;

/// <summary>The documentation, sentence by sentence.</summary>
public class SentenceTests
{
    private static readonly Sentence[] Sentences = [.. MfaSentences.All, .. AccountSentences.All];

    public static TheoryData<string> Names => [.. Sentences.Select(s => s.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_the_documentation_says_holds(string name)
    {
        ScenarioResult result = Sentences.Single(s => s.ToString() == name).Run();
        Assert.True(result.Passed, $"{result}\n{result.Outcome}\n{string.Join('\n', result.Outcome.Abilities.SelectMany(a => a.Controls))}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_unknown_answer_has_a_reason(string name)
    {
        ScenarioResult result = Sentences.Single(s => s.ToString() == name).Run();
        Assert.NotEmpty(result.Outcome.Reason);
        if (result.Actual.CanSatisfy is null || result.Actual.CanSatisfyPlatform is null || result.Actual.Outcome == "unknown")
        {
            Assert.NotEmpty(result.Outcome.Missing);
            Assert.All(result.Outcome.Missing, m => Assert.NotEmpty(m.Remedy));
        }
    }
}
