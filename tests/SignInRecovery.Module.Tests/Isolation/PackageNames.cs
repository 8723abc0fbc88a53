using System.Reflection;
using SignInRecovery.IsolationHost;
using SignInRecovery.Tests.Support;

namespace SignInRecovery.Tests.Isolation;

/// <summary>The packages that collide with those of other modules: Azure, Microsoft.Graph, Kiota, Microsoft.Identity and IdentityModel.</summary>
internal static class PackageNames
{
    private static readonly string[] Families = ["Azure.", "Microsoft.Graph", "Microsoft.Kiota", "Microsoft.Identity"];

    /// <summary>Those in lib/, with their assembly versions.</summary>
    public static IReadOnlyDictionary<string, string> InLibrary { get; } = Directory.GetFiles(StagedModule.LibraryPath, "*.dll")
        .Select(AssemblyName.GetAssemblyName)
        .Where(name => Collides(name.Name!))
        .ToDictionary(name => name.Name!, name => name.Version!.ToString());

    /// <summary>Whether a loaded assembly is one of them, or any other file from lib/.</summary>
    /// <param name="assembly">A loaded assembly.</param>
    public static bool IsOurPackage(LoadedAssembly assembly) =>
        Collides(assembly.Name) || assembly.Location.StartsWith(StagedModule.LibraryPath, StringComparison.Ordinal);

    private static bool Collides(string name) => Families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));
}
