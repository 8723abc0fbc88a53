using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using SignInRecovery.GraphEmulator.Clock;
using SignInRecovery.GraphEmulator.Faults;

namespace SignInRecovery.GraphEmulator.Hosting;

/// <summary>The emulator as a program of its own.</summary>
internal static class CommandLine
{
    private const string Usage = """
        Serves a snapshot folder as a Microsoft Entra tenant, on the loopback addresses, over HTTPS.

        dotnet run --project tests/GraphEmulator -- <snapshot folder> [options]

          --port <number>             the port; any that is free when it is left out
          --ca <file>                 where the certificate authority's PEM file is written
          --client <id> <secret>      an application with a secret and all application permissions
          --certificate <file>        a certificate (PEM) that this application may sign in with too
          --user <id or name>         who signs in with a device code or a browser
          --speed <factor>            how fast the emulator's clock runs
          --users <n>                 so many users more, made when asked for
          --administrators <n>        how many of these hold a directory role
          --groups <n>                how many groups these are spread over
          --seed <n>                  the seed of the faults
          --fault <kind>=<rate>[@path]  a fault, such as Throttle=0.05 or TruncatedJson=0.02@/users
          --lag <seconds>             how long a write stays invisible to readers, in the emulator's time
          --policy-list <n>           the most users or groups that a list of a policy may have; no limit when left out
          --no-throttling             without the documented limits
          --no-permissions            without looking at the token's permissions
          --parent <process id>       stop when this process has ended
        """;

    internal static async Task<int> RunAsync(string[] args)
    {
        if (args.Length == 0 || args[0] is "--help" or "-h" or "/?")
        {
            await Console.Out.WriteLineAsync(Usage).ConfigureAwait(false);
            return args.Length == 0 ? 2 : 0;
        }

        try
        {
            var arguments = new Arguments(args);
            var options = Options(args[0], arguments);
            var emulator = await GraphEmulatorHost.StartAsync(options).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                foreach (var fault in arguments.Faults)
                {
                    emulator.Faults.Add(fault);
                }

                if (arguments.Lag > TimeSpan.Zero)
                {
                    emulator.Tenant.SetReplicationLag(_ => arguments.Lag);
                }

                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    tenant     {emulator.Tenant.DisplayName} ({emulator.Tenant.Id})
                    graph      {emulator.BaseAddress}v1.0
                    authority  {emulator.Authority}
                    client     {emulator.DefaultClient.ClientId}
                    secret     {emulator.DefaultClient.Secret}
                    ca         {emulator.CertificateAuthorityPath}
                    ready
                    """)).ConfigureAwait(false);
                await emulator.WaitForShutdownAsync().ConfigureAwait(false);
            }

            return 0;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or OverflowException or IOException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
            return 2;
        }
    }

    private static EmulatorOptions Options(string folder, Arguments arguments) => new()
    {
        SnapshotPath = folder,
        Port = arguments.Number("--port", 0),
        CertificateAuthorityPath = arguments.Text("--ca"),
        Applications = arguments.Application is { } application ? [WithCertificate(application, arguments.Text("--certificate"))] : [],
        SignedInUser = arguments.Text("--user"),
        Clock = new EmulatorClock(double.Parse(arguments.Text("--speed") ?? "1", CultureInfo.InvariantCulture)),
        GeneratedUsers = arguments.Number("--users", 0),
        GeneratedAdministrators = arguments.Number("--administrators", 0),
        GeneratedGroups = arguments.Number("--groups", 20),
        Seed = arguments.Number("--seed", 1),
        LongestPolicyList = arguments.Text("--policy-list") is { } most ? int.Parse(most, CultureInfo.InvariantCulture) : null,
        Throttles = !arguments.Has("--no-throttling"),
        EnforcesPermissions = !arguments.Has("--no-permissions"),
        ParentProcessId = arguments.Text("--parent") is { } parent ? int.Parse(parent, CultureInfo.InvariantCulture) : null,
    };

    private static EmulatorApplication WithCertificate(EmulatorApplication application, string? path) =>
        path is null ? application : application with { Certificates = [X509CertificateLoader.LoadCertificateFromFile(path)] };

    private sealed class Arguments
    {
        private static readonly HashSet<string> Switches = ["--no-throttling", "--no-permissions"];
        private static readonly HashSet<string> Valued = ["--port", "--ca", "--certificate", "--user", "--speed", "--users", "--administrators", "--groups", "--seed", "--lag", "--policy-list", "--parent"];

        private readonly Dictionary<string, string> _values = [];

        internal Arguments(string[] args)
        {
            for (var i = 1; i < args.Length; i++)
            {
                var name = args[i];
                if (Switches.Contains(name))
                {
                    _values[name] = "true";
                }
                else if (Valued.Contains(name) && i + 1 < args.Length)
                {
                    _values[name] = args[++i];
                }
                else if (name == "--client" && i + 2 < args.Length)
                {
                    Application = new EmulatorApplication
                    {
                        ClientId = args[++i],
                        Secrets = new Dictionary<string, DateTimeOffset?> { [args[++i]] = null },
                        ApplicationPermissions = GraphEmulatorHost.EveryApplicationPermission,
                    };
                }
                else if (name == "--fault" && i + 1 < args.Length)
                {
                    Faults.Add(Fault(args[++i]));
                }
                else
                {
                    throw new ArgumentException($"The argument '{name}' is not known, or its value is missing. Start with --help for all of them.");
                }
            }
        }

        internal List<FaultRule> Faults { get; } = [];

        internal EmulatorApplication? Application { get; }

        internal TimeSpan Lag => TimeSpan.FromSeconds(double.Parse(Text("--lag") ?? "0", CultureInfo.InvariantCulture));

        internal bool Has(string name) => _values.ContainsKey(name);

        internal string? Text(string name) => _values.GetValueOrDefault(name);

        internal int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        private static FaultRule Fault(string text)
        {
            var at = text.IndexOf('@', StringComparison.Ordinal);
            var pair = (at < 0 ? text : text[..at]).Split('=');
            return new FaultRule
            {
                Kind = Enum.TryParse<FaultKind>(pair[0], ignoreCase: true, out var kind) ? kind : throw new ArgumentException($"There is no fault named '{pair[0]}'. There are: {string.Join(", ", Enum.GetNames<FaultKind>())}."),
                Rate = pair.Length > 1 ? double.Parse(pair[1], CultureInfo.InvariantCulture) : 1,
                Path = at < 0 ? "**" : text[(at + 1)..],
            };
        }
    }
}
