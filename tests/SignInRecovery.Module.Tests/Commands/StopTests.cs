using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Commands;

/// <summary>Ctrl-C answers within a second, and leaves no work behind.</summary>
public class StopTests
{
    [Fact]
    public async Task A_snapshot_that_never_ends_is_left_within_a_second_and_its_file_is_let_go()
    {
        using EndlessSnapshot snapshot = await EndlessSnapshot.CreateAsync();
        using Runspace runspace = RunspaceFactory.CreateRunspace(new CapturingHost(), InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var import = PowerShell.Create(runspace))
        {
            _ = import.AddCommand("Import-Module").AddParameter("Name", StagedModule.ManifestPath).Invoke();
        }

        using var shell = PowerShell.Create(runspace);
        var reading = new TaskCompletionSource();
        shell.Streams.Progress.DataAdded += (_, _) => reading.TrySetResult();
        _ = shell.AddCommand("Test-LockoutRisk").AddParameter("SnapshotPath", snapshot.Path);
        IAsyncResult running = shell.BeginInvoke();
        await reading.Task.WaitAsync(TimeSpan.FromMinutes(1));

        long started = Stopwatch.GetTimestamp();
        await Task.Run(shell.Stop).WaitAsync(TimeSpan.FromMinutes(1));
        TimeSpan answered = Stopwatch.GetElapsedTime(started);

        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.InRange(answered.TotalSeconds, 0, 2);
        _ = Assert.Throws<PipelineStoppedException>(() => shell.EndInvoke(running));
        await snapshot.Released.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_session_that_was_stopped_goes_on_working()
    {
        using var session = ModuleSession.Open();

        ScriptResult first = session.Invoke("Test-LockoutRisk -Sample Contoso | ForEach-Object { $_; break }");
        ScriptResult second = session.Invoke("Test-LockoutRisk -Sample Contoso");

        Assert.Empty(first.Errors);
        Assert.Empty(second.Errors);
        Assert.True(second.Output.Count >= 1);
    }
}
