using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace SignInRecovery.Tests.Shell;

/// <summary>A child process that runs the shell with redirected streams.</summary>
public sealed class ShellProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _error;

    private ShellProcess(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Where the build put the shell.</summary>
    public static string ShellPath { get; } = typeof(ShellProcess).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ShellPath").Value!;

    /// <summary>Starts the shell; a variable with a null value is removed from its environment.</summary>
    public static ShellProcess Start(IEnumerable<string> arguments, params (string Name, string? Value)[] environment)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(ShellPath);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        (string Name, string? Value)[] defaults = [("COLUMNS", null), ("NO_COLOR", null), ("SIGNINRECOVERY_MODULE", ShellTestModule.Path)];
        foreach ((string name, string? value) in defaults.Concat(environment))
        {
            start.Environment.Remove(name);
            if (value is not null)
            {
                start.Environment[name] = value;
            }
        }

        return new ShellProcess(Process.Start(start)!);
    }

    /// <summary>Runs the shell with the test module until it ends.</summary>
    public static Task<ShellResult> RunAsync(params string[] arguments) => RunAsync(arguments, input: string.Empty);

    /// <summary>Runs the shell until it ends, with a standard input.</summary>
    public static async Task<ShellResult> RunAsync(
        string[] arguments,
        string input,
        params (string Name, string? Value)[] environment)
    {
        using ShellProcess shell = Start(arguments, environment);
        return await shell.FinishAsync(input);
    }

    /// <summary>Reads the next line of the output.</summary>
    public async Task<string?> ReadLineAsync() => await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);

    /// <summary>Does what Ctrl-C does on a Unix terminal.</summary>
    public async Task InterruptAsync()
    {
        using Process kill = Process.Start("kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Writes the input, closes it and waits for the end.</summary>
    public async Task<ShellResult> FinishAsync(string input)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await _process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The shell ended without reading its input.
        }

        string output = await _process.StandardOutput.ReadToEndAsync(patience.Token);
        string error = await _error;
        await _process.WaitForExitAsync(patience.Token);
        return new ShellResult(_process.ExitCode, Unify(output), Unify(error));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string Unify(string text) => text.ReplaceLineEndings("\n");
}
