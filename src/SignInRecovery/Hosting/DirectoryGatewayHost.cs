using SignInRecovery.Gateway;

namespace SignInRecovery.Hosting;

/// <summary>
/// Opens the door to the isolated packages on first need. Importing the module, and every cmdlet that works from a
/// snapshot or a sample, never comes here.
/// </summary>
/// <remarks>
/// One context for each loaded copy of the module's assembly: PowerShell cannot unload that assembly, so -Force,
/// Remove-Module with a new Import-Module, and further runspaces meet the same one, and the packages are loaded once.
/// Gateways themselves are not shared.
/// </remarks>
internal static class DirectoryGatewayHost
{
    private const string GatewayAssembly = "SignInRecovery.Graph.dll";
    private const string GatewayType = "SignInRecovery.Graph.GraphDirectoryGateway";
    private const string PublicEndpointsType = "SignInRecovery.Graph.PublicEndpoints";

    private static readonly string LibraryFolder =
        Path.Combine(Path.GetDirectoryName(typeof(DirectoryGatewayHost).Assembly.Location) ?? string.Empty, "lib");

    private static readonly Lazy<GraphLoadContext> Context =
        new(() => new GraphLoadContext(LibraryFolder, PlatformAssemblies.Current()));

    /// <summary>Creates a gateway of its own for the caller.</summary>
    /// <exception cref="DirectoryException">
    /// <see cref="DirectoryErrorCodes.IsolatedLibraryMissing"/>: the module's folder lib is incomplete.
    /// </exception>
    public static IDirectoryGateway Create() => (IDirectoryGateway)Create(GatewayType);

    /// <summary>Creates a way to the sign-in service's public endpoints, for the caller to dispose.</summary>
    /// <exception cref="DirectoryException">
    /// <see cref="DirectoryErrorCodes.IsolatedLibraryMissing"/>: the module's folder lib is incomplete.
    /// </exception>
    public static IPublicEndpoints CreatePublicEndpoints() => (IPublicEndpoints)Create(PublicEndpointsType);

    private static object Create(string typeName)
    {
        var path = Path.Combine(LibraryFolder, GatewayAssembly);
        try
        {
            var type = Context.Value.LoadFromAssemblyPath(path).GetType(typeName, throwOnError: true)!;
            return Activator.CreateInstance(type)!;
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException)
        {
            throw new DirectoryException(
                DirectoryErrorCodes.IsolatedLibraryMissing,
                $"The part of SignInRecovery that talks to Microsoft Entra could not be loaded from '{path}': {exception.Message} Install the module again.")
            {
                Origin = exception.GetType().FullName,
            };
        }
    }
}
