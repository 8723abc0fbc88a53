using System.Reflection;
using System.Runtime.Loader;
using Azure.Identity;
using Microsoft.Graph;
using SignInRecovery.Gateway;
using SignInRecovery.Graph.Sessions;

namespace SignInRecovery.Graph;

/// <summary>
/// The gateway over Microsoft.Graph and Azure.Identity. The module finds it by this name in its own load context and
/// knows it as <see cref="IDirectoryGateway"/> only.
/// </summary>
public sealed class GraphDirectoryGateway : IDirectoryGateway
{
    private readonly GatewayOptions _options;

    // By name, not by type: Azure.Identity forwards its types to Azure.Core. Ordered by name.
    private static readonly string[] Parts =
    [
        "Azure.Core", "Azure.Identity", "Microsoft.Graph", "Microsoft.Graph.Core", "Microsoft.Identity.Client",
        "Microsoft.Kiota.Abstractions", "SignInRecovery.Core", "SignInRecovery.Graph", "System.Diagnostics.DiagnosticSource",
        "System.Text.Json",
    ];

    /// <summary>Creates the gateway to the real world.</summary>
    public GraphDirectoryGateway()
        : this(new GatewayOptions())
    {
    }

    internal GraphDirectoryGateway(GatewayOptions options) => _options = options;

    /// <inheritdoc/>
    public Task<GatewayDescription> DescribeAsync(CancellationToken cancellationToken) =>
        DirectoryErrors.GuardAsync(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return Task.FromResult(Describe());
            },
            permission: null,
            role: null);

    /// <inheritdoc/>
    public Task<IDirectorySession> ConnectAsync(SessionRequest request, IDirectoryEvents events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(events);
        return DirectoryErrors.GuardAsync<IDirectorySession>(
            async () => await Connector.ConnectAsync(request, _options, events, cancellationToken).ConfigureAwait(false),
            permission: null,
            role: null);
    }

    private static GatewayDescription Describe()
    {
        var authority = AzureAuthorityHosts.AzurePublicCloud;
        var credential = new DeviceCodeCredential(new DeviceCodeCredentialOptions
        {
            ClientId = Credentials.CommandLineToolsClientId,
            AuthorityHost = authority,
        });
        using var client = new GraphServiceClient(credential);

        var context = AssemblyLoadContext.GetLoadContext(typeof(GraphDirectoryGateway).Assembly) ?? AssemblyLoadContext.Default;
        return new GatewayDescription(
            client.RequestAdapter.BaseUrl ?? string.Empty,
            authority.AbsoluteUri,
            Parts.Select(name => DescribeAssembly(context.LoadFromAssemblyName(new AssemblyName(name)))).ToArray());
    }

    private static GatewayComponent DescribeAssembly(Assembly assembly)
    {
        var name = assembly.GetName();
        return new GatewayComponent(
            name.Name ?? string.Empty,
            name.Version?.ToString() ?? string.Empty,
            assembly.Location,
            AssemblyLoadContext.GetLoadContext(assembly)?.Name ?? string.Empty);
    }
}
