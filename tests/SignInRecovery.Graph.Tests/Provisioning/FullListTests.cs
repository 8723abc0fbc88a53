using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>
/// A policy whose exclusion list is full. Microsoft publishes no number, so nobody can know it beforehand: the longest list is
/// named in the plan and written first, and its refusal ends the plan with every policy as it was and nobody in the role.
/// </summary>
public sealed class FullListTests : IDisposable
{
    private const string Policies = "/identity/conditionalAccess/policies";
    private const int Most = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("sir-full-").FullName;

    private string JournalPath => Path.Combine(_folder, "plan.json");

    [Fact]
    public async Task The_plan_names_the_longest_list_before_anything_is_written()
    {
        await using SmallTenant small = await SmallTenant.StartAsync(longestPolicyList: Most);
        (string id, string name) = Fill(small);
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = ProvisioningJournal.Open(JournalPath, session.Info.TenantId, TimeProvider.System);

        ProvisioningPlan plan = (await BreakGlassProvisioning.PrepareAsync(session, new ProvisioningRequest(), journal, null, SmallTenant.Hasty, TestContext.Current.CancellationToken)).Plan;

        Assert.EndsWith(id, plan.Steps.First(s => s.Stage == ProvisioningStage.PolicyExclusion).Id, StringComparison.Ordinal);
        Assert.Contains(plan.Remarks, r => r.Contains($"has {Most} entries (excludeGroups of \"{name}\")", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_list_ends_the_plan_before_any_policy_is_changed_and_before_the_role()
    {
        await using SmallTenant small = await SmallTenant.StartAsync(longestPolicyList: Most);
        (string id, string name) = Fill(small);
        string[] before = Texts(small);

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath));

        Assert.Equal("PolicyRefusesExclusion", error.ErrorId);
        Assert.Equal(id, error.Target);
        Assert.Contains($"\"{name}\" does not take the exclusion", error.Message, StringComparison.Ordinal);
        Assert.Contains($"Its list excludeGroups has {Most} entries", error.Message, StringComparison.Ordinal);
        Assert.Contains("No account of this plan was given Global Administrator.", error.Message, StringComparison.Ordinal);
        Assert.Contains(JournalPath, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(before, Texts(small));
        Assert.Empty(small.NewAdministrators());
    }

    [Fact]
    public async Task A_second_run_writes_nothing_while_the_list_is_full_and_completes_when_it_has_room()
    {
        await using SmallTenant small = await SmallTenant.StartAsync(longestPolicyList: Most);
        (string id, _) = Fill(small);
        _ = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath));
        string[] before = Texts(small);
        string[] users = small.NewUsers();

        SignInRecoveryException again = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath));

        Assert.Equal("PolicyRefusesExclusion", again.ErrorId);
        Assert.Equal(before, Texts(small));
        Assert.Equal(users, small.NewUsers());

        Exclude(small, id, Most - 1);
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);

        Assert.Equal(2, small.NewAdministrators().Length);
        small.AssertSafe("room was made");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Fills the list of the policy that Graph returns last.</summary>
    private static (string Id, string Name) Fill(SmallTenant small)
    {
        JsonElement last = small.People()[^1];
        Exclude(small, SmallTenant.Id(last), Most);
        return (SmallTenant.Id(last), last.GetProperty("displayName").GetString()!);
    }

    private static void Exclude(SmallTenant small, string policy, int groups) => small.Tenant.Update($"{Policies}/{policy}", new JsonObject
    {
        ["conditions"] = new JsonObject { ["users"] = new JsonObject { ["excludeGroups"] = new JsonArray([.. Enumerable.Range(1, groups).Select(n => (JsonNode?)JsonValue.Create($"00000000-0000-4000-8000-{n:d12}"))]) } },
    });

    private static string[] Texts(SmallTenant small) => [.. small.People().Select(p => p.GetRawText())];
}
