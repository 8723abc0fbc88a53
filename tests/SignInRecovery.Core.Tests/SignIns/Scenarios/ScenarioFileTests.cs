using System.Text;
using SignInRecovery.Facts;
using SignInRecovery.SignIns.Scenarios;
using SignInRecovery.Tests.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.SignIns.Scenarios;

/// <summary>Scenario files as people write them: with faults, each of which is an error of one scenario alone.</summary>
public sealed class ScenarioFileTests : IDisposable
{
    private const string Good = """{"id":"good","facts":{"users":[{"id":"u"}]},"context":{"userId":"u"},"expect":{"outcome":"allow"}}""";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"id":"x","facts":{"users":[]},"context":{"userId":"u","clientAppType":"brower"},"expect":{}}""", "context.clientAppType", "'brower' is none of")]
    [InlineData("""{"id":"x","facts":{"users":[]},"context":{"userId":"u"},"expect":{"aplies":[]}}""", "expect.aplies", "There is no member 'aplies' here")]
    [InlineData("""{"id":"x","facts":{"users":[]},"context":{"userid":"u"},"expect":{}}""", "context.userid", "There is no member 'userid' here")]
    [InlineData("""{"id":"x","facts":{"users":[]},"expect":{}}""", "", "The member 'context' is missing.")]
    [InlineData("""{"id":"x","facts":{"users":[]},"context":{},"expect":{}}""", "context", "Either userId or servicePrincipalId is needed.")]
    [InlineData("""{"id":"x","facts":{"users":[]},"context":{"userId":"u","applicationId":"a","userAction":"registerSecurityInformation"},"expect":{}}""", "context", "Only one of applicationId, userAction")]
    [InlineData("""{"id":"x","facts":{"users":[{"id":"u","methods":["telepathy"]}]},"context":{"userId":"u"},"expect":{}}""", "facts.users[0].methods[0]", "'telepathy' is no authentication method mode")]
    [InlineData("""{"id":"x","facts":{"users":[{"methods":[]}]},"context":{"userId":"u"},"expect":{}}""", "facts.users[0]", "The member 'id' is missing.")]
    [InlineData("""{"id":"x","facts":{"users":[{"id":"u"},{"id":"U"}]},"context":{"userId":"u"},"expect":{}}""", "facts.users", "The user U is there twice.")]
    [InlineData("""{"id":"x","facts":{"namedLocations":[{"displayName":"no id"}]},"context":{"userId":"u"},"expect":{}}""", "facts", "namedLocations cannot be read")]
    [InlineData("""{"id":"x","facts":{},"policies":[{"displayName":"no id"}],"context":{"userId":"u"},"expect":{}}""", "policies[0]", "The policy cannot be read.")]
    [InlineData("""{"id":"x","mode":"guess","facts":{},"context":{"userId":"u"},"expect":{}}""", "mode", "'guess' is no mode")]
    [InlineData("""{"id":"x","facts":{},"context":{"userId":"u","sessionSatisfied":["strength"]},"expect":{}}""", "context.sessionSatisfied[0]", "names no grant control")]
    [InlineData("""{"id":"x","facts":{},"context":{"userId":"u"},"expect":{"canSatisfy":"yes"}}""", "expect.canSatisfy", "True or false was expected.")]
    [InlineData("""{"id":"x","facts":{},"context":{"userId":"u"},"expect":{"controlsByPolicy":{"p":{"operater":"OR"}}}}""", "expect.controlsByPolicy.p.operater", "There is no member 'operater' here")]
    [InlineData("""{"id":"x","facts":{},"context":{"userId":"u","ipAddress":"999.1.1.1"},"expect":{}}""", "context.ipAddress", "'999.1.1.1' is no IPv4 or IPv6 address.")]
    [InlineData("""{"id":"x","facts":{},"context":{"userId":"u","country":"Germany"},"expect":{}}""", "context.country", "'Germany' is no country code of two letters.")]
    [InlineData("""{"id":"x","facts":{},"context":{"userId":"u","gpsCountry":"1A"},"expect":{}}""", "context.gpsCountry", "'1A' is no country code of two letters.")]
    [InlineData("""{"id":"x","context":{"userId":"u"},"expect":{}}""", "", "It brings no facts and needs a tenant")]
    [InlineData("""{"id":"good","facts":{},"context":{"userId":"u"},"expect":{}}""", "id", "Another scenario of this file has the same id.")]
    [InlineData("""{"id":"x","facts":{"users":[}},"context":{"userId":"u"},"expect":{}}""", "", "invalid")]
    [InlineData("""{"id":"x" "facts":{},"context":{"userId":"u"},"expect":{}}""", "", "invalid")]
    [InlineData("42", "", "An object was expected.")]
    [InlineData("}", "", "invalid")]
    public void A_fault_is_an_error_of_its_scenario_alone(string faulty, string path, string reason)
    {
        ScenarioRun[] runs = Run($"{{\"schemaVersion\":1,\"scenarios\":[\n{Good},\n{faulty},\n{Good.Replace("good", "last", StringComparison.Ordinal)}\n]}}");

        Assert.Equal(3, runs.Length);
        Assert.True(runs[0].Result?.Passed);
        Assert.True(runs[2].Result?.Passed, runs[2].Problem?.ToString());
        ScenarioProblem problem = Assert.IsType<ScenarioProblem>(runs[1].Problem);
        Assert.Equal((3, path), (problem.Line, problem.JsonPath));
        Assert.Contains(reason, problem.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("ScenarioInvalid", problem.ToException().ErrorId);
    }

    /// <summary>An outcome is never nothing, so that null expects the Unknown; and a known outcome does not satisfy it.</summary>
    [Theory]
    [InlineData("\"excludeGroups\":[\"33333333-aaaa-4bbb-8ccc-000000000001\"]", "null", true)]
    [InlineData("\"excludeGroups\":[\"33333333-aaaa-4bbb-8ccc-000000000001\"]", "\"unknown\"", true)]
    [InlineData("\"excludeGroups\":[\"33333333-aaaa-4bbb-8ccc-000000000001\"]", "\"block\"", false)]
    [InlineData("\"excludeGroups\":[]", "null", false)]
    [InlineData("\"excludeGroups\":[]", "\"unknown\"", false)]
    public void An_outcome_of_null_is_unknown(string exclusion, string expected, bool passes)
    {
        string policy = $$$"""{"id":"p","displayName":"P","state":"enabled","conditions":{"users":{"includeUsers":["All"],{{{exclusion}}}},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]},"grantControls":{"operator":"OR","builtInControls":["block"]}}""";

        ScenarioRun run = Assert.Single(Run($$$"""{"schemaVersion":1,"scenarios":[{"id":"x","facts":{"users":[{"id":"u"}],"groups":[],"roleAssignments":[]},"policies":[{{{policy}}}],"context":{"userId":"u"},"expect":{"outcome":{{{expected}}},"effectiveOutcome":{{{expected}}}}}]}"""));

        Assert.Equal(passes, run.Result!.Passed);
        Assert.Equal(passes ? 0 : 2, run.Result.Differences.Count);
    }

    /// <summary>Null expects nothing, of members that hold others too; and what is there does not satisfy it.</summary>
    [Theory]
    [InlineData("""{"controlsByPolicy":null,"sessionResult":null,"notApplies":null}""", "disabled", true)]
    [InlineData("""{"notApplies":null}""", "enabled", true)]
    [InlineData("""{"controlsByPolicy":null}""", "enabled", false)]
    [InlineData("""{"sessionResult":null}""", "enabled", false)]
    public void Null_expects_nothing(string expect, string state, bool passes)
    {
        string policy = $$$"""{"id":"p","displayName":"P","state":"{{{state}}}","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]},"grantControls":{"operator":"OR","builtInControls":["mfa"]},"sessionControls":{"signInFrequency":{"isEnabled":true,"frequencyInterval":"everyTime"} } }""";

        ScenarioRun run = Assert.Single(Run($$$"""{"schemaVersion":1,"scenarios":[{"id":"x","facts":{"users":[{"id":"u"}],"groups":[],"roleAssignments":[]},"policies":[{{{policy}}}],"context":{"userId":"u"},"expect":{{{expect}}} }]}"""));

        Assert.Equal(passes, run.Result!.Passed);
    }

    [Fact]
    public void The_line_is_that_of_the_member() => Assert.Equal(
        5,
        Run("{\n\"schemaVersion\": 1, \"scenarios\": [\n{ \"id\": \"x\", \"facts\": {},\n  \"context\": { \"userId\": \"u\",\n    \"devicePlatform\": \"beos\" }, \"expect\": {} }]}")[0].Problem!.Line);

    [Fact]
    public void A_file_that_ends_too_early_runs_what_is_whole()
    {
        ScenarioRun[] runs = Run($"{{\"schemaVersion\":1,\"scenarios\":[{Good},{{\"id\":\"cut\",\"facts\":{{");

        Assert.True(runs[0].Result?.Passed);
        Assert.Contains("a bracket is missing", runs[1].Problem!.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "An object with schemaVersion and scenarios was expected")]
    [InlineData("not json", "It is no JSON")]
    [InlineData("", "It is no JSON")]
    [InlineData("""{"scenarios":[]}""", "It has no schemaVersion")]
    [InlineData("""{"schemaVersion":2,"scenarios":[]}""", "Its schemaVersion is 2")]
    [InlineData("""{"schemaVersion":1}""", "It has no list of scenarios")]
    [InlineData("""{"schemaVersion":1,"scenarios":{}}""", "It has no list of scenarios")]
    public void A_file_of_another_form_is_refused_whole(string text, string reason)
    {
        SignInRecoveryException exception = Assert.Throws<SignInRecoveryException>(() => Run(text));

        Assert.Equal("ScenarioFileInvalid", exception.ErrorId);
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_said_to_be_so() =>
        Assert.Equal("ScenarioFileNotFound", Assert.Throws<SignInRecoveryException>(() => ScenarioFile.Open(Path.Combine(_folder.Path, "none.json"))).ErrorId);

    [Fact]
    public void A_folder_is_no_file() =>
        Assert.Equal("ScenarioFileUnreadable", Assert.Throws<SignInRecoveryException>(() => ScenarioFile.Open(_folder.Path)).ErrorId);

    [Fact]
    public void Windows_text_comments_and_trailing_commas_are_read()
    {
        string file = Path.Combine(_folder.Path, "utf16.json");
        File.WriteAllText(file, $"// people who must get in\n{{\"schemaVersion\":1,\"scenarios\":[ /* one */ {Good},\n // and no more\n]}}", Encoding.Unicode);

        Assert.True(Assert.Single(ScenarioFile.Open(file).Run(null, TenantBuilder.Now)).Result?.Passed);
    }

    [Fact]
    public void What_the_facts_hold_beyond_the_format_is_told()
    {
        ScenarioRun run = Assert.Single(Run("""{"schemaVersion":1,"scenarios":[{"id":"x","facts":{"gruops":[],"users":[{"id":"u","shoeSize":42}]},"context":{"userId":"u"},"expect":{}}]}"""));

        Assert.Equal(
            ["This version does not know facts.gruops and does not use it.", "This version does not know facts.users[0].shoeSize and does not use it."],
            run.Result!.Remarks);
    }

    [Fact]
    public void Differences_say_what_is_and_what_was_expected()
    {
        ScenarioRun run = Assert.Single(Run("""
            {"schemaVersion":1,"scenarios":[{"id":"x","facts":{"users":[{"id":"u","methods":[]}]},"policies":[],"context":{"userId":"u"},
            "expect":{"applies":["p"],"outcome":"block","canSatisfy":false,"notApplies":{"q":"users"},"enforcementOrder":["mfa"],"mfaWhere":"homeTenant","sessionResult":{"signInFrequencyHours":4},"controlsByPolicy":{"p":{"operator":"OR","controls":["mfa"]}}}}]}
            """));

        Assert.False(run.Result!.Passed);
        Assert.Equal(
            ["applies", "outcome", "canSatisfy", "notApplies.q", "enforcementOrder", "mfaWhere", "sessionResult.signInFrequencyHours", "controlsByPolicy.p"],
            run.Result.Differences.Select(d => d.Member));
        Assert.Contains("outcome: expected \"block\", is allow", run.Result.Differences.Select(d => d.ToString()));
    }

    [Fact]
    public void A_scenario_without_facts_runs_on_the_tenant()
    {
        string file = Path.Combine(_folder.Path, "tenant.json");
        string policy = """{"id":"only","state":"enabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]},"clientAppTypes":["all"]},"grantControls":{"operator":"OR","builtInControls":["block"]}}""";
        File.WriteAllText(file, $$"""
            {"schemaVersion":1,"scenarios":[
            {"id":"as it is","context":{"userId":"{{MethodsTenant.Ada}}","applicationId":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c"},"expect":{"effectiveOutcome":"requires","canSatisfyPlatform":true} },
            {"id":"with other policies","policies":[{{policy}}],"context":{"userId":"{{MethodsTenant.Ada}}","applicationId":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c"},"expect":{"effectiveOutcome":"block","applies":["only"]} }]}
            """);

        ScenarioRun[] runs = [.. ScenarioFile.Open(file).Run(PortalTenant.WithKey().Build(), TenantBuilder.Now)];

        Assert.All(runs, r => Assert.True(r.Result?.Passed, r.Problem?.ToString() ?? r.Result?.ToString()));
    }

    [Fact]
    public void Damaged_files_never_end_in_another_way_than_a_problem()
    {
        byte[] whole = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "SignInRecovery.Core.Tests", "SignIns", "Scenarios", "examples.json"))[..6000];
        var random = new Random(4711);
        string file = Path.Combine(_folder.Path, "damaged.json");
        for (int round = 0; round < 150; round++)
        {
            byte[] bytes = [.. whole];
            for (int change = 0; change < 3; change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(file, bytes);
            try
            {
                Assert.All(ScenarioFile.Open(file).Run(null, TenantBuilder.Now), r => Assert.True(r.Result is null != r.Problem is null));
            }
            catch (SignInRecoveryException exception)
            {
                Assert.Equal("ScenarioFileInvalid", exception.ErrorId);
            }
        }
    }

    private ScenarioRun[] Run(string text)
    {
        string file = Path.Combine(_folder.Path, "scenarios.json");
        File.WriteAllText(file, text);
        return [.. ScenarioFile.Open(file).Run(null, TenantBuilder.Now)];
    }
}
