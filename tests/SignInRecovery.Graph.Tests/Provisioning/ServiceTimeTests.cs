using System.Globalization;
using System.Text.Json;
using SignInRecovery.BreakGlass;
using SignInRecovery.Gateway;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>This computer's clock is wrong, and replicas of the service know late what was made.</summary>
public sealed class ServiceTimeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sir-clock-").FullName;

    private string JournalPath => Path.Combine(_folder, "plan.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task A_creation_whose_answer_was_lost_is_found_with_a_clock_that_is_hours_off(int hours)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        ProvisioningOptions options = SmallTenant.Hasty with { Clock = new ShiftedClock(TimeSpan.FromHours(hours)) };
        foreach (string path in (string[])["/groups", "/users"])
        {
            var first = new DirectSession(small.Tenant)
            {
                After = (_, method, sent) =>
                {
                    if (method == "POST" && sent == path)
                    {
                        throw new KilledException();
                    }
                },
            };
            await Assert.ThrowsAsync<KilledException>(() => SmallTenant.RunAsync(first, JournalPath, options: options));
        }

        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath, options: options);

        small.AssertComplete("the clock is off");
        Assert.Single(small.NewGroups());
    }

    [Fact]
    public async Task With_a_clock_that_runs_ahead_the_role_is_not_put_off_and_the_audit_log_is_searched_from_the_beginning()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        DateTimeOffset begun = DateTimeOffset.UtcNow;
        var session = new DirectSession(small.Tenant);

        _ = await SmallTenant.RunAsync(session, JournalPath, options: SmallTenant.Hasty with { Clock = new ShiftedClock(TimeSpan.FromHours(1)) });

        string[] starts =
        [
            .. session.Bodies.OfType<string>().Where(b => b.Contains("adminAssign", StringComparison.Ordinal))
                .Select(b => JsonDocument.Parse(b).RootElement.GetProperty("scheduleInfo").GetProperty("startDateTime").GetString()!),
        ];
        Assert.Equal(2, starts.Length);
        Assert.All(starts, s => Assert.True(Time(s) <= DateTimeOffset.UtcNow, s));
        string[] searches = [.. session.Sent.Where(s => s.StartsWith("GET /auditLogs/directoryAudits", StringComparison.Ordinal)).Select(s => s.Split(' ')[^1])];
        Assert.NotEmpty(searches);
        Assert.All(searches, s => Assert.InRange(Time(s), begun.AddMinutes(-10), begun));

        static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task The_journal_knows_when_the_service_made_each_object()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();

        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);

        using ProvisioningJournal journal = ProvisioningJournal.Open(JournalPath, small.Tenant.Id, TimeProvider.System);
        JournalEntry[] made = [.. journal.Entries.Where(e => e.Step.StartsWith("account/", StringComparison.Ordinal) || e.Step == "group").GroupBy(e => e.Step).Select(g => g.Last())];
        Assert.Equal(3, made.Length);
        Assert.All(made, e => Assert.NotNull(e.CreatedDateTime));
    }

    /// <summary>The same id with another time of creation is not the object that this plan made.</summary>
    [Fact]
    public async Task An_account_that_was_made_at_another_time_is_not_ours()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);
        string id = small.NewUsers()[0];
        File.WriteAllText(JournalPath, System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(JournalPath), $"(\"objectId\": \"{id}\",\\s+\"createdDateTime\": \")[^\"]+", "${1}2020-01-01T00:00:00+00:00"));

        SignInRecovery.Facts.SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecovery.Facts.SignInRecoveryException>(() => SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath));

        Assert.Equal("ObjectNotOurs", error.ErrorId);
    }

    [Fact]
    public async Task Replicas_that_do_not_know_a_new_account_yet_are_waited_for()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var asked = new Dictionary<string, int>();
        var session = new DirectSession(small.Tenant)
        {
            Before = (_, method, path) =>
            {
                if (method == "POST" && path.StartsWith("/users/", StringComparison.Ordinal) | path.StartsWith("/roleManagement", StringComparison.Ordinal) && (asked[path] = asked.GetValueOrDefault(path) + 1) <= 2)
                {
                    throw new DirectoryException("Request_ResourceNotFound", "The resource does not exist.") { Status = 404 };
                }
            },
        };

        _ = await SmallTenant.RunAsync(session, JournalPath, options: SmallTenant.Hasty with { Patience = TimeSpan.FromMinutes(1) });

        Assert.Equal(3, asked.Count);
        small.AssertComplete("replicas lagged");
    }

    private sealed class ShiftedClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + by;
    }
}
