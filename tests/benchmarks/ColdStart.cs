using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace SignInRecovery.Benchmarks;

/// <summary>
/// Import-Module, and the first call after it, each in a fresh process. The real module and the empty one take turns, so
/// that a busy machine slows both.
/// </summary>
internal static class ColdStart
{
    private const int Rounds = 15;

    public static int Run()
    {
        string real = Path.Combine(Metadata("StagedModulePath"), "SignInRecovery.psd1");
        string empty = Path.Combine(Metadata("EmptyModulePath"), "EmptyModule.psd1");
        var imports = new Dictionary<string, List<double>> { [real] = [], [empty] = [] };
        var calls = new List<double>();
        var processor = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            imports[empty].Add(Child(empty, "Get-EmptyOne")[0]);
            double[] times = Child(real, "Test-LockoutRisk -Sample Contoso");
            imports[real].Add(times[0]);
            calls.Add(times[1]);
            processor.Add(times[2]);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Import-Module SignInRecovery     median {Median(imports[real]):F1} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Import-Module EmptyModule        median {Median(imports[empty]):F1} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  difference                            {Median(imports[real]) - Median(imports[empty]):F1} ms (budget 20 ms)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Test-LockoutRisk, first call     median {Median(calls):F1} ms, least {calls.Min():F1} ms (budget 500 ms)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  processor time                 median {Median(processor):F1} ms, least {processor.Min():F1} ms"));
        return 0;
    }

    public static int RunChild(string module, string command)
    {
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using PowerShell shell = PowerShell.Create(runspace);

        // A command that runs before warms PowerShell itself, which is running already when a user imports a module.
        _ = shell.AddScript("Get-Command Import-Module | ForEach-Object Name").Invoke();
        shell.Commands.Clear();
        double import = Time(shell, $"Import-Module '{module.Replace("'", "''", StringComparison.Ordinal)}'");
        TimeSpan before = Environment.CpuUsage.TotalTime;
        double call = Time(shell, command);
        double processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{import} {call} {processor}"));
        return 0;
    }

    private static double Time(PowerShell shell, string script)
    {
        long start = Stopwatch.GetTimestamp();
        _ = shell.AddScript(script).Invoke();
        double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (shell.HadErrors)
        {
            throw new InvalidOperationException(shell.Streams.Error[0].ToString());
        }

        shell.Commands.Clear();
        return elapsed;
    }

    private static double[] Child(string module, string command)
    {
        string output = ChildProcess.Run("cold-child", module, command);
        return [.. output.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    private static string Metadata(string key) =>
        typeof(ColdStart).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
