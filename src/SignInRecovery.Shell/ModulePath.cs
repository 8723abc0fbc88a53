namespace SignInRecovery.Shell;

/// <summary>The folders in which the session looks for modules.</summary>
internal static class ModulePath
{
    private const string Variable = "PSModulePath";

    /// <summary>
    /// Leaves out the folders that hold an installed PowerShell's own modules: they fit that PowerShell's engine, not the
    /// one in this process, and would be loaded halfway when one of their commands is typed.
    /// </summary>
    public static void LeaveOutForeignEngines()
    {
        string[] folders = (Environment.GetEnvironmentVariable(Variable) ?? string.Empty).Split(Path.PathSeparator);
        IEnumerable<string> kept = folders.Where(folder => !Directory.Exists(Path.Combine(folder, "Microsoft.PowerShell.Utility")));
        Environment.SetEnvironmentVariable(Variable, string.Join(Path.PathSeparator, kept));
    }
}
