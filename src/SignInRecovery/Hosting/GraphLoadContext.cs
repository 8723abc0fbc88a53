using System.Reflection;
using System.Runtime.Loader;
using SignInRecovery.Gateway;

namespace SignInRecovery.Hosting;

/// <summary>
/// The load context in which SignInRecovery.Graph and its packages live, so that their versions meet nobody else's.
/// Everything is decided in <see cref="Load"/>; there are no Resolving or AssemblyResolve handlers, because those run
/// only after the default context was asked, and a foreign copy of the same package would win there.
/// </summary>
internal sealed class GraphLoadContext : AssemblyLoadContext
{
    /// <summary>The name of the context, as debuggers and <see cref="GatewayComponent.Context"/> show it.</summary>
    public const string ContextName = "SignInRecovery.Graph";

    private static readonly Assembly CoreAssembly = typeof(IDirectoryGateway).Assembly;

    private readonly string _libraryFolder;
    private readonly PlatformAssemblies _platform;

    /// <summary>Creates the context. Nothing is loaded yet.</summary>
    /// <param name="libraryFolder">The folder lib of the staged module.</param>
    /// <param name="platform">What the runtime of this process provides.</param>
    public GraphLoadContext(string libraryFolder, PlatformAssemblies platform)
        : base(ContextName, isCollectible: false)
    {
        _libraryFolder = libraryFolder;
        _platform = platform;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name;
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        if (string.Equals(name, CoreAssembly.GetName().Name, StringComparison.OrdinalIgnoreCase))
        {
            // The one assembly that both sides share: a second copy would make every cast across the boundary fail.
            return CoreAssembly;
        }

        var path = Path.Combine(_libraryFolder, name + ".dll");
        if (!File.Exists(path))
        {
            return null;
        }

        // A private copy of what the runtime has splits its types in two, so the runtime's wins, unless a package
        // was compiled against a newer one than this runtime can give.
        var provided = _platform.VersionOf(name);
        return provided is not null && AssemblyName.GetAssemblyName(path).Version is { } ours && ours <= provided
            ? null
            : LoadFromAssemblyPath(path);
    }
}
