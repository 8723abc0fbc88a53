namespace SignInRecovery.Commands;

/// <summary>Where the module lies.</summary>
internal static class ModuleFolder
{
    /// <summary>The folder of the module's manifest.</summary>
    public static string Path { get; } = System.IO.Path.GetDirectoryName(typeof(ModuleFolder).Assembly.Location) ?? AppContext.BaseDirectory;

    /// <summary>The folder of the rules' pages.</summary>
    public static string RulePages => System.IO.Path.Combine(Path, "rules");
}
