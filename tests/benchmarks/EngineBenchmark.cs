using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Benchmarks;

/// <summary>The Conditional Access engine: single sign-ins explained against real policies, and everybody against many policies.</summary>
internal static class EngineBenchmark
{
    private const int RealPolicies = 100;
    private const int SyntheticPolicies = 240;
    private const double Seconds = 3;

    private static readonly string[] Users = ["ada", "ben", "zoe"];
    private static readonly string[] Apps = ["00000003-0000-0ff1-ce00-000000000000", "00000002-0000-0ff1-ce00-000000000000", "c44b4083-3bb0-49c1-b47d-974e53cbdf3c"];

    public static int Run(int users)
    {
        Explain();
        string folder = Path.Combine(Path.GetTempPath(), $"signinrecovery-benchmark-{users}");
        if (!File.Exists(Path.Combine(folder, SnapshotSource.ManifestFileName)))
        {
            Console.WriteLine($"Generating {users:N0} users and {users / 20:N0} groups.");
            SnapshotGenerator.Write(folder, users, users / 20, seed: 7);
        }

        Console.WriteLine(ChildProcess.Run("engine-child", folder));
        return 0;
    }

    /// <summary>Single sign-ins, explained, on one core.</summary>
    public static void Explain()
    {
        Tenant tenant = Small();
        ConditionalAccessPolicy[] policies = [.. tenant.Policies.Seen.Where(p => p.State != PolicyState.Disabled).Take(RealPolicies)];
        PolicySet set = PolicySet.Compile(tenant, new PolicySetOptions { Policies = policies, EnforceReportOnly = true });
        SignInContext[] contexts = [.. Contexts()];
        foreach (EvaluationMode mode in Enum.GetValues<EvaluationMode>())
        {
            for (int round = 0; round < 3; round++)
            {
                long start = Stopwatch.GetTimestamp();
                TimeSpan before = Process.GetCurrentProcess().UserProcessorTime;
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                long count = 0;
                int requires = 0;
                while (Stopwatch.GetElapsedTime(start).TotalSeconds < Seconds)
                {
                    foreach (SignInContext context in contexts)
                    {
                        PolicyDecision decision = set.Evaluate(context, mode);
                        requires += decision.Outcome == PolicyOutcome.Requires ? 1 : 0;
                        count++;
                    }
                }

                double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                double processor = (Process.GetCurrentProcess().UserProcessorTime - before).TotalSeconds;
                allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{mode}: {count * policies.Length / seconds / 1e6:F1} million policy evaluations a second, {count * policies.Length / processor / 1e6:F1} million for each second of processor time, {allocated / count} bytes a sign-in, {policies.Length} policies"));
            }
        }
    }

    /// <summary>Everybody against many policies, after the snapshot was read.</summary>
    public static int RunChild(string folder)
    {
        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(folder));
        _ = tenant.Directory.GroupsSeenOf(tenant.Users.Seen[0].Id);
        long memory = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        PolicySet set = PolicySet.Compile(tenant, new PolicySetOptions { Policies = Synthetic(tenant) });
        double compile = Stopwatch.GetElapsedTime(start).TotalSeconds;
        for (int round = 0; round < 3; round++)
        {
            start = Stopwatch.GetTimestamp();
            PopulationDecision decision = set.EvaluateEverybody(Contexts().First(), EvaluationMode.SignIn);
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{decision.Users.Count:N0} users x {set.Policies.Count} policies in {seconds:F2} s ({decision.ClassCount:N0} classes; {decision.Count(PolicyOutcome.Block):N0} blocked, {decision.Count(PolicyOutcome.Requires):N0} asked, {decision.Count(PolicyOutcome.Allow):N0} let in)"));
        }

