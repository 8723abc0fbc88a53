using System.Text.Json;
using SignInRecovery.BreakGlass;
using SignInRecovery.Gateway;
using SignInRecovery.Tests.Live;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>Runs plans against an emulated tenant, with a journal of its own, and looks at what came of it.</summary>
internal sealed class ProvisioningRun : IDisposable
{
    private const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private readonly string _folder = Directory.CreateTempSubdirectory("sir-glass-").FullName;
    private readonly LiveTenant _live;

    public ProvisioningRun(LiveTenant live) => _live = live;

    public string JournalPath => Path.Combine(_folder, "plan.json");

    public string JournalText => File.Exists(JournalPath) ? File.ReadAllText(JournalPath) : string.Empty;

    public BreakGlassProvisioning? Last { get; private set; }

    /// <summary>Every secret that went over the wire: passwords that were sent, passes that came back.</summary>
    public HashSet<string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Small waits, so that tests of lags take seconds.</summary>
    public static ProvisioningOptions Quick { get; } = new() { Patience = TimeSpan.FromSeconds(3), Pause = TimeSpan.FromMilliseconds(30) };

    public async Task<ProvisioningPlan> PlanAsync(ProvisioningRequest request)
    {
        using IDirectorySession connected = await _live.ConnectAsync(Provision());
        using ProvisioningJournal journal = ProvisioningJournal.Open(JournalPath, connected.Info.TenantId, TimeProvider.System);
        return (await BreakGlassProvisioning.PrepareAsync(connected, request, journal, _live.Events, Quick, TestContext.Current.CancellationToken)).Plan;
    }

    /// <summary>Runs every stage of a plan.</summary>
    /// <returns>What was made, with the secrets.</returns>
    public async Task<IReadOnlyList<ProvisionedSecrets>> RunAsync(ProvisioningRequest request, bool deliver = true, ProvisioningStage until = ProvisioningStage.Role)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        using var connected = new WatchedSession(await _live.ConnectAsync(Provision()), Secrets);
        using ProvisioningJournal journal = ProvisioningJournal.Open(JournalPath, connected.Info.TenantId, TimeProvider.System);
        BreakGlassProvisioning run = Last = await BreakGlassProvisioning.PrepareAsync(connected, request, journal, _live.Events, Quick, token);
        foreach (ProvisioningStage stage in run.Plan.Stages.Where(s => s <= until))
        {
            await run.RunAsync(stage, token);
        }

        IReadOnlyList<ProvisionedSecrets> results = run.Results();
        foreach (ProvisionedSecrets result in deliver ? results : [])
        {
            run.HandOut(result);
        }

        return results;
    }

    public SessionRequest Provision() => _live.Secret() with { Capability = SessionCapability.Provision };

    /// <summary>What must hold whenever anybody looks: nothing doubled, and no new administrator whom a policy reaches.</summary>
    public void AssertSafe(ProvisioningRequest request, IReadOnlyCollection<string> groupsBefore)
    {
        IReadOnlyList<JsonElement> policies = PeoplePolicies();
        string[] nicknames = [.. Nicknames()];
        foreach (string nickname in nicknames)
        {
            Assert.True(_live.Host.Tenant.All($"/users?$filter=mailNickname eq '{nickname}'&$select=id").Count <= 1, "An account was made twice.");
        }

        JsonElement[] groups = [.. _live.Host.Tenant.All("/groups?$select=id,displayName").Where(g => !groupsBefore.Contains(Id(g)))];
        Assert.True(groups.Length <= 1, "The group was made twice.");
        string[] administrators = [.. NewAdministrators(nicknames)];
        Assert.Equal(administrators.Length, administrators.Distinct().Count());
        if (administrators.Length > 0 && !request.SkipPolicyExclusion && policies.Count > 0)
        {
            string group = Id(Assert.Single(groups));
            string[] members = [.. _live.Host.Tenant.All($"/groups/{group}/members").Select(Id)];
            Assert.All(administrators, a => Assert.Contains(a, members));
            Assert.All(policies, p => Assert.Contains(group, ExcludedGroups(p)));
        }
    }

    /// <summary>The ids of the accounts of this journal that hold Global Administrator.</summary>
    public IEnumerable<string> NewAdministrators(IEnumerable<string> nicknames)
    {
        string[] holders = [.. _live.Host.Tenant.All($"/roleManagement/directory/roleAssignments?$filter=roleDefinitionId eq '{GlobalAdministrator}'").Select(a => a.GetProperty("principalId").GetString()!)];
        return nicknames.SelectMany(n => _live.Host.Tenant.All($"/users?$filter=mailNickname eq '{n}'&$select=id")).Select(Id).SelectMany(id => holders.Where(h => h == id));
    }

    public IEnumerable<string> Nicknames()
    {
        if (JournalText.Length == 0)
        {
            return [];
        }

        using JsonDocument journal = JsonDocument.Parse(JournalText);
        return [.. journal.RootElement.GetProperty("accounts").EnumerateArray().Select(a => a.GetProperty("mailNickname").GetString()!)];
    }

    public IReadOnlyList<JsonElement> PeoplePolicies() =>
    [
        .. _live.Host.Tenant.All("/identity/conditionalAccess/policies").Where(p =>
            p.GetProperty("state").GetString() != "disabled"
            && (!p.GetProperty("conditions").TryGetProperty("clientApplications", out JsonElement apps) || apps.ValueKind == JsonValueKind.Null)),
    ];

    public static string[] ExcludedGroups(JsonElement policy) =>
        [.. policy.GetProperty("conditions").GetProperty("users").GetProperty("excludeGroups").EnumerateArray().Select(g => g.GetString()!)];

    public IReadOnlyCollection<string> Groups() => [.. _live.Host.Tenant.All("/groups?$select=id").Select(Id)];

    public static string Id(JsonElement element) => element.GetProperty("id").GetString()!;

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
