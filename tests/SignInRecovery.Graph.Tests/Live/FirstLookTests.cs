using SignInRecovery.Gateway;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Live;

public class FirstLookTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(SnapshotScope.Administrators)]
    [InlineData(SnapshotScope.AllUsers)]
    public async Task Look(SnapshotScope scope)
    {
        await using var live = await LiveTenant.StartAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var (tenant, summary) = await live.CollectAsync(new CollectionRequest { Scope = scope });
        output.WriteLine($"{summary} in {watch.ElapsedMilliseconds} ms");
        foreach (var (name, state) in tenant.States)
        {
            output.WriteLine($"{name,-30} {state.Status} {state.Count} {state.Detail} {state.Permission} {state.Role}");
        }

        foreach (var request in live.Host.Requests.RoundTrips)
        {
            output.WriteLine($"{request.Method} {request.Version} {request.Path}{request.Query} {request.Status} c{request.Concurrency}");
        }

        foreach (var text in live.Events.Texts)
        {
            output.WriteLine(text);
        }
        output.WriteLine(string.Join("\n", tenant.Problems));
    }
}
