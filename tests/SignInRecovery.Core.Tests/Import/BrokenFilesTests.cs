using System.Text;
using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

/// <summary>Files that are no policies, or policies no more.</summary>
public class BrokenFilesTests
{
    public static TheoryData<string, string> Texts => new()
    {
        { "", ImportErrorIds.EmptyFile },
        { " \r\n\t ", ImportErrorIds.EmptyFile },
        { "<!DOCTYPE html><html><body>Sign in</body></html>", ImportErrorIds.NotJson },
        { "Hello, these are our policies.", ImportErrorIds.NotJson },
        { "]", ImportErrorIds.NotJson },
        { "{", ImportErrorIds.InvalidJson },
        { "[", ImportErrorIds.InvalidJson },
        { "{\"displayName\": 'single'}", ImportErrorIds.InvalidJson },
        { "{\"displayName\" \"x\"}", ImportErrorIds.InvalidJson },
        { "\"{\\\"conditions\\\": \"", ImportErrorIds.InvalidJson },
        { "17", ImportErrorIds.NotAPolicy },
        { "null", ImportErrorIds.NotAPolicy },
        { "{}", ImportErrorIds.NotAPolicy },
        { "[1, \"a\", null, {\"x\": 1}]", ImportErrorIds.NotAPolicy },
        { "{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"1\",\"displayName\":\"G\"}", ImportErrorIds.NotAPolicy },
        { "{\"value\":[]}", ImportErrorIds.NotAPolicy },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_without_policies_is_reported(string text, string errorId)
    {
        ImportedObjects imported = Take.Text(text);

        ImportProblem problem = imported.Problems[0];
        Assert.Equal(errorId, problem.ErrorId);
        Assert.NotEmpty(problem.RecommendedAction);
        Assert.True(imported.HasErrors);
        Assert.Empty(imported.Lines());
        Assert.NotEqual(ImportedSectionStatus.Complete, imported.GetSection("policies").Status);
    }

    [Theory]
    [InlineData("504B030472657374")]
    [InlineData("1F8B080001020304")]
    [InlineData("0001020304050000")]
    [InlineData("7B2261223A000001")]
    [InlineData("FF")]
    [InlineData("FFFE")]
    [InlineData("FEFFD8")]
    [InlineData("EFBBBF")]
    [InlineData("255044462D312E37")]
    public void Binary_data_is_reported(string hex)
    {
        ImportedObjects imported = Take.Bytes(Convert.FromHexString(hex));

        Assert.Contains(imported.Problems, problem => problem.ErrorId is ImportErrorIds.NotJson or ImportErrorIds.EmptyFile && problem.Severity == ImportSeverity.Error);
        Assert.Empty(imported.Lines());
    }

    [Fact]
    public void A_file_that_breaks_off_gives_the_policies_before_the_break()
    {
        string text = $"[\n{Fixture.Policy()},\n{Fixture.Policy("Right", "Broken")[..300]}";

        ImportedObjects imported = Take.Text(text);

        Assert.Contains("\"Right\"", imported.Line(), StringComparison.Ordinal);
        ImportProblem problem = imported.Problem(ImportErrorIds.InvalidJson);
        Assert.Equal("Broken", problem.ObjectName);
        Assert.Equal(text.Split('\n').Length, problem.Line);
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("policies").Status);
    }

    [Fact]
    public void A_fault_inside_a_written_out_list_costs_one_policy()
    {
        string text = Fixture.Text("invented.json");
        string broken = text.Replace("\"builtInControls\": [\"compliantNetwork\"]", "\"builtInControls\": [\"compliantNetwork\"", StringComparison.Ordinal);
        Assert.NotEqual(text, broken);

        ImportedObjects imported = Take.Text(broken);

        Assert.Contains("A good one among them", imported.Line(), StringComparison.Ordinal);
        Assert.Equal(["InvalidJson", "NotReadable", "NotReadable"], imported.Problems.Select(problem => problem.ErrorId));
        Assert.Equal(("Only from our network", 7L), (imported.Problems[0].ObjectName, imported.Problems[0].Line));
    }

