using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.GraphEmulator;
using SignInRecovery.Tests.Live;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>Contoso with few policies, which is put back to what it was between two runs.</summary>
internal sealed class SmallTenant : IAsyncDisposable
{
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private readonly GraphEmulatorHost _host;
    private readonly IReadOnlyList<JsonElement> _policies;
    private readonly HashSet<string> _users;
    private readonly HashSet<string> _groups;

    private SmallTenant(GraphEmulatorHost host, int policies)
    {
        _host = host;
        foreach (JsonElement policy in People().Skip(policies).ToArray())
        {
            _ = Tenant.Remove("policies", Id(policy));
        }

        _policies = Tenant.All("/identity/conditionalAccess/policies");
        _users = [.. Tenant.All("/users?$select=id").Select(Id)];
        _groups = [.. Tenant.All("/groups?$select=id").Select(Id)];
    }

    public EmulatorTenant Tenant => _host.Tenant;

    public static async Task<SmallTenant> StartAsync(int policies = 3, int? longestPolicyList = null) =>
        new(await GraphEmulatorHost.StartAsync(new EmulatorOptions { SnapshotPath = LiveTenant.Contoso, HonoursSectionStatus = false, LongestPolicyList = longestPolicyList }, TestContext.Current.CancellationToken), policies);

    public static string Id(JsonElement element) => element.GetProperty("id").GetString()!;

    /// <summary>The policies for people that are not switched off.</summary>
    public IReadOnlyList<JsonElement> People() =>
    [
        .. Tenant.All("/identity/conditionalAccess/policies").Where(p =>
            p.GetProperty("state").GetString() != "disabled"
            && (!p.GetProperty("conditions").TryGetProperty("clientApplications", out JsonElement apps) || apps.ValueKind == JsonValueKind.Null)),
    ];

    public static string[] Excluded(JsonElement policy) =>
        [.. policy.GetProperty("conditions").GetProperty("users").GetProperty("excludeGroups").EnumerateArray().Select(g => g.GetString()!)];

    public string[] NewUsers() => [.. Tenant.All("/users?$select=id").Select(Id).Where(u => !_users.Contains(u))];

    public string[] NewGroups() => [.. Tenant.All("/groups?$select=id").Select(Id).Where(g => !_groups.Contains(g))];

    public string[] NewAdministrators()
    {
        string[] users = NewUsers();
        return [.. Tenant.All($"/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '{GlobalAdministrator}'").Select(a => a.GetProperty("principalId").GetString()!).Where(p => users.Contains(p))];
    }

    /// <summary>What must hold whenever anybody looks.</summary>
    public void AssertSafe(string when)
    {
        string[] groups = NewGroups();
        string[] administrators = NewAdministrators();
        Assert.True(administrators.Distinct().Count() == administrators.Length, $"{when}: an assignment was doubled.");
        if (administrators.Length == 0)
        {
            return;
        }

        Assert.True(groups.Length == 1, $"{when}: {groups.Length} groups.");
        string[] members = [.. Tenant.All($"/groups/{groups[0]}/members").Select(Id)];
        Assert.True(administrators.All(members.Contains), $"{when}: an administrator is not in the group.");
        Assert.True(People().All(p => Excluded(p).Contains(groups[0])), $"{when}: a policy reaches an administrator.");
    }

    /// <summary>What must hold when a run has ended well.</summary>
    public void AssertComplete(string when, int accounts = 2)
    {
        AssertSafe(when);
        Assert.True(NewUsers().Length == accounts, $"{when}: {NewUsers().Length} accounts.");
        Assert.True(NewAdministrators().Length == accounts, $"{when}: {NewAdministrators().Length} administrators.");
        foreach (JsonElement before in _policies)
        {
            JsonElement after = Tenant.All("/identity/conditionalAccess/policies").Single(p => Id(p) == Id(before));
            Assert.True(Excluded(before).All(Excluded(after).Contains), $"{when}: {Id(before)} lost an exclusion.");
        }
    }

    /// <summary>Puts everything back.</summary>
    public void Reset()
    {
        foreach (string user in NewUsers())
        {
            foreach (JsonElement assignment in Tenant.All($"/roleManagement/directory/roleAssignments?$filter=principalId eq '{user}'"))
            {
                Tenant.Delete($"/roleManagement/directory/roleAssignments/{Id(assignment)}");
            }

            Tenant.Delete($"/users/{user}");
        }

        foreach (string group in NewGroups())
        {
            Tenant.Delete($"/groups/{group}");
        }

        foreach (JsonElement policy in Tenant.All("/identity/conditionalAccess/policies"))
        {
            _ = Tenant.Remove("policies", Id(policy));
        }

        foreach (JsonElement policy in _policies)
        {
            Tenant.Put("policies", JsonObject.Create(policy)!);
        }
    }

    /// <summary>A run, from its prerequisites to its end.</summary>
    public static async Task<BreakGlassProvisioning> RunAsync(DirectSession session, string journalPath, ProvisioningRequest? request = null, bool deliver = true, ProvisioningOptions? options = null)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using ProvisioningJournal journal = ProvisioningJournal.Open(journalPath, session.Info.TenantId, (options ?? Hasty).Clock);
        BreakGlassProvisioning run = await BreakGlassProvisioning.PrepareAsync(session, request ?? new ProvisioningRequest(), journal, null, options ?? Hasty, token);
        journal.Keep();
        foreach (ProvisioningStage stage in run.Plan.Stages)
        {
            await run.RunAsync(stage, token);
        }

        foreach (ProvisionedSecrets made in run.Results().Where(_ => deliver))
        {
            run.HandOut(made);
        }

        return run;
    }

    /// <summary>There is no lag here, so nothing is waited for.</summary>
    public static ProvisioningOptions Hasty { get; } = new() { Patience = TimeSpan.FromMilliseconds(20), Pause = TimeSpan.FromMilliseconds(2) };

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
