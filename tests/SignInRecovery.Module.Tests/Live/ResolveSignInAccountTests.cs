using System.Text.RegularExpressions;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>Resolve-SignInAccount against the emulator's public endpoints: the documented one, and with -Deep the others.</summary>
public partial class ResolveSignInAccountTests
{
    // As long as the addresses that the emulator gets, so that the lines of the page break where those of the output do.
    private const string PageAddress = "https://localhost:54321";

    [Fact]
    public async Task Without_Deep_the_documented_endpoint_alone_answers()
    {
        await using var emulator = await LiveEmulator.StartAsync();

        var result = await emulator.RunAsync($$"""
            foreach ($address in 'ada@contoso.com', 'ada@CONTOSO.CO.UK', 'ada@nowhere.example') {
                $found = Resolve-SignInAccount $address -AuthorityHost {{emulator.Address}}
                "$address kind=$($found.Kind) tenant=$($found.TenantId) has=$($found.DomainHasTenant) region=$($found.Region) cloud=$($found.CloudInstance) asked=$($found.Basis.Count) undocumented=$(@($found.Basis | Where-Object IsDocumented -EQ $false).Count)"
            }
            """);

        string[] lines = Lines(result.Output);
        Assert.Equal(
            [
                $"ada@contoso.com kind=Unknown tenant={LiveEmulator.TenantId} has=True region=NA cloud=microsoftonline.com asked=1 undocumented=0",
                $"ada@CONTOSO.CO.UK kind=Unknown tenant={LiveEmulator.TenantId} has=True region=NA cloud=microsoftonline.com asked=1 undocumented=0",
                "ada@nowhere.example kind=Unknown tenant= has=False region= cloud= asked=1 undocumented=0",
            ],
            lines);
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task With_Deep_the_kind_of_account_and_who_checks_its_password_are_told_and_marked()
    {
        await using var emulator = await LiveEmulator.StartAsync();

        var result = await emulator.RunAsync($$"""
            foreach ($address in 'hannah.price@contoso.co.uk', 'hannah.pryce@contoso.co.uk', 'priya.raman@contoso.com', 'priya@contoso.com', 'somebody@outlook.com', 'somebody@nowhere.example') {
                $found = Resolve-SignInAccount $address -Deep -AuthorityHost {{emulator.Address}}
                $undocumented = @($found.Basis | Where-Object IsDocumented -EQ $false)
                "$address $($found.Kind) $($found.Namespace) [$($found.FederationProvider)] $($undocumented.Count) $(@($undocumented | Where-Object Status -ne Unverified).Count)"
            }
            """);

        Assert.Equal(
            [
                "hannah.price@contoso.co.uk WorkOrSchool Managed [] 3 0",
                "hannah.pryce@contoso.co.uk None Managed [] 3 0",
                "priya.raman@contoso.com WorkOrSchool Federated [sts.contoso.com] 3 0",
                "priya@contoso.com None Federated [sts.contoso.com] 3 0",
                "somebody@outlook.com Personal Unknown [] 3 0",
                "somebody@nowhere.example None Unknown [] 3 0",
            ],
            Lines(result.Output));
        Assert.Empty(result.Error);
    }

    /// <summary>The emulator throttles from the eleventh question on and then says that everything exists; its clock stands almost still, so that no pause here ends it.</summary>
    [Fact]
    public async Task An_answer_under_throttling_is_Unknown()
    {
        await using var emulator = await LiveEmulator.StartAsync("--speed", "0.001");

        var result = await emulator.RunAsync($$"""
            $found = foreach ($number in 1..12) { Resolve-SignInAccount nobody@contoso.co.uk -Deep -AuthorityHost {{emulator.Address}} }
            ($found | ForEach-Object Kind) -join ','
            "$($found[11].Missing)"
            """);

        string[] lines = Lines(result.Output);
        Assert.Equal(string.Join(',', Enumerable.Repeat("None", 10).Concat(["Unknown", "Unknown"])), lines[0]);
        Assert.Contains("throttling", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_clear_error()
    {
        await using var emulator = await LiveEmulator.StartAsync();

        var result = await emulator.RunAsync("""
            try { Resolve-SignInAccount ada@contoso.com -AuthorityHost https://localhost:1 } catch { $_.FullyQualifiedErrorId.Split(',')[0]; "$_"; $_.ErrorDetails.RecommendedAction }
            """);

        string[] lines = Lines(result.Output);
        Assert.Equal("SignInServiceUnreachable", lines[0]);
        Assert.StartsWith("The sign-in service could not be asked. localhost did not answer.", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("Get-RecoveryPath and Get-SupportContact need no network.", lines[2], StringComparison.Ordinal);
    }

    /// <summary>What the help page prints under its examples is what they print, of the emulated Contoso. SIGNINRECOVERY_UPDATE_DOCS=1 writes it anew.</summary>
    [Fact]
    public async Task The_page_shows_what_is_printed()
    {
        string path = Path.Combine(StagedModule.RepositoryRoot, "docs", "commands", "Resolve-SignInAccount.md");
        string page = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n");
        await using var emulator = await LiveEmulator.StartAsync();
        Assert.Equal(PageAddress.Length, emulator.Address.Length);
        string renewed = page;
        Match[] examples = [.. PrintingExample().Matches(page).Cast<Match>()];
        foreach (Match example in examples)
        {
            var result = await emulator.RunAsync(example.Groups["code"].Value.Replace(PageAddress, emulator.Address, StringComparison.Ordinal));
            Assert.Empty(result.Error);
            string printed = string.Join('\n', result.Output.Replace(emulator.Address, PageAddress, StringComparison.Ordinal).Split('\n').Select(l => l.TrimEnd())).Trim('\n');
            renewed = renewed.Replace(example.Value, $"```powershell\n{example.Groups["code"].Value}\n```\n\n```text\n{printed}\n```", StringComparison.Ordinal);
        }

        if (Environment.GetEnvironmentVariable("SIGNINRECOVERY_UPDATE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, renewed, TestContext.Current.CancellationToken);
        }

        Assert.Equal(renewed, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));
        Assert.NotEmpty(examples);
    }

    [GeneratedRegex("```powershell\n(?<code>[^`]+)\n```\n\n```text\n[^`]*\n```")]
    private static partial Regex PrintingExample();

    private static string[] Lines(string output) => [.. output.Split('\n').Select(l => l.TrimEnd()).Where(l => l.Length > 0)];
}