        long more = GC.GetTotalMemory(forceFullCollection: true) - memory;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"compiled in {compile * 1000:F0} ms; the compiled set with its classes holds {(double)more / tenant.Users.Seen.Count:F1} bytes a user"));
        GC.KeepAlive(set);
        return 0;
    }

    private static IEnumerable<SignInContext> Contexts()
    {
        for (int index = 0; index < 96; index++)
        {
            yield return new SignInContext
            {
                UserId = Users[index % 3],
                ApplicationId = Apps[index / 3 % 3],
                ClientAppType = index % 8 == 7 ? ClientAppType.Other : index % 2 == 0 ? ClientAppType.Browser : ClientAppType.MobileAppsAndDesktopClients,
                Platform = (SignInPlatform)(index % 7),
                IPAddress = index % 5 == 0 ? "198.51.100.7" : index % 5 == 1 ? "2001:db8::1" : "203.0.113.10",
                Country = index % 4 == 0 ? "NO" : "US",
                Device = index % 3 == 0 ? new DeviceInfo { DeviceId = "d", IsCompliant = true, TrustType = "AzureAD" } : DeviceInfo.Unregistered,
                SignInRisk = index % 6 == 0 ? RiskLevel.High : RiskLevel.None,
                UserRisk = index % 9 == 0 ? RiskLevel.Medium : RiskLevel.None,
                AuthenticationFlow = index % 10 == 0 ? AuthenticationTransferMethods.DeviceCodeFlow : AuthenticationTransferMethods.None,
            };
        }
    }

    /// <summary>Baselines of a large organisation: everybody but some groups, some groups, some roles, guests; many locations and applications.</summary>
    private static List<ConditionalAccessPolicy> Synthetic(Tenant tenant)
    {
        var random = new Random(11);
        var policies = new List<ConditionalAccessPolicy>();
        string[] roles = [.. tenant.RoleDefinitions.Seen.Select(r => r.Id)];
        for (int index = 0; index < SyntheticPolicies; index++)
        {
            string[] some = [.. Enumerable.Range(0, 3).Select(_ => tenant.Groups.Seen[random.Next(tenant.Groups.Seen.Count)].Id)];
            policies.Add(new ConditionalAccessPolicy
            {
                Id = $"synthetic-{index}",
                State = index % 5 == 0 ? PolicyState.EnabledForReportingButNotEnforced : PolicyState.Enabled,
                Conditions = new PolicyConditions
                {
                    Users = (index % 4) switch
                    {
                        0 => new UsersCondition { IncludeUsers = ["All"], ExcludeGroups = some },
                        1 => new UsersCondition { IncludeGroups = some, ExcludeUsers = [tenant.Users.Seen[random.Next(tenant.Users.Seen.Count)].Id] },
                        2 => new UsersCondition { IncludeRoles = [roles[random.Next(roles.Length)], roles[random.Next(roles.Length)]] },
                        _ => new UsersCondition { IncludeUsers = ["GuestsOrExternalUsers"], IncludeGroups = [some[0]] },
                    },
                    Applications = new ApplicationsCondition { IncludeApplications = index % 3 == 0 ? [Apps[index % 3]] : ["All"] },
                    ClientAppTypes = index % 7 == 0 ? [ClientAppType.Browser] : [ClientAppType.All],
                    Platforms = index % 6 == 0 ? new PlatformsCondition { IncludePlatforms = [DevicePlatform.All], ExcludePlatforms = [DevicePlatform.IOS] } : null,
                },
                GrantControls = new GrantControls { Operator = GrantControlOperator.Or, BuiltInControls = [index % 40 == 1 ? BuiltInControl.Block : BuiltInControl.Mfa] },
            });
        }

        return policies;
    }

    /// <summary>Three users and the policies that the tests hold.</summary>
    private static Tenant Small()
    {
        string root = typeof(EngineBenchmark).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!;
        var lines = new Dictionary<string, string[]>
        {
            ["users"] =
            [
                """{"id":"ada","displayName":"Ada","userPrincipalName":"ada@contoso.com","userType":"Member"}""",
                """{"id":"ben","displayName":"Ben","userPrincipalName":"ben@contoso.com","userType":"Member"}""",
                """{"id":"zoe","displayName":"Zoe","userPrincipalName":"zoe#EXT#@contoso.com","userType":"Guest"}""",
            ],
            ["roleAssignments"] = ["""{"id":"a1","principalId":"ada","roleDefinitionId":"62e90394-69f5-4237-9190-012177145e10","directoryScopeId":"/"}"""],
            ["policies"] = File.ReadAllLines(Path.Combine(root, "tests", "fixtures", "real-policies", "policies.jsonl")),
        };
        return TenantLoader.Load(new MemorySnapshotSource(
            "benchmark",
            new SnapshotManifest
            {
                SchemaVersion = 1,
                TenantId = "11111111-0000-4000-8000-000000000001",
                CapturedAt = SnapshotGenerator.CapturedAt,
                CreatedBy = "benchmark",
                Scope = SnapshotScope.AllUsers,
                Sections = SectionCatalog.All.ToDictionary(s => s.Name, s => new SectionState { Status = SectionStatus.Complete, Count = lines.GetValueOrDefault(s.Name)?.Length ?? 0 }),
            },
            SectionCatalog.All.ToDictionary(
                s => s.Name,
                s => (IReadOnlyList<ReadOnlyMemory<byte>>)[.. (lines.GetValueOrDefault(s.Name) ?? []).Select(l => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(l))])));
    }
}
