using SignInRecovery.Tests.Shell;
using Xunit;

[assembly: AssemblyFixture(typeof(ShellTestModule))]

namespace SignInRecovery.Tests.Shell;

/// <summary>A little module for the shell to import: one view, one command for each thing that a host must do.</summary>
public sealed class ShellTestModule : IDisposable
{
    private const string Manifest = """
        @{
            RootModule        = 'ShellTest.psm1'
            ModuleVersion     = '1.0'
            FormatsToProcess  = 'ShellTest.format.ps1xml'
            FunctionsToExport = '*'
        }
        """;

    private const string Script = """
        function Get-Thing {
            [CmdletBinding()] param([Parameter(Mandatory)][string[]] $Name)
            foreach ($one in $Name) { [pscustomobject]@{ PSTypeName = 'ShellTest.Thing'; Kind = 'Door'; Name = $one; State = 'Open' } }
        }

        function Write-Stream {
            [CmdletBinding()] param([switch] $Fail)
            $message = [System.Management.Automation.HostInformationMessage]::new()
            $message.Message = 'a host message'
            $message.ForegroundColor = 'Green'
            $message.BackgroundColor = 'Black'
            $PSCmdlet.WriteInformation($message, @('PSHOST'))
            $PSCmdlet.WriteWarning('a warning')
            $PSCmdlet.WriteVerbose('a verbose message')
            $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'An activity', 'a status'))
            if ($Fail) {
                $exception = [System.InvalidOperationException]::new('The door is stuck.')
                $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new($exception, 'DoorStuck', 'ResourceBusy', 'door'))
            }
            'an object'
        }

        function Remove-Thing {
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param([Parameter(ValueFromPipeline)] $Name)
            process { if ($PSCmdlet.ShouldProcess($Name, 'Remove it')) { "removed $Name" } }
        }
        """;

    private const string View = """
        <Configuration>
          <ViewDefinitions>
            <View>
              <Name>ShellTest.Thing</Name>
              <ViewSelectedBy><TypeName>ShellTest.Thing</TypeName></ViewSelectedBy>
              <GroupBy><PropertyName>Kind</PropertyName></GroupBy>
              <TableControl>
                <TableHeaders>
                  <TableColumnHeader><Label>Name</Label></TableColumnHeader>
                  <TableColumnHeader><Label>State</Label></TableColumnHeader>
                </TableHeaders>
                <TableRowEntries>
                  <TableRowEntry>
                    <TableColumnItems>
                      <TableColumnItem><PropertyName>Name</PropertyName></TableColumnItem>
                      <TableColumnItem><ScriptBlock>"$($PSStyle.Foreground.Red)$($_.State)$($PSStyle.Reset)"</ScriptBlock></TableColumnItem>
                    </TableColumnItems>
                  </TableRowEntry>
                </TableRowEntries>
              </TableControl>
            </View>
          </ViewDefinitions>
        </Configuration>
        """;

    public ShellTestModule()
    {
        Directory.CreateDirectory(Path);
        File.WriteAllText(System.IO.Path.Combine(Path, "ShellTest.psd1"), Manifest);
        File.WriteAllText(System.IO.Path.Combine(Path, "ShellTest.psm1"), Script);
        File.WriteAllText(System.IO.Path.Combine(Path, "ShellTest.format.ps1xml"), View);
    }

    /// <summary>The module's folder.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Directory.CreateTempSubdirectory("shell-test [1] ").FullName, "ShellTest");

    /// <summary>Writes a script next to the module.</summary>
    public static string WriteScript(string name, string text)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
}
