using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using SignInRecovery.Gateway;
using SignInRecovery.Graph;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Collections;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Benchmarks;

/// <summary>
/// All users of the emulated tenant, collected in a fresh process, beside a client that only turns the same pages. The
/// emulator is a process of its own, so that the memory is the collector's.
/// </summary>
internal static class CollectRun
{
    private const string ClientId = "5f1c2b7e-2d9b-4f0e-9a3c-e1a1c0de0001";
    private const string Secret = "a-secret-of-the-benchmark";

    public static int Run(int users, bool keepsLimits)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"signinrecovery-collect-{Environment.ProcessId}");
        _ = Directory.CreateDirectory(folder);
        string authority = Path.Combine(folder, "ca.pem");
        using Process emulator = StartEmulator(users, authority);
        try
        {
            (string address, string tenant) = Ready(emulator);
            for (int round = 0; round < (keepsLimits ? 1 : 2); round++)
            {
                if (!keepsLimits)
                {
                    Console.WriteLine(Child(authority, "collect-bare", address, tenant));
                }

                Console.WriteLine(Child(authority, "collect-child", address, tenant, Path.Combine(folder, $"round{round}"), keepsLimits ? "limits" : "no-limits"));
            }
        }
        finally
        {
            emulator.Kill();
            emulator.WaitForExit();
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    public static async Task<int> RunChildAsync(string address, string tenant, string folder, bool keepsLimits)
    {
        var gateway = new GraphDirectoryGateway(keepsLimits ? new GatewayOptions() : new GatewayOptions { Pace = new FastClock(10_000) });
        var request = new SessionRequest
        {
            Kind = CredentialKind.ClientSecret,
            TenantId = tenant,
            ClientId = ClientId,
            Secret = new NetworkCredential(string.Empty, Secret).SecurePassword,
            GraphEndpoint = address,
            AuthorityHost = address,
        };
        var scope = new CollectionRequest { Scope = SnapshotScope.AllUsers };
        using IDirectorySession session = await gateway.ConnectAsync(request, new Silence(), CancellationToken.None).ConfigureAwait(false);
        long start = Stopwatch.GetTimestamp();
        CollectionSummary summary;
        using (var collection = FolderCollection.Open(folder, "benchmark", DateTimeOffset.UtcNow, restart: true))
        {
            summary = await session.CollectAsync(scope, collection, new Silence(), CancellationToken.None).ConfigureAwait(false);
            collection.Finish(new SnapshotManifest
            {
                SchemaVersion = SnapshotManifest.CurrentSchemaVersion,
                TenantId = tenant,
                CapturedAt = DateTimeOffset.UtcNow,
                Scope = scope.Scope,
            });
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        string figures = Figures();
        start = Stopwatch.GetTimestamp();

        // As Get-TenantSnapshot does.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Tenant read = TenantLoader.Load(SnapshotSource.Open(folder));
        double load = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long bytes = Directory.EnumerateFiles(folder).Sum(f => new FileInfo(f).Length);
        string partial = string.Join(", ", read.States.Where(s => s.Value.Status == SectionStatus.Partial).Select(s => s.Key));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"collected {summary.Objects:N0} objects ({read.Users.Seen.Count:N0} users, {bytes / 1e6:F0} MB) with {summary.Requests:N0} requests in {seconds:F1} s, {figures}; partial: {(partial.Length > 0 ? partial : "none")}; then read in {load:F1} s, {Figures()}"));
        GC.KeepAlive(read);
        return partial.Length == 0 ? 0 : 1;
    }

    public static async Task<int> RunBareAsync(string address, string tenant)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["client_id"] = ClientId,
            ["client_secret"] = Secret,
            ["grant_type"] = "client_credentials",
            ["scope"] = address + "/.default",
        });
        using HttpResponseMessage signIn = await http.PostAsync(new Uri($"{address}/{tenant}/oauth2/v2.0/token"), form).ConfigureAwait(false);
        using var token = System.Text.Json.JsonDocument.Parse(await signIn.Content.ReadAsStringAsync().ConfigureAwait(false));
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.RootElement.GetProperty("access_token").GetString());
        http.DefaultRequestHeaders.Add("ConsistencyLevel", "eventual");
        long start = Stopwatch.GetTimestamp();
        var pages = new PageTurner(http, address);
        await Task.WhenAll(
            pages.TurnAsync("/users?$select=" + string.Join(',', SectionCatalog.Get("users").Query.Select) + "&$top=999&$count=true"),
            pages.TurnAsync("/users?$select=id,signInActivity&$top=500"),
            pages.TurnAsync("/reports/authenticationMethods/userRegistrationDetails?$top=999"),
            pages.TurnAsync("/users?$select=id&$expand=manager($select=id,displayName,userPrincipalName)&$top=999"),
            pages.TurnAsync("/groups?$select=" + string.Join(',', SectionCatalog.Get("groups").Query.Select) + "&$top=999&$count=true"),
            pages.TurnAsync("/groups?$select=id&$expand=owners($select=id,displayName)&$top=999")).ConfigureAwait(false);
        string[] groups = [.. pages.Groups];
        await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (group, _) =>
            await pages.TurnAsync($"/groups/{group}/transitiveMembers/microsoft.graph.user?$select=id&$top=999&$count=true").ConfigureAwait(false)).ConfigureAwait(false);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"turned {pages.Count:N0} pages, {pages.Bytes / 1e6:F0} MB, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, {Figures()}"));
        return 0;
    }

    private static string Figures()
    {
        using Process own = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{own.TotalProcessorTime.TotalSeconds:F1} s of processor time, peak {own.PeakWorkingSet64 / 1e6:F0} MB");
    }

    private static Process StartEmulator(int users, string authority)
    {
        Dictionary<string, string?> metadata = typeof(CollectRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().ToDictionary(a => a.Key, a => a.Value);
        string[] arguments =
        [
            "exec", metadata["GraphEmulator"]!, Path.Combine(metadata["RepositoryRoot"]!, "src", "SignInRecovery", "Samples", "Contoso"),
            "--users", users.ToString(CultureInfo.InvariantCulture), "--administrators", "50", "--groups", "40", "--no-throttling",
            "--client", ClientId, Secret, "--ca", authority, "--parent", Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
        ];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("The emulator did not start.");
    }

    private static (string Address, string Tenant) Ready(Process emulator)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        while (emulator.StandardOutput.ReadLine() is { } line && line != "ready")
        {
            string[] words = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            said[words[0]] = words.Length > 1 ? words[1] : string.Empty;
        }

        var authority = new Uri(said["authority"]);
        return (authority.GetLeftPart(UriPartial.Authority), authority.AbsolutePath.Trim('/'));
    }

    private static string Child(string authority, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        start.Environment["SSL_CERT_FILE"] = authority;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("The child did not start.");
        string output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"The child failed: {output}");
    }

    private sealed class Silence : IDirectoryEvents
    {
        public void Verbose(string text)
        {
        }

        public void Warning(string text) => Console.Error.WriteLine(text);

        public void DeviceCode(string message, string address, string code, DateTimeOffset expiresAt)
        {
        }

        public void Progress(CollectionProgress progress)
        {
        }
    }

    // The documented limits would be most of the time: 200 pages of the registration report alone take 400 s.
}
