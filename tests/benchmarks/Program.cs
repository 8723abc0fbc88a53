using BenchmarkDotNet.Running;
using SignInRecovery.Benchmarks;

// What is measured once in a fresh process (import, first call, a large snapshot) has a mode of its own; BenchmarkDotNet
// takes what is measured many times in a warm one.
return args switch
{
    ["cold", ..] => ColdStart.Run(),
    ["cold-child", string module, string command] => ColdStart.RunChild(module, command),
    ["snapshot", ..] => LargeSnapshot.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000),
    ["rules", ..] => RuleBookTenant.Run(),
    ["rules-child", string folder] => RuleBookTenant.RunChild(folder),
    ["snapshot-child", string folder] => LargeSnapshot.RunChild(folder),
    ["engine", ..] => EngineBenchmark.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000),
    ["engine-child", string folder] => EngineBenchmark.RunChild(folder),
    ["collect", string users] => CollectRun.Run(int.Parse(users, System.Globalization.CultureInfo.InvariantCulture), keepsLimits: false),
    ["collect", string users, "limits"] => CollectRun.Run(int.Parse(users, System.Globalization.CultureInfo.InvariantCulture), keepsLimits: true),
    ["collect-child", string address, string tenant, string folder, string limits] => await CollectRun.RunChildAsync(address, tenant, folder, limits == "limits"),
    ["collect-bare", string address, string tenant] => await CollectRun.RunBareAsync(address, tenant),
    ["recovery", ..] => RecoveryRun.Run(),
    ["recovery-child", string folder] => RecoveryRun.RunChild(folder),
    _ => RunMicro(args),
};

static int RunMicro(string[] args)
{
    _ = BenchmarkSwitcher.FromAssembly(typeof(ColdStart).Assembly).Run(args.Where(a => a != "micro").ToArray());
    return 0;
}
