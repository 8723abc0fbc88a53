using System.Management.Automation.Language;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Pester;

/// <summary>The Pester suite runs on a full PowerShell only; here it is at least PowerShell, and about commands that exist.</summary>
public class PesterSuiteTests
{
    private static string[] Suites => Directory.GetFiles(Path.Combine(StagedModule.RepositoryRoot, "tests", "pester"), "*.Tests.ps1");

    [Fact]
    public void The_suites_parse()
    {
        Assert.NotEmpty(Suites);
        Assert.All(Suites, suite =>
        {
            _ = Parser.ParseFile(suite, out _, out ParseError[] errors);
            Assert.Empty(errors);
        });
    }

    [Fact]
    public void The_suites_call_our_commands_with_parameters_that_exist_and_leave_none_out()
    {
        using var session = ModuleSession.Open();
        var commands = Help.HelpPage.Commands(session).ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        CommandAst[] calls =
        [
            .. Suites.SelectMany(suite => Parser.ParseFile(suite, out _, out _)
                .FindAll(ast => ast is CommandAst command && commands.ContainsKey(command.GetCommandName() ?? string.Empty), searchNestedScriptBlocks: true)
                .Cast<CommandAst>()),
        ];

        Assert.All(calls, call => Assert.All(call.CommandElements.OfType<CommandParameterAst>(), parameter =>
            Assert.NotNull(commands[call.GetCommandName()].ResolveParameter(parameter.ParameterName))));
        Assert.Equal(
            commands.Keys.Order(StringComparer.OrdinalIgnoreCase),
            calls.Select(call => call.GetCommandName()).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
    }
}
