namespace SignInRecovery.Shell;

/// <summary>The shell's arguments, understood.</summary>
internal sealed record ShellOptions
{
    /// <summary>What to do.</summary>
    public required ShellMode Mode { get; init; }

    /// <summary>The PowerShell text of <see cref="ShellMode.Command"/>.</summary>
    public string CommandText { get; init; } = string.Empty;

    /// <summary>The script of <see cref="ShellMode.File"/>, as it was given.</summary>
    public string ScriptPath { get; init; } = string.Empty;

    /// <summary>What follows the script's path, one argument each, unparsed.</summary>
    public IReadOnlyList<string> ScriptArguments { get; init; } = [];

    /// <summary>Whether the staged module is imported before anything runs.</summary>
    public bool ImportModule { get; init; } = true;
}
