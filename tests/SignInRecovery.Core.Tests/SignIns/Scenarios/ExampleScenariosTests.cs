using SignInRecovery.SignIns.Scenarios;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.SignIns.Scenarios;

/// <summary>The examples of the scenario format, each resting on the rule that it quotes.</summary>
public class ExampleScenariosTests
{
    private static readonly ScenarioRun[] Runs = [.. ScenarioFile
        .Open(Path.Combine(Repository.Root, "tests", "SignInRecovery.Core.Tests", "SignIns", "Scenarios", "examples.json"))
        .Run(tenant: null, TenantBuilder.Now)];

    public static TheoryData<string> Ids => [.. Runs.Select(r => r.Result?.Id ?? r.Problem!.ToString())];

    [Fact]
    public void All_of_them_are_there() => Assert.Equal(18, Runs.Length);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_passes(string id)
    {
        ScenarioResult result = Assert.Single(Runs.Select(r => r.Result).OfType<ScenarioResult>(), r => r.Id == id);
        Assert.True(result.Passed, result.ToString());
    }
}
