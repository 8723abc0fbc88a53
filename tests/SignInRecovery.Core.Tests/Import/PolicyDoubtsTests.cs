using System.Text.Json.Nodes;
using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>What is taken with doubt, what is not taken, and what is said about it.</summary>
public class PolicyDoubtsTests
{
    [Fact]
    public void Invented_parts_cost_their_policy_and_no_other()
    {
        ImportedObjects imported = Take.Path(Fixture.PathOf("invented.json"));

        Assert.Contains("A good one among them", imported.Line(), StringComparison.Ordinal);
        Assert.Equal(
            [
                ("Only from our network", "$.grantControls.builtInControls[0]", 7L),
                ("Locations as a list", "$.conditions.locations", 13L),
                ("A hidden platform", "$.conditions.platforms.excludePlatforms[1]", 20L),
            ],
            imported.Problems.Select(problem => (problem.ObjectName!, problem.JsonPath!, problem.Line!.Value)));
        Assert.All(imported.Problems, problem =>
        {
            Assert.Equal(ImportErrorIds.NotReadable, problem.ErrorId);
            Assert.Equal(ImportSeverity.Error, problem.Severity);
            Assert.Equal("enabled", problem.ObjectState);
            Assert.Equal("policies", problem.Section);
            Assert.Equal("invented.json", problem.File);
            Assert.Contains(problem.ObjectName!, problem.Reason, StringComparison.Ordinal);
        });
        Assert.Equal([0, 1, 2], imported.Problems.Select(problem => problem.Index!.Value));
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("policies").Status);
    }

    [Theory]
    [InlineData("\"state\":\"enabled\"", "\"state\":\"on\"", "$.state")]
    [InlineData("\"state\":\"enabled\"", "\"state\":1", "$.state")]
    [InlineData("\"state\":\"enabled\"", "\"state\":\"enabled\",\"State\":\"disabled\"", "$.state")]
    [InlineData("\"OR\"", "\"XOR\"", "$.grantControls.operator")]
    [InlineData("[\"mfa\"]", "[\"mfa\",7]", "$.grantControls.builtInControls[1]")]
    [InlineData("[\"mfa\"]", "[\"mfa\",\"riskRemediation\",\"somethingNew\"]", "$.grantControls.builtInControls[2]")]
    [InlineData("\"clientAppTypes\":[\"all\"]", "\"clientAppTypes\":[\"modern\"]", "$.conditions.clientAppTypes[0]")]
    [InlineData("\"clientAppTypes\":[\"all\"]", "\"clientAppTypes\":true", "$.conditions.clientAppTypes")]
    [InlineData("\"platforms\":null", "\"platforms\":{\"includePlatforms\":[\"chromeOS\"]}", "$.conditions.platforms.includePlatforms[0]")]
    [InlineData("\"locations\":null", "\"locations\":[{\"includeLocations\":[\"All\"]}]", "$.conditions.locations")]
    [InlineData("\"locations\":null", "\"locations\":\"AllTrusted\"", "$.conditions.locations")]
    [InlineData("\"locations\":null", "\"userRiskLevels\":[\"critical\"]", "$.conditions.userRiskLevels[0]")]
    [InlineData("\"locations\":null", "\"insiderRiskLevels\":\"severe\"", "$.conditions.insiderRiskLevels")]
    [InlineData("\"locations\":null", "\"authenticationFlows\":{\"transferMethods\":\"unknownFutureValue\"}", "$.conditions.authenticationFlows.transferMethods")]
    [InlineData("\"devices\":null", "\"devices\":{\"deviceFilter\":{\"mode\":\"only\",\"rule\":\"device.isCompliant -eq True\"}}", "$.conditions.devices.deviceFilter.mode")]
    [InlineData("\"devices\":null", "\"devices\":{\"deviceFilter\":{\"mode\":null,\"rule\":\"device.isCompliant -eq True\"}}", "$.conditions.devices.deviceFilter")]
    [InlineData("\"devices\":null", "\"devices\":{\"deviceFilter\":{\"mode\":\"include\"}}", "$.conditions.devices.deviceFilter")]
    [InlineData("\"includeUsers\":[\"All\"]", "\"includeUsers\":[[\"All\"]]", "$.conditions.users.includeUsers[0]")]
    [InlineData("\"includeUsers\":[\"All\"]", "\"includeUsers\":{\"all\":true}", "$.conditions.users.includeUsers")]
    [InlineData("\"includeUsers\":[\"All\"]", "\"includeUsers\":[\"System.Object[]\"]", "$.conditions.users.includeUsers[0]")]
    [InlineData("\"includeUsers\":[\"All\"]", "\"includeGuestsOrExternalUsers\":{\"guestOrExternalUserTypes\":\"partner\"}", "$.conditions.users.includeGuestsOrExternalUsers.guestOrExternalUserTypes")]
    [InlineData("\"sessionControls\":null", "\"sessionControls\":[1]", "$.sessionControls")]
    public void A_value_that_leaves_the_meaning_open_costs_the_policy(string what, string by, string path)
    {
        ImportedObjects imported = Take.Text(Fixture.Policy(what, by));

        Assert.Empty(imported.Lines());
        ImportProblem problem = Assert.Single(imported.Problems);
        Assert.Equal((ImportErrorIds.NotReadable, path, ImportSeverity.Error), (problem.ErrorId, problem.JsonPath, problem.Severity));
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("policies").Status);
    }

    /// <summary>What stood where a null is may have been the control or the exclusion that decides: it is left out, and never without a word.</summary>
    [Theory]
    [InlineData("[\"mfa\"]", "[null,\"mfa\"]", "$.grantControls.builtInControls[0]")]
    [InlineData("\"clientAppTypes\":[\"all\"]", "\"clientAppTypes\":[\"all\",null]", "$.conditions.clientAppTypes[1]")]
    [InlineData("\"includeUsers\":[\"All\"]", "\"includeUsers\":[\"All\",null]", "$.conditions.users.includeUsers[1]")]
    [InlineData("\"platforms\":null", "\"platforms\":{\"includePlatforms\":[\"all\"],\"excludePlatforms\":[null]}", "$.conditions.platforms.excludePlatforms[0]")]
    [InlineData("\"locations\":null", "\"signInRiskLevels\":[\"high\",null]", "$.conditions.signInRiskLevels[1]")]
    public void A_null_among_the_items_of_a_list_is_reported(string what, string by, string path)
    {
        ImportedObjects imported = Take.Text(Fixture.Policy(what, by));

        ImportProblem problem = imported.Problem(ImportErrorIds.UnexpectedShape);
        Assert.Equal((path, ImportSeverity.Warning), (problem.JsonPath, problem.Severity));
        Assert.Contains("is null where", problem.Reason, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[\[,]null", imported.Line());
    }

    [Fact]
    public void A_policy_without_conditions_or_cut_off_by_ConvertTo_Json_is_not_taken()
    {
        ImportedObjects none = Take.Text("""{"displayName":"No conditions","state":"enabled","grantControls":{"operator":"OR","builtInControls":["block"]}}""");
        ImportedObjects cut = Take.Text("""{"displayName":"Cut off","state":"enabled","conditions":"@{users=; applications=}","grantControls":{"operator":"OR","builtInControls":"System.Object[]"}}""");

        Assert.Equal("$.conditions", none.Problem(ImportErrorIds.NotReadable).JsonPath);
        Assert.Contains("-Depth", cut.Problem(ImportErrorIds.NotReadable).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"33333333-aaaa-4bbb-8ccc-000000000001\"", "\"Break glass\"", ImportErrorIds.UnresolvableId, "$.conditions.users.excludeGroups[0]")]
    [InlineData("\"33333333-aaaa-4bbb-8ccc-000000000001\"", "\"%Placeholder%\"", ImportErrorIds.UnresolvableId, "$.conditions.users.excludeGroups[0]")]
    [InlineData("\"33333333-aaaa-4bbb-8ccc-000000000001\"", "\"00000000-0000-0000-0000-000000000000\"", ImportErrorIds.UnresolvableId, "$.conditions.users.excludeGroups[0]")]
    [InlineData("\"33333333-aaaa-4bbb-8ccc-000000000001\"", "\"\"", ImportErrorIds.UnresolvableId, "$.conditions.users.excludeGroups[0]")]
    [InlineData("\"includeApplications\":[\"All\"]", "\"includeApplications\":[\"Office 365\"]", ImportErrorIds.UnresolvableId, "$.conditions.applications.includeApplications[0]")]
    [InlineData("\"includeApplications\":[\"All\"]", "\"includeAuthenticationContextClassReferences\":[\"c100\"]", ImportErrorIds.UnresolvableId, "$.conditions.applications.includeAuthenticationContextClassReferences[0]")]
    [InlineData("\"termsOfUse\":[]", "\"termsOfUse\":[\"ToU\"]", ImportErrorIds.UnresolvableId, "$.grantControls.termsOfUse[0]")]
    [InlineData("\"termsOfUse\":[]", "\"authenticationStrength\":\"Our strength\"", ImportErrorIds.UnexpectedShape, "$.grantControls.authenticationStrength")]
    [InlineData("\"termsOfUse\":[]", "\"authenticationStrength\":{\"id\":null,\"displayName\":\"Our strength\"}", ImportErrorIds.UnresolvableId, "$.grantControls.authenticationStrength.id")]
    [InlineData("\"state\":\"enabled\",", "", ImportErrorIds.MissingState, "$.state")]
    [InlineData("\"id\":\"11111111-aaaa-4bbb-8ccc-0000000000ff\",", "", ImportErrorIds.MissingId, "$.id")]
    [InlineData("11111111-aaaa-4bbb-8ccc-0000000000ff", "CA001", ImportErrorIds.MissingId, "$.id")]
    [InlineData("\"displayName\":\"Right\",", "", ImportErrorIds.MissingName, "$.displayName")]
    [InlineData("\"operator\":\"OR\",\"builtInControls\":[\"mfa\"]", "\"operator\":null,\"builtInControls\":[\"mfa\",\"compliantDevice\"]", ImportErrorIds.MissingOperator, "$.grantControls.operator")]
    [InlineData("\"grantControls\":{\"operator\":\"OR\",\"builtInControls\":[\"mfa\"],\"termsOfUse\":[]},\"sessionControls\":null", "\"grant\":{\"operator\":\"OR\",\"builtInControls\":[\"mfa\"]}", ImportErrorIds.MissingControls, "$.grantControls")]
    [InlineData("\"locations\":null", "\"locations\":[]", ImportErrorIds.UnexpectedShape, "$.conditions.locations")]
    [InlineData("\"locations\":null", "\"departments\":[\"Sales\"]", ImportErrorIds.UnknownProperty, "$.conditions.departments")]
    [InlineData("\"locations\":null", "\"times\":{\"allDay\":true}", ImportErrorIds.UnknownProperty, "$.conditions.times")]
    [InlineData("\"includeUsers\":[\"All\"]", "\"includeUsers\":\"All\"", ImportErrorIds.UnexpectedShape, "$.conditions.users.includeUsers")]
    [InlineData("\"includeUsers\":[\"All\"],\"excludeGroups\":[\"33333333-aaaa-4bbb-8ccc-000000000001\"]", "\"includeUsers\":[]", ImportErrorIds.MissingAssignment, "$.conditions.users")]
    [InlineData("\"sessionControls\":null", "\"sessionControls\":{\"persistentBrowser\":{\"isEnabled\":true,\"mode\":\"sometimes\"}}", ImportErrorIds.UnknownValue, "$.sessionControls.persistentBrowser.mode")]
    [InlineData("\"sessionControls\":null", "\"sessionControls\":{\"signInFrequency\":{\"isEnabled\":\"True\",\"value\":4}}", ImportErrorIds.UnexpectedShape, "$.sessionControls.signInFrequency.isEnabled")]
    [InlineData("\"sessionControls\":null", "\"createdDateTime\":\"03/04/2024 10:00:00\"", ImportErrorIds.UnreadableDate, "$.createdDateTime")]
    public void A_doubt_is_told_and_the_policy_is_taken(string what, string by, string errorId, string path)
    {
        ImportedObjects imported = Take.Text(Fixture.Policy(what, by));

        _ = imported.Line();
        Assert.Contains(imported.Problems, problem => problem.ErrorId == errorId && problem.JsonPath == path);
        Assert.All(imported.Problems, problem => Assert.Equal(ImportSeverity.Warning, problem.Severity));
        Assert.Equal(ImportedSectionStatus.Complete, imported.GetSection("policies").Status);
        Idempotence.Check(imported);
    }

    [Theory]
    [InlineData("\"locations\":null", "\"insiderRiskLevels\":[\"moderate\",\"Elevated\"]", "insiderRiskLevels", "moderate,elevated")]
    [InlineData("\"locations\":null", "\"insiderRiskLevels\":\"minor, moderate\"", "insiderRiskLevels", "minor,moderate")]
    [InlineData("\"locations\":null", "\"agentIdRiskLevels\":[\"high\"]", "agentIdRiskLevels", "high")]
    public void Multivalued_words_are_one_text(string what, string by, string name, string expected)
    {
        ImportedObjects imported = Take.Text(Fixture.Policy(what, by));

        Assert.Empty(imported.Problems);
        Assert.Equal(expected, (string?)JsonNode.Parse(imported.Line())!["conditions"]![name]);
    }

    [Fact]
    public void Lists_of_PowerShell_5_and_transfer_methods_as_a_list_are_read()
    {
        string text = Fixture.Policy("\"locations\":null", "\"authenticationFlows\":{\"transferMethods\":[\"deviceCodeFlow\"]},\"signInRiskLevels\":{\"value\":[\"high\",\"medium\"],\"Count\":2}");

        ImportedObjects imported = Take.Text(text);

        Assert.Empty(imported.Problems);
        Assert.Contains("\"transferMethods\":\"deviceCodeFlow\"", imported.Line(), StringComparison.Ordinal);
        Assert.Contains("\"signInRiskLevels\":[\"high\",\"medium\"]", imported.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_strength_given_by_name_never_passes_for_no_strength()
    {
        ImportedObjects imported = Take.Text(Fixture.Policy("\"termsOfUse\":[]", "\"authenticationStrength\":{\"id\":null,\"displayName\":\"Our strength\",\"allowedCombinations\":[\"fido2\"]}"));

        Assert.Equal("Our strength", (string?)JsonNode.Parse(imported.Line())!["grantControls"]!["authenticationStrength"]!["id"]);
    }

    [Fact]
    public void Made_ids_are_the_same_at_every_import_and_differ_by_position()
    {
        string noId = Fixture.Policy("\"id\":\"11111111-aaaa-4bbb-8ccc-0000000000ff\",");

        List<string> first = Take.Text($"[{noId},{noId}]").Lines();

        Assert.Equal(first, Take.Text($"[{noId},{noId}]").Lines());
        Assert.NotEqual(first[0], first[1]);
        Assert.NotEqual(first[0], Take.Text(noId, "other.json").Line());
    }

    [Fact]
    public void The_second_policy_with_an_id_is_reported_unless_it_is_the_same()
    {
        ImportedObjects same = Take.Text($"[{Fixture.Policy()},{Fixture.Policy()}]");
        ImportedObjects other = Take.Text($"[{Fixture.Policy()},{Fixture.Policy("\"enabled\"", "\"disabled\"")}]");

        Assert.Empty(same.Problems);
        _ = same.Line();
        Assert.Contains("\"enabled\"", other.Line(), StringComparison.Ordinal);
        ImportProblem problem = other.Problem(ImportErrorIds.DuplicateId);
        Assert.Equal((ImportSeverity.Error, 1, "disabled"), (problem.Severity, problem.Index, problem.ObjectState));
        Assert.Equal(ImportedSectionStatus.Partial, other.GetSection("policies").Status);
    }

    [Fact]
    public void A_deleted_policy_goes_to_its_own_section()
    {
        ImportedObjects imported = Take.Text(Fixture.Policy("\"sessionControls\":null", "\"deletedDateTime\":\"2026-11-01T00:00:00Z\""));

        Assert.Empty(imported.Lines());
        _ = imported.Line("deletedPolicies");
    }

    [Fact]
    public void Control_characters_of_a_name_do_not_reach_a_terminal()
    {
        ImportedObjects imported = Take.Text(Fixture.Policy("\"Right\",\"state\":\"enabled\"", "\"\\u001b[31mRed\\u202e\\n\",\"state\":\"\\u0007\""));

        ImportProblem problem = Assert.Single(imported.Problems);
        Assert.All((string[])[problem.ObjectName!, problem.Reason, problem.ObjectState!], text => Assert.DoesNotContain(text, char.IsControl));
        Assert.Contains("Red", problem.ObjectName, StringComparison.Ordinal);
    }
}
