using System.Reflection;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Help;

/// <summary>The build stops, with a sentence, when the pages and the cmdlets do not fit.</summary>
public sealed class HelpBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public HelpBuilderTests()
    {
        foreach (string page in Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, "docs", "commands")))
        {
            _ = _folder.Write("commands/" + Path.GetFileName(page), File.ReadAllText(page));
        }

        foreach (string page in (string[])["SR0101", "SR0503"])
        {
            _ = _folder.Write($"rules/{page}.md", File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "docs", "rules", page + ".md")));
        }

        _ = _folder.Write("about_SignInRecovery.md", File.ReadAllText(Path.Combine(StagedModule.RepositoryRoot, "docs", "about_SignInRecovery.md")));
    }

    [Fact]
    public async Task Pages_that_fit_become_help()
    {
        ChildProcessResult result = await BuildAsync();

        Assert.Equal((0, string.Empty), (result.ExitCode, result.Error));
        Assert.Equal(
            ["SignInRecovery.dll-Help.xml", "about_SR0101.help.txt", "about_SR0503.help.txt", "about_SignInRecovery.help.txt"],
            Directory.GetFiles(Path.Combine(_folder.Path, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_topic_of_a_rule_that_is_gone_goes()
    {
        _ = await BuildAsync();
        File.Delete(Path.Combine(_folder.Path, "rules", "SR0503.md"));

        _ = await BuildAsync();

        Assert.Equal(["about_SR0101.help.txt"], Directory.GetFiles(Path.Combine(_folder.Path, "out"), "about_SR*").Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("---\nid: SR0101", "id: SR0101", "The page of a rule begins with front matter between two lines of '---'.")]
    [InlineData("\nimpact: ", "\nloss: ", "The front matter of the page lacks impact.")]
    [InlineData("## Sources", "```powershell\nGet-Nothing\n\n## Sources", "The fence is not closed.")]
    public async Task A_page_of_a_rule_that_cannot_be_read_fails_the_build(string text, string replacement, string sentence)
    {
        string page = Path.Combine(_folder.Path, "rules", "SR0101.md");
        string before = (await File.ReadAllTextAsync(page)).ReplaceLineEndings("\n");
        Assert.Contains(text, before, StringComparison.Ordinal);
        await File.WriteAllTextAsync(page, before.Replace(text, replacement, StringComparison.Ordinal));

        ChildProcessResult result = await BuildAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("SR0101.md", result.Error, StringComparison.Ordinal);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("### -FailedOnly", "### -OnlyFailed", "The page of Test-LockoutRisk does not describe the parameter -FailedOnly.")]
    [InlineData("### -FailedOnly", "### -OnlyFailed", "The page describes the parameter -OnlyFailed, and Test-LockoutRisk has none of that name.")]
    [InlineData("### -FailedOnly", "### -FailedOnly\n\nTwice.\n\n### -FailedOnly", "The page of Test-LockoutRisk describes the parameter -FailedOnly twice.")]
    [InlineData("### -FailedOnly", "### -WhatIf\n\nAsks.\n\n### -FailedOnly", "The text of -WhatIf is added for every cmdlet that has it; take it out of the page.")]
    [InlineData("### -FailedOnly", "### -FailedOnly\n\nDefault: off.", "The default of -FailedOnly is set in the code (False); take it out of the page.")]
    [InlineData("## Inputs", "## Intakes", "A page has no section 'Intakes'")]
    [InlineData("### Tenant\n", "### Tenants\n", "The page of Test-LockoutRisk does not say under Inputs what a piped Tenant does.")]
    [InlineData("### LockoutFinding\n", "### Finding\n", "The page of Test-LockoutRisk does not say under Outputs what a LockoutFinding is.")]
    [InlineData("```powershell\nTest-LockoutRisk -Sample Northwind -Rule SR0101 | Format-List\n```", "Nothing.", "needs one fence marked powershell.")]
    [InlineData("```powershell", "```pwsh", "A fence is marked powershell for code or text for what a command prints.")]
    [InlineData("# Test-LockoutRisk\n", "# Test-Lockout\n", "The title of the page must be '# Test-LockoutRisk', like the name of its file.")]
    public async Task A_page_that_does_not_fit_fails_the_build(string text, string replacement, string sentence)
    {
        string page = Path.Combine(_folder.Path, "commands", "Test-LockoutRisk.md");
        string before = await File.ReadAllTextAsync(page);
        int place = before.IndexOf(text, StringComparison.Ordinal);
        Assert.True(place >= 0, $"The page no longer holds '{text}'.");
        await File.WriteAllTextAsync(page, string.Concat(before.AsSpan(0, place), replacement, before.AsSpan(place + text.Length)));

        ChildProcessResult result = await BuildAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"Test-LockoutRisk.md", result.Error, StringComparison.Ordinal);
        Assert.Contains("error SIR0100: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "out")));
    }

    [Fact]
    public async Task A_cmdlet_without_a_page_and_a_page_without_a_cmdlet_fail_the_build()
    {
        string commands = Path.Combine(_folder.Path, "commands");
        string text = await File.ReadAllTextAsync(Path.Combine(commands, "Get-LockoutRule.md"));
        File.Delete(Path.Combine(commands, "Get-LockoutRule.md"));
        await File.WriteAllTextAsync(Path.Combine(commands, "Get-Nothing.md"), text.Replace("# Get-LockoutRule\n", "# Get-Nothing\n", StringComparison.Ordinal));

        ChildProcessResult result = await BuildAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The cmdlet Get-LockoutRule has no page.", result.Error, StringComparison.Ordinal);
        Assert.Contains("The page describes Get-Nothing, and the module has no such cmdlet.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_an_example_fails_the_build()
    {
        string page = Path.Combine(_folder.Path, "commands", "Get-LockoutRule.md");
        string text = await File.ReadAllTextAsync(page);
        int start = text.IndexOf("## Examples\n", StringComparison.Ordinal);
        int end = text.IndexOf("## Inputs\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(page, string.Concat(text.AsSpan(0, start), text.AsSpan(end)));

        ChildProcessResult result = await BuildAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The page of Get-LockoutRule has no example.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_of_code_that_is_too_wide_for_the_topic_fails_the_build()
    {
        _ = _folder.Write("about_SignInRecovery.md", $"# about_SignInRecovery\n\n## Short description\n\nText.\n\n```powershell\n{new string('x', 73)}\n```\n");

        ChildProcessResult result = await BuildAsync();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("about_SignInRecovery.md(8): error SIR0100: ", result.Error, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private Task<ChildProcessResult> BuildAsync()
    {
        string configuration = typeof(HelpBuilderTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        return ChildProcess.RunAsync(ChildProcess.DotNet,
        [
            "exec",
            Path.Combine(StagedModule.RepositoryRoot, "build", "HelpBuilder", "bin", configuration, "net10.0", "SignInRecovery.HelpBuilder.dll"),
            Path.Combine(StagedModule.Path, "SignInRecovery.dll"),
            Path.Combine(_folder.Path, "commands"),
            Path.Combine(_folder.Path, "about_SignInRecovery.md"),
            Path.Combine(_folder.Path, "rules"),
            Path.Combine(_folder.Path, "out"),
        ]);
    }
}
