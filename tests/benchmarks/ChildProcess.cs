using System.Diagnostics;

namespace SignInRecovery.Benchmarks;

/// <summary>Runs this program again, in a fresh process.</summary>
internal static class ChildProcess
{
    public static string Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The child failed: {output}");
    }
}
