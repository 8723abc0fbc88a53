using System.Text.RegularExpressions;
using SignInRecovery.Tests.Shell;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Help;

/// <summary>
/// The outputs in README.md are what its commands print. SIGNINRECOVERY_UPDATE_DOCS=1 writes them anew; then somebody reads
/// them.
/// </summary>
public partial class ReadmeTests
{
    private const string ReadersPath = "-SnapshotPath ./snapshot";

    [Fact]
    public async Task Every_output_is_that_of_its_command()
    {
        string path = Path.Combine(StagedModule.RepositoryRoot, "README.md");
        string page = File.ReadAllText(path).ReplaceLineEndings("\n");
        string real = page;
        Match[] examples = [.. Example().Matches(page).AsEnumerable()];
        foreach (Match example in Enumerable.Reverse(examples))
        {
            Group printed = example.Groups["output"];
            string output = await PrintAsync(example.Groups["command"].Value);
            real = real.Remove(printed.Index, printed.Length).Insert(printed.Index, output);
        }

        Assert.Equal(6, examples.Length);
        if (Environment.GetEnvironmentVariable("SIGNINRECOVERY_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, real);
            page = real;
        }

        Assert.Equal(real, page);
    }

    private static async Task<string> PrintAsync(string command)
    {
        // What a reader has is another snapshot; the page says which sample it shows in its place.
        ShellResult result = await ShellProcess.RunAsync([command.Replace(ReadersPath, "-Sample Northwind", StringComparison.Ordinal)], string.Empty, ("SIGNINRECOVERY_MODULE", null));
        Assert.Equal(command.Contains(ReadersPath, StringComparison.Ordinal) ? 1 : 0, result.ExitCode);
        return string.Concat((result.Output + result.Error).Trim('\n').Split('\n').Select(l => l.TrimEnd() + "\n"));
    }

    [GeneratedRegex(@"```(?:powershell\n|\ndotnet run --project src/SignInRecovery\.Shell -- ')(?<command>[^`]+?)'?\n```\n\n(?:[^`\n]+(?:`[^`\n]+`[^`\n]*)*\n\n)?```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
