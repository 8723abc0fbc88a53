using SignInRecovery.SignIns.Scenarios;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.SignIns.Scenarios;

/// <summary>
/// Scenarios that were written from Microsoft's pages by somebody who had not seen the engine: each says what it rests on, and its
/// tags name the section of the facts. An expectation of null, or of unknown, is one where the pages leave it open.
/// </summary>
public class PageScenariosTests
{
    private static readonly ScenarioRun[] Runs = [.. ScenarioFile
        .Open(Path.Combine(Repository.Root, "tests", "SignInRecovery.Core.Tests", "SignIns", "Scenarios", "pages.json"))
        .Run(tenant: null, TenantBuilder.Now)];

    public static TheoryData<string> Ids => [.. Runs.Select(r => r.Result?.Id ?? r.Problem!.ToString())];

    [Fact]
    public void All_of_them_are_there_and_can_be_run() => Assert.Equal((381, 0), (Runs.Length, Runs.Count(r => r.Problem is not null)));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_sign_in_leads_to_what_the_pages_say(string id)
    {
        ScenarioResult result = Assert.Single(Runs.Select(r => r.Result).OfType<ScenarioResult>(), r => r.Id == id);
        Assert.True(result.Passed, result.ToString());
    }
}
