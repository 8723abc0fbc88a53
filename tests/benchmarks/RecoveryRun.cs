using System.Diagnostics;
using System.Globalization;
using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Benchmarks;

/// <summary>Who could bring back each of 2,000 role holders in a tenant of 100,000 users, in a fresh process.</summary>
internal static class RecoveryRun
{
    private const int Users = 100_000;
    private const int Administrators = 2_000;

    public static int Run()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"signinrecovery-benchmark-recovery-{Users}-{Administrators}");
        if (!File.Exists(Path.Combine(folder, SnapshotSource.ManifestFileName)))
        {
            SnapshotGenerator.Write(folder, Users, Users / 20, seed: 11, Administrators);
        }

        for (int round = 0; round < 3; round++)
        {
            Console.WriteLine(ChildProcess.Run("recovery-child", folder));
        }

        return 0;
    }

    public static int RunChild(string folder)
    {
        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(folder));
        long start = Stopwatch.GetTimestamp();
        int lines = AdministratorRecoveries.Of(tenant, SnapshotGenerator.CapturedAt).Count;
        double all = Stopwatch.GetElapsedTime(start).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        int paths = RecoveryPaths.Find(new RecoveryQuestion(), tenant, tenant.Roles.AdministratorsSeen[0].Id, SnapshotGenerator.CapturedAt).Count;
        double one = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lines:N0} administrators of {tenant.Users.Seen.Count:N0} users in {all:F2} s; one account with {paths:N0} paths in {one:F2} s"));
        return 0;
    }
}
