namespace SignInRecovery.Shell;

/// <summary>Reads the shell's arguments; they mean what they mean to pwsh.</summary>
internal static class ShellArguments
{
    /// <summary>Parses the arguments of the process.</summary>
    /// <exception cref="ShellArgumentException">A parameter is unknown or lacks its value.</exception>
    public static ShellOptions Parse(IReadOnlyList<string> args)
    {
        bool importModule = true;
        for (int i = 0; i < args.Count; i++)
        {
            string arg = args[i];
            string[] rest = [.. args.Skip(i + 1)];
            switch (ParameterName(arg))
            {
                case "?" or "h" or "help":
                    return new ShellOptions { Mode = ShellMode.Help };
                case "nomodule":
                    importModule = false;
                    break;
                case "nologo" or "noprofile" or "nop":
                    // Taken for the sake of habits: this shell has neither a banner nor profiles.
                    break;
                case "command" or "c":
                    return Command(rest, importModule);
                case "file" or "f":
                    return Script(rest, importModule);
                case { Length: > 0 }:
                    throw new ShellArgumentException($"The parameter '{arg}' is unknown to this shell.");
                default:
                    return Command([.. args.Skip(i)], importModule);
            }
        }

        return new ShellOptions { Mode = ShellMode.Prompt, ImportModule = importModule };
    }

    /// <summary>The name of a parameter in lower case without its dashes; null for anything that is not one.</summary>
    private static string? ParameterName(string arg) => arg switch
    {
        "-" or "--" => null,
        ['-', '-', .. string name] => name.ToLowerInvariant(),
        ['-', .. string name] when char.IsAsciiLetter(name[0]) || name == "?" => name.ToLowerInvariant(),
        "/?" => "?",
        _ => null,
    };

    private static ShellOptions Command(string[] parts, bool importModule) => parts switch
    {
        [] => throw new ShellArgumentException("-Command needs a command text, or - to read one from the standard input."),
        ["-"] => new ShellOptions { Mode = ShellMode.StandardInput, ImportModule = importModule },
        _ => new ShellOptions { Mode = ShellMode.Command, CommandText = string.Join(' ', parts), ImportModule = importModule },
    };

    private static ShellOptions Script(string[] parts, bool importModule) => parts switch
    {
        [] => throw new ShellArgumentException("-File needs the path of a script."),
        ["-"] => new ShellOptions { Mode = ShellMode.StandardInput, ImportModule = importModule },
        [string path, .. string[] arguments] => new ShellOptions
        {
            Mode = ShellMode.File,
            ScriptPath = path,
            ScriptArguments = arguments,
            ImportModule = importModule,
        },
    };
}
