using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Benchmarks;

/// <summary>
/// The whole rule book over a tenant of 200,000 users, 300 administrators with faults of every kind, and 240 policies, in a
/// fresh process: what counts is the first run after the load.
/// </summary>
internal static class RuleBookTenant
{
    private const int Users = 200_000;
    private const int Policies = 240;
    private const int Version = 2;

    private static readonly string[] Methods =
    [
        """ "@odata.type":"#microsoft.graph.fido2AuthenticationMethod","displayName":"Key","aaGuid":"12345678-90ab-4cde-8f01-234567890abc","passkeyType":"deviceBound" """,
        """ "@odata.type":"#microsoft.graph.fido2AuthenticationMethod","displayName":"Old key","aaGuid":"0fedcba0-9876-4321-8765-43210fedcba9","passkeyType":"deviceBound" """,
        """ "@odata.type":"#microsoft.graph.microsoftAuthenticatorAuthenticationMethod","displayName":"Phone","deviceTag":"SoftwareTokenActivated" """,
        """ "@odata.type":"#microsoft.graph.phoneAuthenticationMethod","phoneNumber":"+1 4255550123","phoneType":"mobile" """,
        """ "@odata.type":"#microsoft.graph.windowsHelloForBusinessAuthenticationMethod","displayName":"Laptop" """,
    ];

