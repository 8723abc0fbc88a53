using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>A run that is ended at any request, before it or between it and its answer, is completed by the next, and at no moment is anything unsafe.</summary>
public class KillTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_anywhere_a_second_run_completes(bool isAfter)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string folder = Directory.CreateTempSubdirectory("sir-kill-").FullName;
        var whole = new DirectSession(small.Tenant);
        _ = await SmallTenant.RunAsync(whole, Path.Combine(folder, "whole.json"));
        small.AssertComplete("the whole run");
        small.Reset();

        for (int point = 0; point < whole.Count; point++)
        {
            string journal = Path.Combine(folder, $"{isAfter}-{point}.json");
            string when = $"{(isAfter ? "after" : "before")} request {point} ({whole.Sent[Math.Min(point, whole.Sent.Count - 1)]})";
            var first = new DirectSession(small.Tenant);
            Action<int, string, string> kill = (number, _, _) =>
            {
                if (number == point)
                {
                    throw new KilledException();
                }
            };
            first.Before = isAfter ? null : kill;
            first.After = isAfter ? kill : null;

            // The trial write is refused in any case, so that there is no moment after it.
            Exception? end = await Record.ExceptionAsync(() => SmallTenant.RunAsync(first, journal));
            Assert.True(end is KilledException || (end is null && isAfter), $"{when}: {end}");
            small.AssertSafe("killed " + when);

            _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), journal);
            small.AssertComplete("continued " + when);
            small.Reset();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A password and a pass that went with the first run are replaced by the second, which hands them out; the group is in its unit once.</summary>
    [Fact]
    public async Task Killed_anywhere_a_second_run_hands_out_new_secrets()
    {
        await using SmallTenant small = await SmallTenant.StartAsync(policies: 1);
        OptionTests.SwitchPassesOn(small.Tenant);
        string folder = Directory.CreateTempSubdirectory("sir-kill-").FullName;
        var request = new ProvisioningRequest { PasswordHandling = PasswordHandling.Split, TemporaryAccessPass = true, AdministrativeUnit = "Protected identities" };
        var whole = new DirectSession(small.Tenant);
        _ = await SmallTenant.RunAsync(whole, Path.Combine(folder, "whole.json"), request);
        small.AssertComplete("the whole run");
        small.Reset();

        // The trial write is refused in any case, so that there is no moment after it.
        int[] points = [.. Enumerable.Range(0, whole.Count).Where(i => !whole.Sent[i].StartsWith("GET", StringComparison.Ordinal)).Skip(1)];
        foreach (int point in points)
        {
            string journal = Path.Combine(folder, $"{point}.json");
            string when = $"after request {point} ({whole.Sent[point]})";
            var first = new DirectSession(small.Tenant)
            {
                After = (number, _, _) =>
                {
                    if (number == point)
                    {
                        throw new KilledException();
                    }
                },
            };
            _ = await Assert.ThrowsAsync<KilledException>(() => SmallTenant.RunAsync(first, journal, request));
            small.AssertSafe("killed " + when);

            BreakGlassProvisioning run = await SmallTenant.RunAsync(new DirectSession(small.Tenant), journal, request);
            small.AssertComplete("continued " + when);
            Assert.All(run.Results(), r => Assert.True(r.PasswordParts.Count == 2 && r.TemporaryAccessPass is not null, $"{when}: {r.PasswordParts.Count} parts, pass {r.TemporaryAccessPass is not null}."));
            Assert.All(run.Results(), r => Assert.Single(small.Tenant.All($"/users/{r.ObjectId}/authentication/temporaryAccessPassMethods")));
            small.Reset();
        }

        Assert.NotEmpty(points);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_lost_answer_anywhere_is_made_good_in_the_same_run()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string folder = Directory.CreateTempSubdirectory("sir-lost-").FullName;
        var whole = new DirectSession(small.Tenant);
        _ = await SmallTenant.RunAsync(whole, Path.Combine(folder, "whole.json"));
        small.Reset();

        foreach (int point in Enumerable.Range(0, whole.Count).Where(i => !whole.Sent[i].StartsWith("GET", StringComparison.Ordinal)))
        {
            var session = new DirectSession(small.Tenant)
            {
                After = (number, _, _) =>
                {
                    if (number == point)
                    {
                        throw new DirectoryException(DirectoryErrorCodes.ServiceUnreachable, "The connection was reset.");
                    }
                },
            };

            _ = await SmallTenant.RunAsync(session, Path.Combine(folder, $"{point}.json"));
            small.AssertComplete($"the answer to {whole.Sent[point]} was lost");
            small.Reset();
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(400)]
    [InlineData(500)]
    public async Task A_refusal_of_any_write_fails_closed_and_removal_takes_everything_back(int status)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string folder = Directory.CreateTempSubdirectory("sir-refused-").FullName;
        var whole = new DirectSession(small.Tenant);
        _ = await SmallTenant.RunAsync(whole, Path.Combine(folder, "whole.json"));
        small.Reset();
        string[] writes = [.. whole.Sent.Where(s => !s.StartsWith("GET", StringComparison.Ordinal)).Select(s => s.Split('/')[1] + "/" + s.Split('/')[^1]).Distinct()];

        foreach (int point in Enumerable.Range(0, whole.Count).Where(i => !whole.Sent[i].StartsWith("GET", StringComparison.Ordinal)))
        {
            // From this write on nothing like it succeeds, as with a right that was taken away in mid-run.
            string kind = whole.Sent[point].Split(' ')[0];
            var session = new DirectSession(small.Tenant)
            {
                Before = (number, method, path) =>
                {
                    if (number >= point && method == kind && method != "DELETE" && !path.Contains("adminRemove", StringComparison.Ordinal))
                    {
                        throw new DirectoryException("Refused", "The service refused.") { Status = status };
                    }
                },
            };
            string journalPath = Path.Combine(folder, $"{status}-{point}.json");
            SignInRecoveryException error = await Assert.ThrowsAnyAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(session, journalPath));
            Assert.NotEmpty(error.RecommendedAction);
            small.AssertSafe($"refused at {whole.Sent[point]}");

            _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), journalPath);
            small.AssertComplete($"continued after the refusal of {whole.Sent[point]}");
            small.Reset();
        }

        Assert.NotEmpty(writes);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Removal_takes_back_what_this_run_made_and_nothing_else()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        string folder = Directory.CreateTempSubdirectory("sir-removal-").FullName;
        string path = Path.Combine(folder, "plan.json");
        string[] before = [.. small.People().SelectMany(SmallTenant.Excluded).Order()];
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = ProvisioningJournal.Open(path, session.Info.TenantId, TimeProvider.System);
        BreakGlassProvisioning run = await BreakGlassProvisioning.PrepareAsync(session, new ProvisioningRequest(), journal, null, SmallTenant.Hasty, TestContext.Current.CancellationToken);
        foreach (ProvisioningStage stage in run.Plan.Stages)
        {
            await run.RunAsync(stage, TestContext.Current.CancellationToken);
        }

        small.AssertComplete("the run");
        // Somebody else's account that bears the same display name is none of ours.
        _ = small.Tenant.Create("/users", new System.Text.Json.Nodes.JsonObject
        {
            ["displayName"] = run.Plan.Accounts[0].DisplayName,
            ["mailNickname"] = "other",
            ["userPrincipalName"] = "other@contoso.onmicrosoft.com",
            ["accountEnabled"] = true,
            ["passwordProfile"] = new System.Text.Json.Nodes.JsonObject { ["password"] = "Tr0ub4dor-and-3-more" },
        });

        IReadOnlyList<string> said = await run.RemoveAsync(TestContext.Current.CancellationToken);

        Assert.All(said, s => Assert.StartsWith("Taken back", s, StringComparison.Ordinal));
        Assert.Empty(small.NewAdministrators());
        Assert.Empty(small.NewGroups());
        Assert.Single(small.NewUsers());
        Assert.Equal(before, small.People().SelectMany(SmallTenant.Excluded).Order());
    }
}
