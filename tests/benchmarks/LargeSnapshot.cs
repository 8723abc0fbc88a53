using System.Diagnostics;
using System.Globalization;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Benchmarks;

/// <summary>A generated snapshot of many users and a twentieth as many groups, read in a fresh process.</summary>
internal static class LargeSnapshot
{
    public static int Run(int users)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"signinrecovery-benchmark-{users}");
        if (!File.Exists(Path.Combine(folder, SnapshotSource.ManifestFileName)))
        {
            Console.WriteLine($"Generating {users:N0} users and {users / 20:N0} groups.");
            SnapshotGenerator.Write(folder, users, users / 20, seed: 7);
        }

        long bytes = Directory.EnumerateFiles(folder).Sum(f => new FileInfo(f).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The snapshot holds {bytes / 1e6:F0} MB."));
        for (int round = 0; round < 3; round++)
        {
            Console.WriteLine(ChildProcess.Run("snapshot-child", folder));
        }

        return 0;
    }

    public static int RunChild(string folder)
    {
        long start = Stopwatch.GetTimestamp();
        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(folder));
        double load = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long peak = Process.GetCurrentProcess().PeakWorkingSet64;
        start = Stopwatch.GetTimestamp();
        int findings = LockoutAssessment.Run(tenant, new LockoutOptions { AsOf = SnapshotGenerator.CapturedAt }).Count;
        double rules = Stopwatch.GetElapsedTime(start).TotalSeconds;
        long peakAfter = Process.GetCurrentProcess().PeakWorkingSet64;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"read {tenant.Users.Seen.Count:N0} users, {tenant.Groups.Seen.Count:N0} groups in {load:F2} s, peak {peak / 1e6:F0} MB; {RuleCatalog.All.Count} rules, {findings} findings in {rules:F2} s, peak {peakAfter / 1e6:F0} MB"));
        GC.KeepAlive(tenant);
        return tenant.Problems.Count == 0 ? 0 : 1;
    }
}
