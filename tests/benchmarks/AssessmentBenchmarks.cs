using System.Reflection;
using BenchmarkDotNet.Attributes;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Benchmarks;

/// <summary>Reading a sample, and running every rule over it, in a warm process.</summary>
[MemoryDiagnoser]
public class AssessmentBenchmarks
{
    private string _folder = string.Empty;
    private Tenant? _tenant;

    [GlobalSetup]
    public void Setup()
    {
        string root = typeof(AssessmentBenchmarks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        _folder = Path.Combine(root, "src", "SignInRecovery", "Samples", "Contoso");
        _tenant = Read();
    }

    [Benchmark]
    public Tenant Read() => TenantLoader.Load(SnapshotSource.Open(_folder));

    [Benchmark]
    public int Assess() => LockoutAssessment.Run(_tenant!, new LockoutOptions { AsOf = SnapshotGenerator.CapturedAt }).Count;
}
