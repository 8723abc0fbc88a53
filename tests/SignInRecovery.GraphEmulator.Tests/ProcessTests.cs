using System.Diagnostics;

namespace SignInRecovery.GraphEmulator.Tests;

/// <summary>The emulator as a program of its own.</summary>
public sealed class ProcessTests
{
    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(GraphEmulatorHost).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    [Fact]
    public async Task It_serves_until_its_parent_ends()
    {
        // A parent that lives for a moment only.
        using var parent = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        using var emulator = Start(Running.SamplePath("Northwind"), "--parent", parent.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), "--users", "100", "--speed", "50", "--fault", "Throttle=0.01@/users");
        var said = await emulator.StandardOutput.ReadToEndAsync();
        await emulator.WaitForExitAsync();
        Assert.Equal(0, emulator.ExitCode);
        Assert.Contains("Northwind Traders", said);
        Assert.Contains("graph      https://localhost:", said);
        Assert.EndsWith("ready", said.TrimEnd());
        var authority = said.Split('\n').Single(line => line.StartsWith("ca ", StringComparison.Ordinal))[3..].Trim();
        Assert.False(File.Exists(authority));
    }

    [Theory]
    [InlineData("/nowhere/at/all", "holds no tenant.json")]
    [InlineData("--help", null)]
    public async Task It_says_what_it_cannot_do(string argument, string? message)
    {
        using var emulator = Start(argument);
        var said = await emulator.StandardOutput.ReadToEndAsync() + await emulator.StandardError.ReadToEndAsync();
        await emulator.WaitForExitAsync();
        Assert.Equal(message is null ? 0 : 2, emulator.ExitCode);
        Assert.Contains(message ?? "--port", said);
    }
}
