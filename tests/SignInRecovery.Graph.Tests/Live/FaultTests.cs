using SignInRecovery.Gateway;
using SignInRecovery.GraphEmulator.Faults;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>On the worst network day nothing is lost, and nothing comes twice.</summary>
public class FaultTests
{
    private static readonly FaultKind[] Recoverable =
    [
        FaultKind.Throttle, FaultKind.ThrottleWithoutRetryAfter, FaultKind.ThrottleWithEmptyRetryAfter, FaultKind.InternalServerError,
        FaultKind.BadGateway, FaultKind.ServiceUnavailable, FaultKind.GatewayTimeout, FaultKind.ConnectionReset, FaultKind.SlowBody,
        FaultKind.TruncatedJson, FaultKind.BrokenBody, FaultKind.HtmlPage, FaultKind.ExpiredToken, FaultKind.ExpiredSkipToken,
        FaultKind.DuplicateBetweenPages,
    ];

    [Theory]
    [InlineData(SnapshotScope.Administrators, 1)]
    [InlineData(SnapshotScope.AllUsers, 2)]
    [InlineData(SnapshotScope.AllUsers, 3)]
    public async Task With_five_percent_of_every_fault_the_snapshot_is_the_same(SnapshotScope scope, int seed)
    {
        await using var live = await LiveTenant.StartAsync(o => o with { Seed = seed, GeneratedUsers = 3_000, GeneratedAdministrators = 20 }, speed: 300);
        using var session = await live.ConnectAsync();
        var request = new CollectionRequest { Scope = scope };
        using var folder = new TemporaryFolder();
        var (calm, _) = await live.CollectAsync(request, session);
        foreach (var kind in Recoverable)
        {
            live.Host.Faults.Add(new FaultRule { Kind = kind, Rate = 0.05, RetryAfterSeconds = 0, Duration = TimeSpan.FromMilliseconds(50) });
        }

        var (stormy, summary) = await live.CollectAsync(request, session);

        Assert.True(summary.Retries > 3, $"Only {summary.Retries} requests were repeated.");
        SnapshotWriter.Write(calm, folder.Path + "/calm");
        SnapshotWriter.Write(stormy, folder.Path + "/stormy");
        Assert.Equal(States(calm), States(stormy));
        Assert.All(SectionCatalog.All, section => Assert.Equal(
            string.Join('\n', CanonicalLines.Of(folder.Path + "/calm", section.Name)),
            string.Join('\n', CanonicalLines.Of(folder.Path + "/stormy", section.Name))));
    }

    [Fact]
    public async Task A_missing_user_shows_by_the_count()
    {
        await using var live = await LiveTenant.StartAsync(o => o with { GeneratedUsers = 3_000 }, speed: 300);
        live.Host.Faults.Add(new FaultRule { Kind = FaultKind.MissingBetweenPages, Path = "/users" });

        var (tenant, _) = await live.CollectAsync(new CollectionRequest { Scope = SnapshotScope.AllUsers });

        Assert.Equal(SectionStatus.Partial, tenant.States["users"].Status);
        Assert.Equal("Microsoft Graph counts 3 more than it gave.", tenant.States["users"].Detail);
        Assert.NotNull(tenant.Users.Missing);
    }

    private static string States(Tenant tenant) =>
        string.Join('\n', tenant.States.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => $"{s.Key} {s.Value.Status} {s.Value.Count}"));
}
