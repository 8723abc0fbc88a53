using System.Reflection;
using IOPath = System.IO.Path;

namespace SignInRecovery.Tests.Support;

/// <summary>The module under test, as the build staged it, and the repository it came from.</summary>
internal static class StagedModule
{
    /// <summary>The folder of the staged module.</summary>
    public static string Path { get; } = IOPath.TrimEndingDirectorySeparator(Metadata("StagedModulePath"));

    /// <summary>The staged SignInRecovery.psd1, which is what a user imports.</summary>
    public static string ManifestPath { get; } = IOPath.Combine(Path, "SignInRecovery.psd1");

    /// <summary>The folder lib of the staged module.</summary>
    public static string LibraryPath { get; } = IOPath.Combine(Path, "lib");

    /// <summary>The root of the working copy.</summary>
    public static string RepositoryRoot { get; } = IOPath.TrimEndingDirectorySeparator(Metadata("RepositoryRoot"));

    /// <summary>A value that the project file wrote into this assembly.</summary>
    /// <param name="key">The name of an AssemblyMetadata item.</param>
    public static string Metadata(string key) =>
        typeof(StagedModule).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == key).Value!;
}
