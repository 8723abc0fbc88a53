using System.Globalization;
using System.Management.Automation;
using SignInRecovery.Shell.Hosting;

namespace SignInRecovery.Shell;

/// <summary>The shell's entry: reads the arguments, opens the session, and answers with an exit code.</summary>
internal static class Program
{
    /// <summary>The exit code when something was wrong: an error written, a broken argument, a missing module.</summary>
    private const int Failure = 1;

    private static int Main(string[] args)
    {
        // PowerShell's engine reports the modules that it imports to its makers. Nobody who asks about a tenant expects that.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

        NameCulture();
        ShellOptions options;
        try
        {
            options = ShellArguments.Parse(args);
        }
        catch (ShellArgumentException argument)
        {
            Console.Error.WriteLine(argument.Message);
            Console.Error.WriteLine("Run the shell with -Help to see its arguments.");
            return Failure;
        }

        if (options.Mode == ShellMode.Help)
        {
            Console.Out.WriteLine(UsageText.Text);
            return 0;
        }

        if (options.Mode == ShellMode.File && !File.Exists(options.ScriptPath))
        {
            Console.Error.WriteLine($"The script file '{options.ScriptPath}' was not found. Give -File the path of an existing .ps1 file.");
            return Failure;
        }

        string? manifest = null;
        if (options.ImportModule && !StagedModule.TryFind(out manifest, out string explanation))
        {
            Console.Error.WriteLine(explanation);
            return Failure;
        }

        Terminal terminal = Terminal.Detect();
        using ShellSession session = new(terminal);
        return Run(session, terminal, options, manifest);
    }

    private static int Run(ShellSession session, Terminal terminal, ShellOptions options, string? manifest)
    {
        ConsoleCancelEventHandler interrupted = (_, e) => e.Cancel = session.Interrupt();
        Console.CancelKeyPress += interrupted;
        try
        {
            if (manifest is not null && !session.ImportModule(manifest))
            {
                return session.ExitCode == 0 ? Failure : session.ExitCode;
            }

            ShellPrompt prompt = new(session, terminal);
            switch (options.Mode)
            {
                case ShellMode.Command:
                    session.RunScript(options.CommandText, addToHistory: false);
                    break;
                case ShellMode.StandardInput:
                    session.RunScript(Console.In.ReadToEnd(), addToHistory: false);
                    break;
                case ShellMode.File:
                    session.RunFile(Path.GetFullPath(options.ScriptPath), options.ScriptArguments);
                    break;
                default:
                    return prompt.Run();
            }

            return session.ExitCode;
        }
        catch (PipelineStoppedException)
        {
            return ShellSession.InterruptedExitCode;
        }
        finally
        {
            Console.CancelKeyPress -= interrupted;
        }
    }

    /// <summary>
    /// PowerShell's formatting breaks lines between words in the languages that it knows. The invariant culture, which a process
    /// has where LANG is not set, is none of them, and text would be cut in mid-word; the module's texts are English.
    /// </summary>
    private static void NameCulture()
    {
        if (CultureInfo.CurrentCulture.Name.Length == 0)
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-US");
        }
    }
}
