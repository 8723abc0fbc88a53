using System.Text;
using System.Text.Json.Nodes;
using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>The same policy comes out of every form in which tools leave it.</summary>
public class PolicyFormsTests
{
    private static string Normal => Take.Text(Fixture.Policy()).Line();

    [Fact]
    public void A_policy_as_Graph_returns_it_is_taken_word_for_word()
    {
        ImportedObjects imported = Take.Path(Fixture.PathOf("graph.json"));

        Assert.Empty(imported.Problems);
        JsonArray source = JsonNode.Parse(Fixture.Text("graph.json"))!["value"]!.AsArray();
        Assert.Equal(2, imported.Lines().Count);
        Assert.All(imported.Lines().Zip(source), pair => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(pair.First), pair.Second), pair.First));
        Assert.Equal(ImportedSectionStatus.Complete, imported.GetSection("policies").Status);
    }

    [Fact]
    public void Pascal_case_blank_objects_and_dates_of_PowerShell_become_what_Graph_returns()
    {
        ImportedObjects imported = Take.Path(Fixture.PathOf("powershell.json"));

        Assert.Empty(imported.Problems);
        JsonNode policy = JsonNode.Parse(imported.Line())!;
        Assert.Equal("enabled", (string?)policy["state"]);
        Assert.Equal("2025-03-01T08:00:00Z", (string?)policy["createdDateTime"]);
        Assert.Equal("""["all"]""", policy["conditions"]!["clientAppTypes"]!.ToJsonString());
        Assert.Equal("""["22222222-aaaa-4bbb-8ccc-000000000001"]""", policy["conditions"]!["users"]!["excludeUsers"]!.ToJsonString());
        Assert.Equal("elevated", (string?)policy["conditions"]!["insiderRiskLevels"]);
        foreach (string name in (string[])["platforms", "locations", "devices", "deviceStates", "clientApplications"])
        {
            Assert.True(policy["conditions"]!.AsObject().ContainsKey(name));
            Assert.Null(policy["conditions"]![name]);
        }

        Assert.Null(policy["conditions"]!["users"]!["includeGuestsOrExternalUsers"]);
        Assert.Null(policy["conditions"]!["applications"]!["applicationFilter"]);
        Assert.Null(policy["grantControls"]!["authenticationStrength"]);
        Assert.Equal("""{"operator":"OR","builtInControls":["mfa"],"customAuthenticationFactors":[],"termsOfUse":[],"authenticationStrength":null}""", policy["grantControls"]!.ToJsonString());
        Assert.Null(policy["sessionControls"]);
    }

    [Fact]
    public void Snake_case_of_Python_is_read_as_what_Graph_returns()
    {
        ImportedObjects imported = Take.Text("""
            {"id":"11111111-aaaa-4bbb-8ccc-0000000000ff","display_name":"Right","state":"enabled",
            "conditions":{"users":{"include_users":["All"],"exclude_groups":["33333333-aaaa-4bbb-8ccc-000000000001"]},
            "applications":{"include_applications":["All"]},"client_app_types":["all"],"platforms":null,"locations":null,"devices":null},
            "grant_controls":{"operator":"OR","built_in_controls":["mfa"],"terms_of_use":[]},"session_controls":null,"odata_type":"#microsoft.graph.conditionalAccessPolicy","additional_data":{}}
            """);

        Assert.Empty(imported.Problems);
        Assert.Equal(Normal, imported.Line());
    }

    /// <summary>A file that was made to be sent to Graph refers to the strength by its address.</summary>
    [Theory]
    [InlineData("https://graph.example/beta/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004")]
    [InlineData("https://graph.example/beta/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004/")]
    [InlineData("https://graph.example/beta/policies/authenticationStrengthPolicies('00000000-0000-0000-0000-000000000004')")]
    public void A_strength_that_is_bound_by_its_address_is_demanded(string address)
    {
        ImportedObjects imported = Take.Text(Fixture.Policy("\"termsOfUse\":[]", $"\"authenticationStrength@odata.bind\":\"{address}\""));

        Assert.Equal("00000000-0000-0000-0000-000000000004", (string?)JsonNode.Parse(imported.Line())!["grantControls"]!["authenticationStrength"]!["id"]);
        Assert.Equal("$.grantControls.authenticationStrength", imported.Problem(ImportErrorIds.UnexpectedShape).JsonPath);
    }

    [Fact]
    public void Annotations_of_OData_are_left_out()
    {
        ImportedObjects imported = Take.Path(Fixture.PathOf("annotated.json"));

        Assert.Empty(imported.Problems);
        Assert.DoesNotContain("odata", imported.Line(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("restore", imported.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_keeps_its_name_and_id_and_has_no_state()
    {
        ImportedObjects imported = Take.Path(Fixture.PathOf("template.json"));

        JsonNode policy = JsonNode.Parse(imported.Line())!;
        Assert.Equal("A second factor for everybody", (string?)policy["displayName"]);
        Assert.Equal("66666666-aaaa-4bbb-8ccc-000000000001", (string?)policy["id"]);
        Assert.False(policy.AsObject().ContainsKey("state"));
        Assert.Equal(["MissingState", "UnresolvableId"], imported.Problems.Select(problem => problem.ErrorId).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_policy_as_escaped_text_brings_its_locations_along()
    {
        ImportedObjects imported = Take.Path(Fixture.PathOf("cipp.json"));

        Assert.Contains("\"displayName\":\"Escaped\"", imported.Line(), StringComparison.Ordinal);
        Assert.Contains("\"countriesAndRegions\":[\"NL\"]", imported.Line("namedLocations"), StringComparison.Ordinal);
        Assert.Equal(["MissingId", "UnresolvableId"], imported.Problems.Select(problem => problem.ErrorId));
        Assert.Equal("$.conditions.locations.includeLocations[0]", imported.Problem(ImportErrorIds.UnresolvableId).JsonPath);
    }

    [Fact]
    public void A_report_of_another_tool_gives_its_policies_and_locations()
    {
        ImportedObjects imported = Take.Path(Fixture.PathOf("report.json"));

        Assert.Empty(imported.Problems);
        Assert.Contains("\"operator\":\"AND\"", imported.Line(), StringComparison.Ordinal);
        Assert.Contains("\"isTrusted\":true", imported.Line("namedLocations"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_line_costs_one_policy_and_is_reported_with_its_name()
    {
        ImportedObjects imported = Take.Path(Fixture.PathOf("lines.jsonl"));

        Assert.Equal(2, imported.Lines().Count);
        ImportProblem problem = imported.Problem(ImportErrorIds.InvalidJson);
        Assert.Equal("Second line, broken off", problem.ObjectName);
        Assert.Equal("enabled", problem.ObjectState);
        Assert.Equal(ImportSeverity.Error, problem.Severity);
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("policies").Status);
    }

    public static TheoryData<string, string> Wrappers => new()
    {
        { "list", "[{0}]" },
        { "list in a list", "[[{0}]]" },
        { "value", """{"value":[{0}]}""" },
        { "policies", """{"exported":"today","policies":[{0}]}""" },
        { "report", """{"tenant":{"id":1},"conditional_access_policies":[{0}],"other":[1,2]}""" },
        { "deep", """{"a":{"b":{"c":[{"d":{0}}]}}}""" },
        { "wrapper", """{"source":"s","path":"p","policy":{0}}""" },
        { "comments", "// exported today\n/* by hand */ {0} // end" },
        { "trailing comma", "[{0},]" },
        { "blank lines", "\n\n  {0}\n\n" },
    };

    [Theory]
    [MemberData(nameof(Wrappers))]
    public void Wrappers_are_taken_off(string form, string wrapper)
    {
        ImportedObjects imported = Take.Text(wrapper.Replace("{0}", Fixture.Policy(), StringComparison.Ordinal));

        Assert.True(imported.Problems.Count == 0, $"{form}: {string.Join(' ', imported.Problems)}");
        Assert.Equal(Normal, imported.Line());
    }

    [Theory]
    [InlineData("RawJSON")]
    [InlineData("JSON")]
    [InlineData("body")]
    public void An_escaped_text_is_opened(string key)
    {
        string text = new JsonObject { [key] = Fixture.Policy() }.ToJsonString();

        Assert.Equal(Normal, Take.Text(text).Line());
        Assert.Equal(Normal, Take.Text(new JsonArray(JsonNode.Parse(text)).ToJsonString()).Line());
    }

    [Fact]
    public void A_file_whose_root_is_a_text_is_opened_even_when_escaped_twice()
    {
        string once = JsonValue.Create(Fixture.Policy()).ToJsonString();

        Assert.Equal(Normal, Take.Text(once).Line());
        Assert.Equal(Normal, Take.Text(JsonValue.Create(once).ToJsonString()).Line());
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData(",\n")]
    [InlineData("")]
    public void Objects_one_after_another_are_all_taken(string between)
    {
        string second = Fixture.Policy("0000000000ff", "0000000000fe");

        ImportedObjects imported = Take.Text(Fixture.Policy() + between + second);

        Assert.Empty(imported.Problems);
        Assert.Equal(2, imported.Lines().Count);
        Assert.Equal([0, 1], Take.Text(Fixture.Policy("\"state\":\"enabled\",") + between + second.Replace("\"state\":\"enabled\",", "", StringComparison.Ordinal)).Problems.Select(problem => problem.Index!.Value));
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16 with mark", "utf-16BE", "utf-16BE with mark", "utf-32 with mark", "utf-32BE with mark"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Every_encoding_of_Windows_tools_is_read(string form)
    {
        Encoding encoding = form.Split(' ')[0] switch
        {
            "utf-16" => Encoding.Unicode,
            "utf-16BE" => Encoding.BigEndianUnicode,
            "utf-32" => Encoding.UTF32,
            "utf-32BE" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            _ => Encoding.UTF8,
        };
        string text = Fixture.Policy("Right", "Zürich – 管理者");
        byte[] bytes = [.. form.EndsWith("mark", StringComparison.Ordinal) ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];

        ImportedObjects imported = Take.Bytes(bytes);

        Assert.Contains("Zürich – 管理者", imported.Line(), StringComparison.Ordinal);
        Assert.All(imported.Problems, problem => Assert.Equal(ImportErrorIds.EncodingGuessed, problem.ErrorId));
    }

    [Fact]
    public void A_file_in_an_old_code_page_is_read_and_the_guess_is_told()
    {
        ImportedObjects imported = Take.Bytes(Encoding.Latin1.GetBytes(Fixture.Policy("Right", "Zürich")));

        Assert.Contains("Zürich", imported.Line(), StringComparison.Ordinal);
        Assert.Equal(ImportErrorIds.EncodingGuessed, Assert.Single(imported.Problems).ErrorId);
    }
}
