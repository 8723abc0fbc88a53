using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SignInRecovery.GraphEmulator.Accounts;
using SignInRecovery.GraphEmulator.Batch;
using SignInRecovery.GraphEmulator.Clock;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.GraphEmulator.Hosting;
using SignInRecovery.GraphEmulator.Http;
using SignInRecovery.GraphEmulator.Json;
using SignInRecovery.GraphEmulator.Logging;
using SignInRecovery.GraphEmulator.Permissions;
using SignInRecovery.GraphEmulator.Routing;
using SignInRecovery.GraphEmulator.Tenants;
using SignInRecovery.GraphEmulator.Throttling;
using SignInRecovery.GraphEmulator.Tokens;

namespace SignInRecovery.GraphEmulator;

/// <summary>Microsoft Graph and Microsoft Entra's sign-in endpoints on the loopback addresses, over HTTPS, with a snapshot folder as the tenant.</summary>
public sealed class GraphEmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _web;
    private readonly ServerCertificates _certificates;
    private readonly GraphService _graph;
    private readonly ParentWatch? _parent;

    private GraphEmulatorHost(WebApplication web, ServerCertificates certificates, GraphService graph, EmulatorTenant tenant, EmulatorClock clock, FaultPlan faults, RequestLog requests, EmulatorHooks hooks, IReadOnlyList<EmulatorApplication> applications, ParentWatch? parent)
    {
        _web = web;
        _certificates = certificates;
        _graph = graph;
        _parent = parent;
        Tenant = tenant;
        Clock = clock;
        Faults = faults;
        Requests = requests;
        Hooks = hooks;
        Applications = applications;
        var address = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        BaseAddress = new Uri($"https://localhost:{new Uri(address).Port}/");
    }

    /// <summary>Every application permission that some request of the permission table takes.</summary>
    public static IReadOnlyList<string> EveryApplicationPermission { get; } =
        [.. PermissionTable.Rules.SelectMany(rule => rule.Application).SelectMany(name => name.Split('+')).Distinct()];

    /// <summary>The root of the server, such as https://localhost:5001/. Graph is at v1.0/ and beta/ below it; it is also the AuthorityHost.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The tenant's authority, such as https://localhost:5001/{tenant id}.</summary>
    public Uri Authority => new(BaseAddress, Tenant.Id);

    /// <summary>The PEM file of the certificate authority that signed the server's certificate: for SSL_CERT_FILE, NODE_EXTRA_CA_CERTS or curl's --cacert.</summary>
    public string CertificateAuthorityPath => _certificates.AuthorityPath;

    /// <summary>The same certificate authority, for a handler's own chain.</summary>
    public X509Certificate2 CertificateAuthority => _certificates.AuthorityCertificate;

    /// <summary>What was asked.</summary>
    public RequestLog Requests { get; }

    /// <summary>The tenant, to look at and to change.</summary>
    public EmulatorTenant Tenant { get; }

    /// <summary>What goes wrong.</summary>
    public FaultPlan Faults { get; }

    /// <summary>The emulator's time.</summary>
    public EmulatorClock Clock { get; }

    /// <summary>Where tests step in.</summary>
    public EmulatorHooks Hooks { get; }

    /// <summary>The registered applications.</summary>
    public IReadOnlyList<EmulatorApplication> Applications { get; }

    /// <summary>The first application that has a secret, and the secret.</summary>
    public (string ClientId, string Secret) DefaultClient =>
        Applications.Where(application => application.Secrets.Count > 0).Select(application => (application.ClientId, application.Secrets.First().Key)).First();

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">What to serve, and how.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <returns>The running emulator; dispose of it to stop it.</returns>
    public static async Task<GraphEmulatorHost> StartAsync(EmulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var clock = options.Clock ?? new EmulatorClock();
        var snapshot = new SnapshotFolder(options.SnapshotPath);
        var domain = snapshot.Lines("domains").Where(line => line.IsTrue("isInitial")).Select(line => line.Id()).FirstOrDefault() ?? "tenant.onmicrosoft.com";
        var population = new GeneratedPopulation(options.GeneratedUsers, options.GeneratedAdministrators, options.GeneratedGroups, domain);
        var store = new TenantStore(snapshot, population, clock);
        var applications = Registered(options);
        var key = SigningKey.OfThisProcess;
        var issuer = new TokenIssuer(store, options, key);
        var access = new AccessControl(options.EnforcesPermissions);
        var faults = new FaultPlan(options.Seed);
        var log = new RequestLog();
        var hooks = new EmulatorHooks();
        var routes = Routes.All(issuer);
        var graph = new GraphService(store, options, routes, issuer, access, new ThrottlingService(store), faults, log, hooks);
        var signIns = new SignInService(store, new TokenEndpoint(store, options, applications, issuer), issuer, new AccountEndpoints(store), hooks);
        var frontend = new HttpFrontend(graph, new BatchService(graph, log.NextNumber), signIns, log, faults, clock);

        var certificates = new ServerCertificates(options.CertificateAuthorityPath);
        var web = Build(options, certificates);
        web.Run(frontend.HandleAsync);
        await web.StartAsync(cancellationToken).ConfigureAwait(false);
        var parent = options.ParentProcessId is { } process ? new ParentWatch(process, web.Lifetime.StopApplication) : null;
        return new GraphEmulatorHost(web, certificates, graph, new EmulatorTenant(store, routes, options, access), clock, faults, log, hooks, applications, parent);
    }

    /// <summary>A client that trusts this emulator's certificate authority and nothing else.</summary>
    public HttpClient CreateClient() => new(CreateHandler()) { BaseAddress = BaseAddress };

    /// <summary>A handler that trusts this emulator's certificate authority and nothing else.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        SslOptions = new System.Net.Security.SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                CustomTrustStore = { CertificateAuthority },
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    /// <summary>Waits until the emulator is stopped, by a signal or with its parent.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => _web.WaitForShutdownAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _parent?.Dispose();
        await _web.DisposeAsync().ConfigureAwait(false);
        _certificates.Dispose();
        _graph.Dispose();
    }

    private static IReadOnlyList<EmulatorApplication> Registered(EmulatorOptions options)
    {
        var applications = options.Applications.Count > 0
            ? options.Applications
            : [
                new EmulatorApplication
                {
                    ClientId = EmulatorOptions.DefaultClientId,
                    Secrets = new Dictionary<string, DateTimeOffset?> { [Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20))] = null },
                    ApplicationPermissions = EveryApplicationPermission,
                },
            ];
        return applications.Any(application => application.ClientId == EmulatorApplication.CommandLineToolsId)
            ? applications
            : [.. applications, new EmulatorApplication { ClientId = EmulatorApplication.CommandLineToolsId, DisplayName = "Microsoft Graph Command Line Tools", IsPublicClient = true }];
    }

    private static WebApplication Build(EmulatorOptions options, ServerCertificates certificates)
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.LargestBody;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;

            // One address only when any port will do: the two would get different ones.
            if (options.Port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificates.Server));
            }
            else
            {
                kestrel.ListenLocalhost(options.Port, listen => listen.UseHttps(certificates.Server));
            }
        });
        return builder.Build();
    }
}
