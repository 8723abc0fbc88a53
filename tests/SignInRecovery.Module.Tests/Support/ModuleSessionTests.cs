using Xunit;

namespace SignInRecovery.Tests.Support;

/// <summary>The support itself: a session that lost a stream would make other tests pass for nothing.</summary>
public class ModuleSessionTests
{
    [Fact]
    public void Every_stream_is_captured_and_an_ending_error_is_known_as_such()
    {
        using var session = ModuleSession.Open();

        var result = session.Invoke(
            """
            param($First, $Second)
            $First; $Second
            $DebugPreference = 'Continue'
            & {
                [CmdletBinding()] param()
                $PSCmdlet.WriteWarning('a warning')
                $PSCmdlet.WriteVerbose('a detail')
                $PSCmdlet.WriteDebug('a state')
                $PSCmdlet.WriteInformation('a message', [string[]]@('PSHOST'))
                $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([System.InvalidOperationException]::new('mild'), 'Mild', 'InvalidOperation', $null))
            } -Verbose
            throw 'the end'
            """,
            1,
            "two");

        Assert.Equal(["1", "two"], result.Output.Select(item => item.ToString()));
        Assert.Equal("a warning", Assert.Single(result.Warnings).Message);
        Assert.Equal("a detail", Assert.Single(result.Verbose).Message);
        Assert.Equal("a state", Assert.Single(result.Debug).Message);
        Assert.Equal("a message", Assert.Single(result.Information).ToString());
        Assert.Equal(["Mild", "the end"], result.Errors.Select(error => error.FullyQualifiedErrorId));
        Assert.Same(result.Errors[1], result.Ended);
    }

    [Fact]
    public void The_capturing_host_shows_what_a_console_of_its_width_would()
    {
        var host = new CapturingHost(width: 40);
        using var session = ModuleSession.Open(host);

        var result = session.Invoke("[pscustomobject]@{ Name = 'Adele'; Note = 'x' * 100 } | Out-Default");

        Assert.Empty(result.Errors);
        Assert.Contains(host.Lines, line => line.StartsWith("Name  Note", StringComparison.Ordinal));
        Assert.All(host.Lines, line => Assert.InRange(line.Length, 0, 40));
    }

    [Fact]
    public void The_capturing_host_answers_a_confirmation_from_its_list_and_fails_beyond_it()
    {
        var host = new CapturingHost(100, "Yes");
        using var session = ModuleSession.Open(host);
        const string Script = "& { [CmdletBinding(SupportsShouldProcess)] param() $PSCmdlet.ShouldProcess('the door', 'open') } -Confirm";

        Assert.Equal(true, Assert.Single(session.Invoke(Script).Output).BaseObject);
        Assert.Contains("the door", Assert.Single(host.Questions), StringComparison.Ordinal);

        var unanswered = session.Invoke(Script);
        Assert.Contains("no answer", string.Concat(unanswered.Errors), StringComparison.Ordinal);
    }
}