    public static int Run()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"signinrecovery-benchmark-rules-{Version}");
        if (!File.Exists(Path.Combine(folder, SnapshotSource.ManifestFileName)))
        {
            Console.WriteLine($"Generating {Users:N0} users, 300 administrators and {Policies} policies.");
            Write(folder);
        }

        for (int round = 0; round < 3; round++)
        {
            Console.WriteLine(ChildProcess.Run("rules-child", folder));
        }

        return 0;
    }

    public static int RunChild(string folder)
    {
        Tenant tenant = TenantLoader.Load(SnapshotSource.Open(folder));
        var options = new LockoutOptions { AsOf = SnapshotGenerator.CapturedAt };
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        IReadOnlyList<LockoutFinding> findings = LockoutAssessment.Run(tenant, options);
        double first = Stopwatch.GetElapsedTime(start).TotalSeconds;
        self.Refresh();
        double processor = (self.TotalProcessorTime - before).TotalSeconds;
        start = Stopwatch.GetTimestamp();
        _ = LockoutAssessment.Run(tenant, options);
        double second = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{RuleCatalog.All.Count} rules over {tenant.Users.Seen.Count:N0} users, {tenant.Roles.AdministratorsSeen.Count} administrators, {tenant.Policies.Seen.Count} policies: first run {first:F2} s ({processor:F2} s of processor time), second {second:F2} s; {findings.Count(f => f.Status == LockoutStatus.Fail)} failed, {findings.Count(f => f.Status == LockoutStatus.Unknown)} unknown"));
        foreach (LockoutRule rule in RuleCatalog.All)
        {
            start = Stopwatch.GetTimestamp();
            _ = LockoutAssessment.Run(tenant, options with { Rules = [rule.Id] });
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (seconds > 0.05)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rule.Id} {seconds:F2} s"));
            }
        }

        return tenant.Problems.Count == 0 ? 0 : 1;
    }

    private static void Write(string folder)
    {
        const int Groups = Users / 20;
        SnapshotGenerator.Write(folder, Users, Groups, seed: 11);
        var random = new Random(12);
        string[] users = Ids(folder, "users", "id");
        string[] groups = Ids(folder, "groups", "id");
        string[] administrators = [.. Ids(folder, "roleAssignments", "principalId").Distinct()];
        string[] strong = [BuiltInRoles.GlobalAdministrator.TemplateId, BuiltInRoles.PrivilegedRoleAdministrator.TemplateId, BuiltInRoles.PrivilegedAuthenticationAdministrator.TemplateId];
        var counts = new Dictionary<string, int>();
        Section("methods", administrators.SelectMany((a, i) => Methods.Where((_, m) => (((i * 7) + m) % 3) == 0).Append(""" "@odata.type":"#microsoft.graph.passwordAuthenticationMethod" """)
            .Select((m, n) => $$$"""{"parent":"{{{a}}}","value":{"id":"{{{a}}}-{{{n}}}",{{{m}}}}}""")));
        Section("roleEligibilities", administrators.Where((_, i) => i % 2 == 0).SelectMany(a => strong.Select(r => $$"""{"id":"{{a}}-{{r}}","principalId":"{{a}}","roleDefinitionId":"{{r}}","directoryScopeId":"/","memberType":"Direct","endDateTime":null}""")));
        Section("roleManagementPolicies", strong.Select(r => $$$$"""{"id":"p-{{{{r}}}}","policyId":"p-{{{{r}}}}","scopeId":"/","scopeType":"DirectoryRole","roleDefinitionId":"{{{{r}}}}","policy":{"id":"p-{{{{r}}}}","rules":[{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":true,"approvalStages":[{"primaryApprovers":[{"@odata.type":"#microsoft.graph.groupMembers","groupId":"{{{{groups[0]}}}}"}]}]}}]}}"""));
        Section("groupOwners", groups.Take(2000).Select(g => $$$"""{"parent":"{{{g}}}","value":{"@odata.type":"#microsoft.graph.user","id":"{{{users[random.Next(users.Length)]}}}","displayName":"Owner"}}"""));
        Section("policies", Enumerable.Range(0, Policies).Select(i => Policy(i, random, users, groups)));
        Section("namedLocations", Enumerable.Range(0, 40).Select(i => $$"""{"@odata.type":"#microsoft.graph.ipNamedLocation","id":"{{LocationId(i)}}","displayName":"Location {{i}}","isTrusted":true,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.{{i}}/32"}]}"""));
        Section("securityDefaults", ["""{"id":"00000000-0000-0000-0000-000000000005","isEnabled":false}"""]);
        Section("authorizationPolicy", ["""{"id":"authorizationPolicy","allowedToUseSSPR":true}"""]);
        Section("organization", ["""{"id":"o","businessPhones":[],"technicalNotificationMails":["it@example.com"],"verifiedDomains":[{"name":"example.com","isInitial":false,"isDefault":true}],"onPremisesSyncEnabled":true}"""]);
        Section("onPremisesSynchronization", ["""{"id":"o","features":{"passwordSyncEnabled":false,"passwordWritebackEnabled":true}}"""]);
        Section("domains",
        [
            """{"id":"example.com","authenticationType":"Federated","isInitial":false,"isDefault":true,"isVerified":true,"isRoot":true}""",
            """{"id":"example.onmicrosoft.com","authenticationType":"Managed","isInitial":true,"isDefault":false,"isVerified":true,"isRoot":true}""",
        ]);
        Section("federationConfigurations", ["""{"parent":"example.com","value":{"id":"f","federatedIdpMfaBehavior":"enforceMfaByFederatedIdp"}}"""]);
        Section("tokenValidationPolicy", ["""{"id":"federatedTokenValidationPolicy","validatingDomains":{"rootDomains":"all"}}"""]);
        foreach (string empty in (string[])["attestations", "delegatedAdminRelationships", "subscribedSkus", "subscriptions", "managers", "featureRollouts", "crossTenantAccess", "mfaTrustedIps"])
        {
            Section(empty, []);
        }

        string manifest = Path.Combine(folder, SnapshotSource.ManifestFileName);
        using JsonDocument before = JsonDocument.Parse(File.ReadAllText(manifest));
        JsonElement sections = before.RootElement.GetProperty("sections");
        IEnumerable<string> states = sections.EnumerateObject().Where(s => !counts.ContainsKey(s.Name)).Select(s => $"\"{s.Name}\":{s.Value.GetRawText()}")
            .Concat(counts.Select(c => string.Create(CultureInfo.InvariantCulture, $"\"{c.Key}\":{{\"status\":\"Complete\",\"count\":{c.Value}}}")));
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace(sections.GetRawText(), $"{{{string.Join(",", states)}}}", StringComparison.Ordinal));

        void Section(string name, IEnumerable<string> lines)
        {
            string[] all = [.. lines];
            File.WriteAllText(Path.Combine(folder, name + ".jsonl"), string.Concat(all.Select(l => l + "\n")), new UTF8Encoding(false));
            counts[name] = all.Length;
        }
    }

    private static string Policy(int number, Random random, string[] users, string[] groups)
    {
        string control = (number % 5) switch { 0 => "block", 1 => "compliantDevice", _ => "mfa" };
        string state = number % 6 == 0 ? "enabledForReportingButNotEnforced" : "enabled";
        string excludeGroups = string.Join(",", Enumerable.Range(0, 1 + random.Next(4)).Select(_ => $"\"{groups[random.Next(groups.Length)]}\""));
        string excludeUsers = string.Join(",", Enumerable.Range(0, random.Next(4)).Select(_ => $"\"{users[random.Next(users.Length)]}\""));
        string locations = number % 4 == 0 ? $$"""{"includeLocations":["All"],"excludeLocations":["{{LocationId(random.Next(40))}}"]}""" : "null";
        string devices = number % 8 == 1 ? """{"deviceFilter":{"mode":"include","rule":"device.trustType -ne \"ServerAD\" -or device.isCompliant -ne True"}}""" : "null";
        return $$$$"""{"id":"{{{{Id(random)}}}}","displayName":"CA{{{{number:D3}}}}","state":"{{{{state}}}}","createdDateTime":"2026-01-01T00:00:00Z","conditions":{"clientAppTypes":["all"],"users":{"includeUsers":["All"],"excludeUsers":[{{{{excludeUsers}}}}],"includeGroups":[],"excludeGroups":[{{{{excludeGroups}}}}],"includeRoles":[],"excludeRoles":[]},"applications":{"includeApplications":["All"],"excludeApplications":[]},"locations":{{{{locations}}}},"devices":{{{{devices}}}}},"grantControls":{"operator":"OR","builtInControls":["{{{{control}}}}"]}}""";
    }

    private static string[] Ids(string folder, string section, string property) =>
    [
        .. File.ReadLines(Path.Combine(folder, section + ".jsonl")).Select(l =>
        {
            using JsonDocument line = JsonDocument.Parse(l);
            return line.RootElement.GetProperty(property).GetString()!;
        }),
    ];

    private static string LocationId(int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:D12}");

    private static string Id(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
