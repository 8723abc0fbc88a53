namespace SignInRecovery.Tests.Shell;

/// <summary>What a run of the shell left behind, with line ends as \n.</summary>
public sealed record ShellResult(int ExitCode, string Output, string Error)
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
