using System.Text.Json.Nodes;
using SignInRecovery.Gateway;
using SignInRecovery.GraphEmulator;
using SignInRecovery.Rights;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>What the scope of the administrators reads of people and groups, beyond what every sample has.</summary>
public class AdministratorsTests
{
    [Fact]
    public async Task The_users_of_an_excluded_group_are_counted_and_not_listed()
    {
        await using var live = await LiveTenant.StartAsync(o => o with { GeneratedUsers = 1_500, GeneratedAdministrators = 3 });
        var all = Id(live.Host.Tenant.All("/groups").Single(g => Text(g, "displayName") == "All employees"));
        Exclude(live, all);

        var (tenant, _) = await live.CollectAsync();

        Assert.Equal(1_500, tenant.Directory.UserCountOf(all));
        Assert.True(tenant.Users.Seen.Count < 200);
        Assert.Equal(SectionStatus.Complete, tenant.States["groups"].Status);
        Assert.All(
            live.Host.Requests.GraphCalls.Where(r => r.Path.StartsWith($"/groups/{all}/transitiveMembers", StringComparison.OrdinalIgnoreCase)),
            r => Assert.Contains("$top=1&", r.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_count_that_is_refused_leaves_the_groups_whole()
    {
        await using var live = await LiveTenant.StartAsync();
        live.Host.Faults.Add(new SignInRecovery.GraphEmulator.Faults.FaultRule { Kind = SignInRecovery.GraphEmulator.Faults.FaultKind.Forbidden, Path = "/groups/*/transitiveMembers/microsoft.graph.user" });

        var (tenant, _) = await live.CollectAsync();

        Assert.Equal(SectionStatus.Complete, tenant.States["groups"].Status);
        Assert.All(tenant.Groups.Seen, g => Assert.Null(g.UserCount));
    }

    [Theory]
    [InlineData(19)]
    [InlineData(20)]
    [InlineData(27)]
    public async Task All_owners_of_a_group_are_read_and_looked_into_however_many(int owners)
    {
        await using var live = await LiveTenant.StartAsync(o => o with { GeneratedUsers = 300 });
        var group = Id(live.Host.Tenant.All("/groups").Single(g => Text(g, "displayName") == "All employees"));
        Exclude(live, group);
        string[] people = [.. live.Host.Tenant.All("/users").Select(Id).Reverse().Take(owners)];
        foreach (var person in people)
        {
            _ = live.Host.Tenant.Create($"/groups/{group}/owners/$ref", new JsonObject { ["@odata.id"] = "https://graph.microsoft.com/v1.0/directoryObjects/" + person });
        }

        var (tenant, summary) = await live.CollectAsync();

        Assert.Equal(people.Order(), tenant.GroupOwners.Seen.Where(o => o.GroupId == group).Select(o => o.Id).Order());
        Assert.All(people, person =>
        {
            Assert.NotNull(tenant.Directory.FindUserInScope(person).Value);
            Assert.NotEmpty(tenant.Directory.MethodsSeenOf(person));
        });
        Assert.InRange(summary.RoundTrips, 1, 6);
    }

    [Fact]
    public async Task Without_the_right_to_sign_in_activity_the_users_are_whole()
    {
        await using var live = await LiveTenant.StartAsync(o => o with
        {
            Applications =
            [
                new EmulatorApplication
                {
                    ClientId = EmulatorOptions.DefaultClientId,
                    Secrets = new Dictionary<string, DateTimeOffset?> { ["secret"] = null },
                    ApplicationPermissions = [.. PermissionSets.Application(SessionCapability.Assess).Except(["AuditLog.Read.All"])],
                },
            ],
        });

        var (tenant, _) = await live.CollectAsync();

        Assert.Equal((SectionStatus.Forbidden, "AuditLog.Read.All"), (tenant.States["signInActivity"].Status, tenant.States["signInActivity"].Permission));
        Assert.Equal(SectionStatus.Forbidden, tenant.States["registrationDetails"].Status);
        Assert.Equal(SectionStatus.Complete, tenant.States["users"].Status);
        Assert.Equal(SectionStatus.Complete, tenant.States["managers"].Status);
    }

    private static void Exclude(LiveTenant live, string group)
    {
        var policy = live.Host.Tenant.All("/identity/conditionalAccess/policies")[0];
        var changed = JsonNode.Parse(policy.GetRawText())!.AsObject();
        changed["conditions"]!["users"]!["excludeGroups"] = new JsonArray(group);
        live.Host.Tenant.Put("policies", changed);
    }

    private static string Id(System.Text.Json.JsonElement item) => Text(item, "id")!;

    private static string? Text(System.Text.Json.JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
