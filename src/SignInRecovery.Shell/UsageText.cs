namespace SignInRecovery.Shell;

/// <summary>What -Help prints.</summary>
internal static class UsageText
{
    /// <summary>The usage text.</summary>
    public const string Text = """
        SignInRecovery.Shell: a small PowerShell host that imports the SignInRecovery module.

        Usage (from the repository's root):
          dotnet run --project src/SignInRecovery.Shell -- '<command>'
          dotnet run --project src/SignInRecovery.Shell -- -Command '<command>'
          dotnet run --project src/SignInRecovery.Shell -- -File <script.ps1> [arguments]
          dotnet run --project src/SignInRecovery.Shell

        Arguments:
          <command>          Runs the command; several arguments are joined by blanks.
          -Command <text>    The same. With - the script is read from the standard input.
          -File <path> ...   Runs a script; what follows the path are the script's arguments.
          -NoModule          Does not import the module (for scripts that build it).
          -Help, -?          Prints this text.
          (none)             Opens a prompt; exit leaves it.

        Exit code: the one of the script's exit statement; 130 after Ctrl-C; 1 when an error was written; else 0.

        The environment:
          NO_COLOR                When set, the output has no colours.
          COLUMNS                 The width of redirected output; 120 when not set. A terminal's own width wins.
          SIGNINRECOVERY_MODULE   Another module to import: a folder, or the path of a .psd1 or .psm1 file.

        This shell has PowerShell's core cmdlets only. Select-Object, ConvertTo-Json, Format-List and the like
        belong to the full PowerShell; install PowerShell 7.4 or later to use them.
        """;
}
