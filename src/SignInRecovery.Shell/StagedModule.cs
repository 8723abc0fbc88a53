using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace SignInRecovery.Shell;

/// <summary>Finds the module that the build staged.</summary>
internal static class StagedModule
{
    private const string ModuleName = "SignInRecovery";
    private const string OverrideVariable = "SIGNINRECOVERY_MODULE";

    /// <summary>
    /// Finds the module file to import: what the environment names, else where this build staged it, else
    /// out/SignInRecovery in the nearest folder above the shell (a clone that was moved after its build).
    /// </summary>
    /// <param name="modulePath">The .psd1 or .psm1 file; null when there is none.</param>
    /// <param name="explanation">Why nothing was found and what to do; empty when something was.</param>
    public static bool TryFind([NotNullWhen(true)] out string? modulePath, out string explanation)
    {
        explanation = string.Empty;
        string? named = Environment.GetEnvironmentVariable(OverrideVariable);
        if (!string.IsNullOrEmpty(named))
        {
            modulePath = ModuleFile(named);
            if (modulePath is null)
            {
                explanation = $"{OverrideVariable} names '{named}', where there is no module. "
                    + "Set it to a module's folder or to its .psd1 file, or remove it to use the staged module.";
            }

            return modulePath is not null;
        }

        modulePath = Candidates().Select(ModuleFile).FirstOrDefault(file => file is not null);
        if (modulePath is null)
        {
            explanation = $"The module was not found in '{BakedPath}', nor in out/{ModuleName} above '{AppContext.BaseDirectory}'. "
                + "Run 'dotnet build' in the repository's root to stage it, or start the shell with -NoModule to go without.";
        }

        return modulePath is not null;
    }

    private static string BakedPath { get; } = typeof(StagedModule).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(attribute => attribute.Key == "StagedModulePath")?.Value ?? string.Empty;

    private static IEnumerable<string> Candidates()
    {
        yield return BakedPath;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "out", ModuleName);
        }
    }

    private static string? ModuleFile(string path)
    {
        if (File.Exists(path))
        {
            return Path.GetFullPath(path);
        }

        if (!Directory.Exists(path))
        {
            return null;
        }

        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string manifest = Path.Combine(folder, Path.GetFileName(folder) + ".psd1");
        return File.Exists(manifest) ? manifest : null;
    }
}
