using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Views;

/// <summary>Shows objects as a console would, as tables or, as Format-List does in a full PowerShell, as lists.</summary>
internal static class ViewSession
{
    /// <summary>A finding whose names try to act on the terminal.</summary>
    public const string HostileFinding = """
        $target = [SignInRecovery.Lockout.FindingTarget]::new('User', '6e7b8a1c-3f0e-4a55-9a31-0d7d3c2f9b10', "Ada`e[2J`nLovelace`u{202E} the Countess of a rather long name")
        $missing = [SignInRecovery.Facts.MissingFact]::new('methods', "Reading was`nrefused.", 'Ask for UserAuthenticationMethod.Read.All.')
        [SignInRecovery.Lockout.LockoutFinding]@{
            RuleId = 'SR0101'; Title = "A title`e[31m that is a good deal longer than what any console of a hundred columns has room for in a table"
            Area = 'Administrators'; Severity = 'Critical'; Status = 'Unknown'
            Reason = "Ada`e[2J`nLovelace has one phone."; Target = $target; TenantName = "Con`ttoso"; AsOf = [datetimeoffset]'2026-11-15T09:00:00Z'
            Recommendation = 'Register a second method.'; Impact = 'Nobody is left.'
            Evidence = [SignInRecovery.Lockout.Evidence[]]@(
                [SignInRecovery.Lockout.Evidence]::new($target, 'accountEnabled', $true, 'users'),
                [SignInRecovery.Lockout.Evidence]::new($target, 'phoneNumber', "+1`r`n425", 'methods'))
            Missing = [SignInRecovery.Facts.MissingFact[]]@($missing)
            References = [SignInRecovery.Lockout.RuleReference[]]@([SignInRecovery.Lockout.RuleReference]::new('SCuBA', 'MS.AAD.7.1v1'))
            HelpUri = [uri]'file:///modules/SignInRecovery/rules/SR0101.md'
        }
        """;

    /// <summary>Shows what a script writes, in tables.</summary>
    public static CapturingHost ShowTables(string script, int width = 100) => Show(script, width, []);

    /// <summary>Shows what a script writes, in lists.</summary>
    public static CapturingHost ShowLists(string script, int width = 100)
    {
        using var folder = new TemporaryFolder();
        return Show(script, width, StagedViews.WriteListsOnly(folder.Path));
    }

    private static CapturingHost Show(string script, int width, IEnumerable<string> firstViews)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        foreach (string file in firstViews)
        {
            state.Formats.Add(new SessionStateFormatEntry(file));
        }

        var host = new CapturingHost(width);
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.Open();
        using (var import = PowerShell.Create(runspace))
        {
            _ = import.AddCommand("Import-Module").AddParameter("Name", StagedModule.ManifestPath).Invoke();
        }

        using var shell = PowerShell.Create(runspace);
        _ = shell.AddScript(script).AddCommand("Out-Default").Invoke();
        Assert.Empty(shell.Streams.Error);
        return host;
    }
}
