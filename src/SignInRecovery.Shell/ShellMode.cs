namespace SignInRecovery.Shell;

/// <summary>What the shell was asked to do.</summary>
internal enum ShellMode
{
    /// <summary>Read commands at a prompt until <c>exit</c> or the end of the input.</summary>
    Prompt,

    /// <summary>Run a command text and leave.</summary>
    Command,

    /// <summary>Read a whole script from the standard input, run it and leave.</summary>
    StandardInput,

    /// <summary>Run a script file and leave.</summary>
    File,

    /// <summary>Print the usage text and leave.</summary>
    Help,
}
