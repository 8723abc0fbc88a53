using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Help;

/// <summary>
/// docs/samples.md ends with the whole output of the samples, as it is printed 100 columns wide. SIGNINRECOVERY_UPDATE_DOCS=1
/// writes it anew; then somebody reads it line by line.
/// </summary>
public class SampleOutputTests
{
    private const string Begin = "<!-- generated: the output of ";

    [Theory]
    [InlineData("Contoso")]
    [InlineData("Northwind")]
    [InlineData("Fabrikam")]
    public void The_page_shows_what_is_printed(string sample)
    {
        string path = Path.Combine(StagedModule.RepositoryRoot, "docs", "samples.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string begin = $"{Begin}{sample} -->\n";
        const string End = "<!-- end -->\n";
        int start = page.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        int end = page.IndexOf(End, start, StringComparison.Ordinal);
        Assert.True(start >= begin.Length && end >= start, $"docs/samples.md has no place for the output of {sample}.");
        string expected = Render(sample);
        if (Environment.GetEnvironmentVariable("SIGNINRECOVERY_UPDATE_DOCS") == "1")
        {
            page = string.Concat(page.AsSpan(0, start), expected, page.AsSpan(end));
            File.WriteAllText(path, page);
            end = start + expected.Length;
        }

        Assert.Equal(expected, page[start..end]);
    }

    private static string Render(string sample) =>
        $"\n{Block($"Test-LockoutRisk -Sample {sample}")}\nEvery finding with its reason:\n\n{Block($"Test-LockoutRisk -Sample {sample} -InformationAction Ignore | ForEach-Object {{ \"$_\" }}")}\n";

    private static string Block(string command)
    {
        var host = new CapturingHost(width: 100);
        using var session = ModuleSession.Open(host);
        ScriptResult result = session.Invoke($"{command} | Out-Default");
        Assert.Empty(result.Errors);
        return $"```text\n> {command}\n\n{string.Join('\n', host.Lines.Select(l => l.TrimEnd())).Trim('\n')}\n```\n";
    }
}
