using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>Somebody else edits the same policies during the run: nothing of theirs is lost without being reported, and no administrator is left uncovered by the exclusion.</summary>
public class EditTests
{
    private const string Policies = "/identity/conditionalAccess/policies";

    [Fact]
    public async Task No_exclusion_of_others_is_lost_without_being_reported()
    {
        await using SmallTenant small = await SmallTenant.StartAsync(policies: 6);
        string folder = Directory.CreateTempSubdirectory("sir-edit-").FullName;
        for (int seed = 1; seed <= 30; seed++)
        {
            var random = new Random(seed);
            var added = new List<(string Policy, string Name, string Group)>();
            var session = new DirectSession(small.Tenant);
            session.Before = (_, method, path) =>
            {
                // Often just before one of our writes, which is the worst moment; sometimes at any other.
                bool isWrite = method == "PATCH" && path.StartsWith(Policies, StringComparison.Ordinal);
                if (random.NextDouble() < (isWrite ? 0.3 : 0.05))
                {
                    session.Foreign(() => Edit(small, random, added));
                }
            };
            string when = string.Create(CultureInfo.InvariantCulture, $"seed {seed}");
            BreakGlassProvisioning? run = null;
            try
            {
                run = await SmallTenant.RunAsync(session, Path.Combine(folder, $"{seed}.json"));
            }
            catch (SignInRecoveryException exception) when (exception.ErrorId == "ExclusionNotHeld")
            {
                // It fails closed when somebody takes the exclusion away again and again.
            }

            session.Before = null;
            small.AssertSafe(when);
            foreach ((string policy, string name, string group) in run is null ? [] : added)
            {
                JsonElement? now = small.Tenant.Find($"{Policies}/{policy}");
                bool isKept = now is JsonElement kept && SmallTenant.Excluded(kept).Contains(group);
                Assert.True(isKept || run!.Warnings.Any(w => w.Contains(name, StringComparison.Ordinal)), $"{when}: {name} lost {group} unnoticed.\n{string.Join("\n", run!.Warnings)}");
            }

            small.Reset();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Somebody else changes a policy just after our write, and it is not the first that we wrote: every policy is compared at the end.</summary>
    [Fact]
    public async Task What_differs_in_any_policy_that_was_written_is_warned_about()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string folder = Directory.CreateTempSubdirectory("sir-differs-").FullName;
        string last = string.Empty;
        int writes = 0;
        var session = new DirectSession(small.Tenant);
        session.After = (_, method, path) =>
        {
            // The trial with a policy that does not exist ends before this.
            if (method == "PATCH" && path.StartsWith(Policies, StringComparison.Ordinal) && ++writes == 2)
            {
                last = path[(Policies.Length + 1)..];
                session.Foreign(() => small.Tenant.Update(path, new JsonObject { ["state"] = "disabled" }));
                session.Foreign(() => small.Tenant.Update(path, new JsonObject { ["state"] = "enabled", ["displayName"] = "Renamed" }));
            }
        };

        BreakGlassProvisioning run = await SmallTenant.RunAsync(session, Path.Combine(folder, "plan.json"));

        Assert.NotEmpty(last);
        Assert.Contains(run.Warnings, w => w.Contains("differs from what it was in more than the exclusion", StringComparison.Ordinal));
        small.AssertSafe("a policy that somebody renamed");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_policy_that_somebody_makes_during_the_run_is_excluded_before_the_role()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string folder = Directory.CreateTempSubdirectory("sir-new-policy-").FullName;
        bool isMade = false;
        var session = new DirectSession(small.Tenant);
        session.Before = (_, _, path) =>
        {
            if (!isMade && path.EndsWith("revokeSignInSessions", StringComparison.Ordinal))
            {
                isMade = true;
                session.Foreign(() => small.Tenant.Create(Policies, NewPolicy("Made meanwhile")));
            }
        };

        _ = await SmallTenant.RunAsync(session, Path.Combine(folder, "plan.json"));

        Assert.True(isMade);
        Assert.Contains(small.People(), p => p.GetProperty("displayName").GetString() == "Made meanwhile");
        small.AssertSafe("a new policy");
        Assert.Equal(2, small.NewAdministrators().Length);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(195)]
    [InlineData(240)]
    public async Task As_many_policies_as_a_tenant_can_have_of_which_thirty_are_being_edited(int count)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        for (int number = small.Tenant.All(Policies).Count; number < count; number++)
        {
            _ = small.Tenant.Create(Policies, NewPolicy(string.Create(CultureInfo.InvariantCulture, $"Policy {number}")));
        }

        string folder = Directory.CreateTempSubdirectory("sir-many-").FullName;
        var edited = new Dictionary<string, string>();
        var session = new DirectSession(small.Tenant);
        session.Before = (number, method, path) =>
        {
            if (method == "GET" && path.StartsWith(Policies + "/", StringComparison.Ordinal) && number % 5 == 0 && edited.Count < 30)
            {
                string id = path.Split('/')[^1];
                string group = Guid.NewGuid().ToString();
                if (edited.TryAdd(id, group))
                {
                    session.Foreign(() => Exclude(small, id, group));
                }
            }
        };

        BreakGlassProvisioning run = await SmallTenant.RunAsync(session, Path.Combine(folder, "plan.json"));

        Assert.Equal(30, edited.Count);
        small.AssertSafe("many policies");
        Assert.All(edited, e => Assert.Contains(e.Value, SmallTenant.Excluded(small.Tenant.Find($"{Policies}/{e.Key}")!.Value)));
        Assert.True(run.Plan.EstimatedDuration >= TimeSpan.FromSeconds(2 * (count - 5)), run.Plan.Duration);
        Assert.Contains("minutes", run.Plan.Duration, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static void Edit(SmallTenant small, Random random, List<(string Policy, string Name, string Group)> added)
    {
        IReadOnlyList<JsonElement> people = small.People();
        JsonElement policy = people[random.Next(people.Count)];
        string id = SmallTenant.Id(policy);
        switch (random.Next(4))
        {
            case 0 or 1:
                string group = Guid.NewGuid().ToString();
                Exclude(small, id, group);
                added.Add((id, policy.GetProperty("displayName").GetString()!, group));
                break;
            case 2:
                // A colleague's page that was opened before our write: it takes our exclusion away.
                string[] ours = small.NewGroups();
                small.Tenant.Update($"{Policies}/{id}", Users([.. SmallTenant.Excluded(policy).Except(ours)]));
                break;
            default:
                small.Tenant.Update($"{Policies}/{id}", new JsonObject { ["displayName"] = policy.GetProperty("displayName").GetString() });
                break;
        }
    }

    private static void Exclude(SmallTenant small, string id, string group) =>
        small.Tenant.Update($"{Policies}/{id}", Users([.. SmallTenant.Excluded(small.Tenant.Find($"{Policies}/{id}")!.Value), group]));

    private static JsonObject Users(IEnumerable<string> excluded) => new()
    {
        ["conditions"] = new JsonObject { ["users"] = new JsonObject { ["excludeGroups"] = new JsonArray([.. excluded.Select(g => (JsonNode?)JsonValue.Create(g))]) } },
    };

    private static JsonObject NewPolicy(string name) => JsonNode.Parse(
        $$$"""{"displayName":"{{{name}}}","state":"enabled","conditions":{"clientAppTypes":["all"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}""")!.AsObject();
}
