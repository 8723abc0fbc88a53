using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Help;

/// <summary>What users ask Get-Help, and what it answers from the staged module.</summary>
public class GetHelpTests
{
    [Fact]
    public void Every_command_says_what_it_does_and_has_examples()
    {
        using var session = ModuleSession.Open();
        Assert.NotEmpty(HelpPage.Commands(session));
        Assert.All(HelpPage.Commands(session), command =>
        {
            PSObject help = HelpPage.Of(session, command.Name);

            Assert.StartsWith("MamlCommandHelpInfo", help.TypeNames[0], StringComparison.Ordinal);
            Assert.EndsWith(".", HelpPage.Text(help, "Synopsis").Trim(), StringComparison.Ordinal);
            Assert.NotEmpty(HelpPage.Text(help, "description"));
            Assert.NotEmpty(HelpPage.Examples(help));
        });
    }

    [Fact]
    public void Every_parameter_is_described_as_PowerShell_binds_it_and_no_other()
    {
        using var session = ModuleSession.Open();
        Assert.All(HelpPage.Commands(session), command =>
        {
            IReadOnlyList<PSObject> documented = HelpPage.Parameters(HelpPage.Of(session, command.Name));
            ParameterMetadata[] actual = [.. command.Parameters.Values.Where(p => !HelpPage.GivenByPowerShell.Contains(p.Name) || p.Name is "WhatIf" or "Confirm")];

            Assert.Equal(
                actual.Select(p => p.Name).Order(StringComparer.Ordinal),
                documented.Select(p => HelpPage.Text(p, "name")).Order(StringComparer.Ordinal));
            Assert.All(documented, parameter => Assert.EndsWith(".", HelpPage.Text(parameter, "description"), StringComparison.Ordinal));
            Assert.All(documented, parameter =>
            {
                ParameterMetadata metadata = actual.Single(p => p.Name == HelpPage.Text(parameter, "name"));
                string aliases = metadata.Aliases.Count == 0 ? "none" : string.Join(", ", metadata.Aliases);
                Assert.Equal(aliases, HelpPage.Text(parameter, "aliases"));
                Assert.Equal(metadata.ParameterSets.Values.Any(s => s.IsMandatory), bool.Parse(HelpPage.Text(parameter, "required")));
                Assert.Equal(
                    metadata.ParameterSets.Values.Any(s => s.ValueFromPipeline || s.ValueFromPipelineByPropertyName),
                    HelpPage.Text(parameter, "pipelineInput").StartsWith("True", StringComparison.OrdinalIgnoreCase));
            });
        });
    }

    [Fact]
    public void Every_parameter_set_has_its_line_of_syntax()
    {
        using var session = ModuleSession.Open();
        Assert.All(HelpPage.Commands(session), command =>
            Assert.Equal(command.ParameterSets.Count, HelpPage.Syntax(HelpPage.Of(session, command.Name)).Count));
    }

    [Fact]
    public void Every_example_is_code_whose_commands_take_those_parameters()
    {
        using var session = ModuleSession.Open();
        Dictionary<string, CmdletInfo> commands = HelpPage.Commands(session).ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        foreach (string name in commands.Keys)
        {
            foreach (PSObject example in HelpPage.Examples(HelpPage.Of(session, name)))
            {
                // Behind the code, after a blank line, stands what it prints.
                string code = HelpPage.Text(example, "code").Split("\n\n")[0];
                ScriptBlockAst script = Parser.ParseInput(code, out _, out ParseError[] errors);

                Assert.Empty(errors);
                CommandAst[] used = [.. script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()];
                Assert.Contains(used, command => string.Equals(command.GetCommandName(), name, StringComparison.OrdinalIgnoreCase));
                foreach (CommandAst command in used.Where(c => commands.ContainsKey(c.GetCommandName() ?? string.Empty)))
                {
                    Assert.All(command.CommandElements.OfType<CommandParameterAst>(), parameter =>
                        Assert.NotNull(commands[command.GetCommandName()].ResolveParameter(parameter.ParameterName)));
                }
            }
        }
    }

    [Fact]
    public void What_an_example_prints_in_its_page_is_what_it_prints()
    {
        var printing = new List<string>();
        using var session = ModuleSession.Open();
        foreach (PSObject example in HelpPage.Commands(session).SelectMany(command => HelpPage.Examples(HelpPage.Of(session, command.Name))))
        {
            string[] parts = HelpPage.Text(example, "code").Split("\n\n", 2);
            // Live/ResolveSignInAccountTests holds those of Resolve-SignInAccount, which need a server.
            if (parts.Length == 2 && !parts[0].Contains("-AuthorityHost", StringComparison.Ordinal))
            {
                var host = new CapturingHost(width: 100);
                using var console = ModuleSession.Open(host);
                Assert.Empty(console.Invoke($"{parts[0]} | Out-Default").Errors);

                printing.Add(parts[0]);
                Assert.Equal(parts[1].Trim('\n'), string.Join('\n', host.Lines).Trim('\n'));
            }
        }

        Assert.NotEmpty(printing);
    }

    [Theory]
    [InlineData("Get-Help Test-LockoutRisk", "SYNOPSIS")]
    [InlineData("Get-Help Test-LockoutRisk -Full", "Accept wildcard characters?")]
    [InlineData("Get-Help Test-LockoutRisk -Detailed", "DESCRIPTION")]
    [InlineData("Get-Help Test-LockoutRisk -Examples", "Example 1: ")]
    [InlineData("Get-Help Test-LockoutRisk -Parameter FailedOnly", "-FailedOnly [<SwitchParameter>]")]
    [InlineData("Get-Help about_SignInRecovery", "SHORT DESCRIPTION")]
    [InlineData("Get-Help about_SR0104", "WHAT COULD GO WRONG WHILE FIXING IT")]
    public void Get_Help_shows(string command, string expected)
    {
        var host = new CapturingHost(width: 100);
        using var session = ModuleSession.Open(host);

        ScriptResult result = session.Invoke(command + " | Out-Default");

        Assert.Empty(result.Errors);
        Assert.Contains(expected, host.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_default_is_the_one_that_the_code_sets()
    {
        using var session = ModuleSession.Open();

        PSObject severity = session.Invoke("Get-Help Test-LockoutRisk -Parameter MinimumSeverity").Output.Single();

        Assert.Equal("Information", HelpPage.Text(severity, "defaultValue"));
    }
}
