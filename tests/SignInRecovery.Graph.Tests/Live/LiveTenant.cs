using System.Net;
using System.Security;
using SignInRecovery.Gateway;
using SignInRecovery.Graph;
using SignInRecovery.GraphEmulator;
using SignInRecovery.GraphEmulator.Clock;
using SignInRecovery.Rights;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Collections;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>An emulated tenant, and a gateway that trusts its certificate authority and keeps its pace.</summary>
internal sealed class LiveTenant : IAsyncDisposable
{
    private const double Speed = 60;

    private LiveTenant(GraphEmulatorHost host, GraphDirectoryGateway gateway)
    {
        Host = host;
        Gateway = gateway;
    }

    public GraphEmulatorHost Host { get; }

    public GraphDirectoryGateway Gateway { get; }

    public RecordingEvents Events { get; } = new();

    public static string Contoso => Sample("Contoso");

    public static string Sample(string name) => Path.Combine(Root(), "src", "SignInRecovery", "Samples", name);

    public static async Task<LiveTenant> StartAsync(Func<EmulatorOptions, EmulatorOptions>? change = null, double speed = Speed)
    {
        var options = new EmulatorOptions { SnapshotPath = Contoso, Clock = new EmulatorClock(speed) };
        var host = await GraphEmulatorHost.StartAsync(change?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        return new LiveTenant(host, new GraphDirectoryGateway(OptionsFor(host, speed)));
    }

    public static GatewayOptions OptionsFor(GraphEmulatorHost host, double speed = Speed) => new()
    {
        NewHandler = host.CreateHandler,
        Pace = new FastClock(speed * 0.95),
        FirstPause = TimeSpan.FromMilliseconds(10),
    };

    public SessionRequest Secret() => new()
    {
        Kind = CredentialKind.ClientSecret,
        TenantId = Host.Tenant.Id,
        ClientId = Host.DefaultClient.ClientId,
        Secret = Secure(Host.DefaultClient.Secret),
        GraphEndpoint = Host.BaseAddress.AbsoluteUri,
        AuthorityHost = Host.BaseAddress.AbsoluteUri,
    };

    /// <summary>A person who signs in on another device; the emulator's person does so at once.</summary>
    public SessionRequest Person() => new()
    {
        Kind = CredentialKind.DeviceCode,
        TenantId = Host.Tenant.Id,
        GraphEndpoint = Host.BaseAddress.AbsoluteUri,
        AuthorityHost = Host.BaseAddress.AbsoluteUri,
        Scopes = PermissionSets.Delegated(SessionCapability.Assess),
    };

    public static SecureString Secure(string text) => new NetworkCredential(string.Empty, text).SecurePassword;

    public Task<IDirectorySession> ConnectAsync(SessionRequest? request = null) =>
        Gateway.ConnectAsync(request ?? Secret(), Events, TestContext.Current.CancellationToken);

    /// <summary>Collects in one go, into memory.</summary>
    public async Task<(Tenant Tenant, CollectionSummary Summary)> CollectAsync(CollectionRequest? request = null, IDirectorySession? session = null)
    {
        using var own = session is null ? await ConnectAsync() : null;
        var used = session ?? own!;
        request ??= new CollectionRequest();
        var sink = new MemoryCollection();
        Host.Requests.Clear();
        var summary = await used.CollectAsync(request, sink, Events, TestContext.Current.CancellationToken);
        return (TenantLoader.Load(sink.ToSource("live", ManifestOf(used, request))), summary);
    }

    public static SnapshotManifest ManifestOf(IDirectorySession session, CollectionRequest request) => new()
    {
        SchemaVersion = SnapshotManifest.CurrentSchemaVersion,
        TenantId = session.Info.TenantId,
        DisplayName = session.Info.TenantName,
        CapturedAt = DateTimeOffset.UtcNow,
        Scope = request.Scope,
    };

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SignInRecovery.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The repository's root was not found.");
        }

        return folder.FullName;
    }
}
