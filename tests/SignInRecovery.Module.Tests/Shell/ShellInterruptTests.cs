using System.Diagnostics;
using Xunit;

namespace SignInRecovery.Tests.Shell;

public class ShellInterruptTests
{
    /// <summary>A second is the promise; a busy machine gets more, and a command that is not stopped never ends.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("'ready'; while ($true) { }; 'not here'")]
    [InlineData("try { 'ready'; while ($true) { } } finally { [Console]::Out.WriteLine('cleaned up') }; 'not here'")]
    [InlineData("'ready'; 'a' | Remove-Thing; 'not here'")]
    public async Task Ctrl_C_stops_the_pipeline_and_exits_with_130(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A signal can be sent to a child process on Unix only.");
        using ShellProcess shell = ShellProcess.Start([command]);
        Assert.Equal("ready", await shell.ReadLineAsync());
        Stopwatch watch = Stopwatch.StartNew();

        await shell.InterruptAsync();
        Task<ShellResult> ending = shell.FinishAsync(string.Empty);
        ShellResult result = await ending.WaitAsync(Limit, TestContext.Current.CancellationToken);

        Assert.Equal(130, result.ExitCode);
        Assert.DoesNotContain("not here", result.Output, StringComparison.Ordinal);
        Assert.Equal(command.Contains("cleaned", StringComparison.Ordinal), result.Output.Contains("cleaned up", StringComparison.Ordinal));
        Assert.True(watch.Elapsed < Limit);
    }
}