    [Fact]
    public void Deep_nesting_is_reported()
    {
        ImportedObjects imported = Take.Text(string.Concat(Enumerable.Repeat("{\"conditions\":[", 500)));

        Assert.Equal(ImportErrorIds.NestingTooDeep, imported.Problems[0].ErrorId);
    }

    [Fact]
    public void A_file_of_faults_only_is_given_up_after_a_while()
    {
        ImportedObjects imported = Take.Text(string.Concat(Enumerable.Repeat("{\"displayName\": nonsense }\n", 5000)));

        Assert.Equal(ImportErrorIds.TooManyFaults, imported.Problems[^1].ErrorId);
        Assert.InRange(imported.Problems.Count, 50, 150);
    }

    [Fact]
    public void Very_many_keys_names_and_words_in_one_policy_are_read_in_reasonable_time()
    {
        const int Many = 200_000;
        string keys = string.Join(',', Enumerable.Range(0, Many).Select(number => $"\"k{number}\":1"));
        string names = string.Join(',', Enumerable.Range(0, Many).Select(number => $"\"n{number}\""));

        ImportedObjects unknown = Take.Text(Fixture.Policy("\"locations\":null", keys));
        ImportedObjects people = Take.Text(Fixture.Policy("\"includeUsers\":[\"All\"]", $"\"includeUsers\":[{names}]"));
        ImportedObjects words = Take.Text(Fixture.Policy("[\"mfa\"]", $"[{names}]"));

        _ = unknown.Line();
        _ = people.Line();
        Assert.Equal(ImportErrorIds.NotReadable, Assert.Single(words.Problems).ErrorId);
        Assert.InRange(unknown.Problems.Count, 100, 1000);
        Assert.InRange(people.Problems.Count, 100, 1000);
    }

    [Fact]
    public void A_file_beyond_the_limit_is_not_read()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Fixture.Policy());

        ImportedObjects imported = Take.Bytes(bytes, limits: new ImportLimits { MaxFileBytes = bytes.Length - 1 });

        Assert.Equal(ImportErrorIds.FileTooLarge, Assert.Single(imported.Problems).ErrorId);
        Assert.Empty(Take.Bytes(bytes, limits: new ImportLimits { MaxFileBytes = bytes.Length }).Problems);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_replaced_and_told()
    {
        ImportedObjects imported = Take.Text(Fixture.Policy("Right", "Half \\ud83d of it"));

        Assert.Contains("Half \uFFFD of it", imported.Line(), StringComparison.Ordinal);
        Assert.Equal(ImportErrorIds.DamagedText, Assert.Single(imported.Problems).ErrorId);
    }

    [Fact]
    public void A_stream_that_fails_is_reported()
    {
        using var stream = new System.IO.Compression.GZipStream(new MemoryStream("no archive"u8.ToArray()), System.IO.Compression.CompressionMode.Decompress);

        ImportedObjects imported = PolicyImporter.ImportStream("x.json", stream, null, TestContext.Current.CancellationToken);

        Assert.Equal(ImportErrorIds.FileNotReadable, Assert.Single(imported.Problems).ErrorId);
    }

    [Fact]
    public void A_missing_path_is_reported()
    {
        Assert.Equal(ImportErrorIds.PathNotFound, Assert.Single(Take.Path("no/such/path").Problems).ErrorId);
        Assert.Equal(ImportErrorIds.PathNotFound, Assert.Single(PolicyImporter.Import(["no/such/file"], null, TestContext.Current.CancellationToken).Problems).ErrorId);
        Assert.Equal(ImportErrorIds.PathNotFound, Assert.Single(EntraExporterImporter.Import("no/such/path", null, TestContext.Current.CancellationToken).Problems).ErrorId);
    }

    [Fact]
    public void Cancellation_ends_the_import()
    {
        _ = Assert.Throws<OperationCanceledException>(() => PolicyImporter.ImportText("x", Fixture.Policy(), new CancellationToken(canceled: true)));
        _ = Assert.Throws<OperationCanceledException>(() => PolicyImporter.Import(Fixture.Folder, null, new CancellationToken(canceled: true)));
    }
}
