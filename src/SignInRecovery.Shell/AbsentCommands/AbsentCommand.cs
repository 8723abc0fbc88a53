namespace SignInRecovery.Shell.AbsentCommands;

/// <summary>A command of the full PowerShell that this shell does not have.</summary>
/// <param name="Name">The command's name as PowerShell prints it.</param>
/// <param name="Module">The module that brings it.</param>
internal sealed record AbsentCommand(string Name, string Module)
{
    /// <summary>The sentence that answers whoever calls it.</summary>
    public string Explanation
    {
        get
        {
            string redirection = Name == "Out-File" ? " Writing to a file with > or >> needs it too." : string.Empty;
            return $"{Name} belongs to the full PowerShell (module {Module}).{redirection} "
                + "This shell has PowerShell's core cmdlets only; install PowerShell 7.4 or later to use it.";
        }
    }
}
