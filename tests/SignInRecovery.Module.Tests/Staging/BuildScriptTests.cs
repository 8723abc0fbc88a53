using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using SignInRecovery.Tests.Isolation;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Staging;

/// <summary>build.ps1 also runs in the shell of this repository, which has PowerShell's core cmdlets only.</summary>
public class BuildScriptTests
{
    private static readonly string Script = Path.Combine(StagedModule.RepositoryRoot, "build.ps1");

    // The verb Pester needs a full PowerShell anyway.
    private static readonly string[] OfPester = ["New-PesterConfiguration", "Invoke-Pester"];

    [Fact]
    public void It_uses_core_cmdlets_its_own_functions_and_dotnet()
    {
        var tree = Parser.ParseFile(Script, out _, out var errors);
        Assert.Empty(errors);
        var core = InitialSessionState.CreateDefault2().Commands.OfType<SessionStateCmdletEntry>().Select(command => command.Name);
        var own = tree.FindAll(node => node is FunctionDefinitionAst, searchNestedScriptBlocks: true).Select(node => ((FunctionDefinitionAst)node).Name);
        var known = core.Concat(own).Concat(OfPester).Append("dotnet").ToHashSet(StringComparer.OrdinalIgnoreCase);

        var used = tree.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true)
            .Select(node => ((CommandAst)node).GetCommandName())
            .ToArray();

        Assert.Contains("Invoke-DotNet", used);
        Assert.All(used, name => Assert.Contains(name, known));
    }

    [Fact]
    public async Task Pester_says_so_when_it_is_not_there()
    {
        // The module path of the host process holds our module and nothing else.
        var report = await IsolationRun.PowerShellAsync($"& '{Script.Replace("'", "''", StringComparison.Ordinal)}' Pester; $LASTEXITCODE");

        Assert.Equal(["3"], report.Steps[0].Output);
    }

    [Fact]
    public void An_unknown_verb_is_refused()
    {
        using var session = ModuleSession.Open(import: false);

        var result = session.Invoke("param($Script) & $Script Publish", Script);

        Assert.Contains(result.Errors, error => error.FullyQualifiedErrorId.StartsWith("ParameterArgumentValidationError", StringComparison.Ordinal));
    }
}
