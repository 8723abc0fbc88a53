using System.Diagnostics;
using System.Reflection;
using SignInRecovery.Tests.Shell;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>The GraphEmulator as a process of its own, serving Contoso, and shells that trust its certificate authority.</summary>
internal sealed class LiveEmulator : IAsyncDisposable
{
    public const string ClientId = "5f1c2b7e-2d9b-4f0e-9a3c-e1a1c0de0001";
    public const string Secret = "a-secret-that-nobody-may-see-4711";
    public const string Speed = "SIGNINRECOVERY_EMULATOR_SPEED";
    public const string TenantId = "2a7e48cb-8486-4028-80c6-5f47fe607fd9";

    private static readonly string Program = typeof(LiveEmulator).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "GraphEmulator").Value!;

    private readonly Process _process;
    private readonly TemporaryFolder _folder;

    private LiveEmulator(Process process, TemporaryFolder folder, string address)
    {
        _process = process;
        _folder = folder;
        Address = address;
    }

    /// <summary>The root of the server, such as https://localhost:5001.</summary>
    public string Address { get; }

    /// <summary>A folder that goes with the emulator.</summary>
    public string Folder => _folder.Path;

    /// <summary>Words that connect with the secret.</summary>
    public string Connect =>
        $"Connect-SignInRecovery {TenantId} -Credential ([pscredential]::new('{ClientId}', [System.Net.NetworkCredential]::new('', '{Secret}').SecurePassword)) -GraphEndpoint {Address} -AuthorityHost {Address}";

    public static async Task<LiveEmulator> StartAsync(params string[] arguments)
    {
        var folder = new TemporaryFolder();
        var start = new ProcessStartInfo(ChildProcess.DotNet)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        string[] all =
        [
            "exec", Program, Path.Combine(StagedModule.RepositoryRoot, "src", "SignInRecovery", "Samples", "Contoso"),
            "--ca", Path.Combine(folder.Path, "ca.pem"), "--client", ClientId, Secret, "--no-throttling",
            "--parent", Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), .. arguments,
        ];
        Array.ForEach(all, start.ArgumentList.Add);
        var process = Process.Start(start)!;
        var address = string.Empty;
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && line != "ready")
        {
            address = line.StartsWith("graph ", StringComparison.Ordinal) ? new Uri(line["graph ".Length..].Trim()).GetLeftPart(UriPartial.Authority) : address;
        }

        Assert.NotEmpty(address);
        return new LiveEmulator(process, folder, address);
    }

    /// <summary>Starts a shell that runs a script with the staged module. The limits that the module keeps pass a hundred times faster, unless a variable says otherwise.</summary>
    public ShellProcess Start(string script, params (string Name, string? Value)[] environment) => ShellProcess.Start(
        [script],
        [
            ("SIGNINRECOVERY_MODULE", StagedModule.ManifestPath), ("SSL_CERT_FILE", Path.Combine(Folder, "ca.pem")), ("COLUMNS", "100"), (Speed, "100"),
            .. environment,
        ]);

    /// <summary>Runs a script to its end.</summary>
    public async Task<ShellResult> RunAsync(string script, params (string Name, string? Value)[] environment)
    {
        using var shell = Start(script, environment);
        return await shell.FinishAsync(string.Empty);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        _folder.Dispose();
    }
}
