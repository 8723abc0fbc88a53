using System.Reflection;

namespace SignInRecovery.Hosting;

/// <summary>
/// The assemblies of .NET itself that the default load context would bind, read from the runtime's own list
/// (TRUSTED_PLATFORM_ASSEMBLIES).
/// </summary>
/// <remarks>
/// That list also holds the host's own packages, and a host may bring Azure.Core or MSAL. Only assemblies signed with a
/// key of .NET count as the platform's; everything else stays the host's affair.
/// </remarks>
internal sealed class PlatformAssemblies
{
    // The public key tokens of .NET's own assemblies: Microsoft (b03f5f7f11d50a3a), ECMA (b77a5c561934e089),
    // Open (cc7b13ffcd2ddd51), System.Private.CoreLib (7cec85d7bea7798e).
    private static readonly HashSet<string> PlatformKeys = new(StringComparer.OrdinalIgnoreCase)
    {
        "b03f5f7f11d50a3a", "b77a5c561934e089", "cc7b13ffcd2ddd51", "7cec85d7bea7798e",
    };

    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a list of assembly files.</summary>
    /// <param name="paths">Full paths of assembly files, separated by the platform's path separator; null for none.</param>
    public PlatformAssemblies(string? paths)
    {
        foreach (var path in (paths ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            _paths.TryAdd(Path.GetFileNameWithoutExtension(path), path);
        }
    }

    /// <summary>What the runtime of this process provides.</summary>
    public static PlatformAssemblies Current() => new(AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string);

    /// <summary>The version of an assembly of .NET.</summary>
    /// <param name="name">The simple name of the assembly.</param>
    /// <returns>The assembly version; null when .NET does not provide the name.</returns>
    public Version? VersionOf(string name)
    {
        if (!_paths.TryGetValue(name, out var path) || !File.Exists(path))
        {
            return null;
        }

        var identity = AssemblyName.GetAssemblyName(path);
        var key = identity.GetPublicKeyToken() is { Length: > 0 } token ? Convert.ToHexString(token) : string.Empty;
        return PlatformKeys.Contains(key) ? identity.Version : null;
    }
}
