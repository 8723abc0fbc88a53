using System.Management.Automation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Pester;

/// <summary>
/// Runs the Pester suites here, without Pester and without a full PowerShell: StandIns.psm1 has what they use of both. What
/// needs more (JSON, transcripts, tables) is left out by name; everything else must hold, so that no expectation of the suites
/// ages unnoticed.
/// </summary>
public class PesterRunTests
{
    /// <summary>Cmdlets of Utility and Management, and those of the engine that want a full host, for which there is no stand-in.</summary>
    private static readonly string[] Absent =
    [
        "ConvertTo-Json", "ConvertFrom-Json", "Group-Object", "Measure-Object", "Export-Csv", "Out-String", "Start-Transcript", "Get-Process", "Format-List",
    ];

    public static TheoryData<string, int> Suites => new()
    {
        { "BreakGlass", 12 },
        { "Connect", 4 },
        { "Recovery", 10 },
        { "SignIn", 6 },
        { "SignInRecovery", 50 },
        { "Support", 9 },
    };

    [Theory]
    [MemberData(nameof(Suites))]
    public void What_a_suite_expects_of_the_module_is_so(string suite, int least)
    {
        string folder = Path.Combine(StagedModule.RepositoryRoot, "tests", "pester");
        string drive = Directory.CreateTempSubdirectory("sir-pester-").FullName;
        try
        {
            using var session = ModuleSession.Open(import: false);
            string text = File.ReadAllText(Path.Combine(folder, suite + ".Tests.ps1"))
                .Replace("#Requires -Modules", "# needs", StringComparison.Ordinal)
                .Replace("$PSScriptRoot", $"'{folder}'", StringComparison.Ordinal);

            ScriptResult run = session.Invoke(
                "param($StandIns, $Suite, $Drive, $Absent) Import-Module -Name $StandIns; $TestDrive = $Drive; Start-Suite -Absent $Absent; . ([scriptblock]::Create($Suite)); Complete-Suite",
                Path.Combine(StagedModule.RepositoryRoot, "tests", "SignInRecovery.Module.Tests", "Pester", "StandIns.psm1"),
                text,
                drive,
                Absent);

            Assert.Null(run.Ended);
            (string Name, string Outcome, string Reason)[] results = [.. run.Output.SelectMany(Flat).Select(r => (Text(r, "Name"), Text(r, "Outcome"), Text(r, "Reason")))];
            Assert.True(!results.Any(r => r.Outcome == "Failed"), string.Join("\n", results.Where(r => r.Outcome == "Failed")));
            Assert.All(results.Where(r => r.Outcome == "LeftOut"), r => Assert.True(r.Reason.Split(", ").All(Absent.Contains) || r.Reason.Contains("SIGNINRECOVERY_EMULATOR", StringComparison.Ordinal), r.ToString()));
            Assert.InRange(results.Count(r => r.Outcome == "Passed"), least, int.MaxValue);
        }
        finally
        {
            Directory.Delete(drive, recursive: true);
        }
    }

    private static IEnumerable<PSObject> Flat(PSObject item) => item.BaseObject is object[] many ? many.Select(PSObject.AsPSObject) : [item];

    private static string Text(PSObject item, string property) => (string)item.Properties[property].Value;
}
