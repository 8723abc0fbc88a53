using SignInRecovery.Gateway;
using SignInRecovery.GraphEmulator;
using SignInRecovery.Rights;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using Xunit;

namespace SignInRecovery.Tests.Live;

/// <summary>The declared permissions are those that the calls really need: the emulator holds every call against the table of Microsoft Graph.</summary>
public class PermissionDriftTests
{
    [Theory]
    [InlineData(SnapshotScope.Administrators)]
    [InlineData(SnapshotScope.AllUsers)]
    public async Task The_declared_application_permissions_are_enough_for_every_call(SnapshotScope scope)
    {
        await using var live = await StartAsync(PermissionSets.Application(SessionCapability.Assess));

        var (tenant, _) = await live.CollectAsync(new CollectionRequest { Scope = scope, SignInDays = 1 });

        string[] peopleOnly = [.. SectionCatalog.All.Where(s => s.Path.Length > 0 && s.ApplicationPermission.Length == 0).Select(s => s.Name)];
        Assert.All(
            tenant.States.Where(s => !peopleOnly.Contains(s.Key)),
            state => Assert.True(state.Value.Status is not SectionStatus.Forbidden || state.Key == "accessReviews", $"{state.Key}: {state.Value.Detail}"));
    }

    [Fact]
    public async Task The_declared_delegated_permissions_are_enough_for_every_call()
    {
        await using var live = await LiveTenant.StartAsync();
        using var session = await live.ConnectAsync(live.Person());

        var (tenant, _) = await live.CollectAsync(session: session);

        Assert.All(tenant.States, state => Assert.True(state.Value.Status is not SectionStatus.Forbidden || state.Key == "accessReviews", $"{state.Key}: {state.Value.Detail}"));
        Assert.Equal(PermissionSets.Delegated(SessionCapability.Assess), session.Info.Permissions!.Where(p => p.Contains('.', StringComparison.Ordinal)).Intersect(PermissionSets.Delegated(SessionCapability.Assess)));
    }

    [Fact]
    public async Task Without_a_permission_its_sections_are_refused_and_named_beforehand()
    {
        const string taken = "UserAuthenticationMethod.Read.All";
        await using var live = await StartAsync([.. PermissionSets.Application(SessionCapability.Assess).Except([taken])]);
        using var session = await live.ConnectAsync();

        var (tenant, _) = await live.CollectAsync(session: session);

        var beforehand = SectionCatalog.All.Where(s => SectionAccess.Of(session.Info, s).State == SectionAccessState.PermissionMissing).Select(s => s.Name);
        Assert.Equal(["methods"], beforehand);
        Assert.Equal((SectionStatus.Forbidden, taken), (tenant.States["methods"].Status, tenant.States["methods"].Permission));
        Assert.Contains(PermissionCheck.Of(session.Info), c => c is { Cmdlet: "Test-LockoutRisk", Section: "methods", Permission: taken } && c.Consequence.Contains("SR0201", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_call_is_made_outside_the_declared_sections()
    {
        await using var live = await LiveTenant.StartAsync();
        using var session = await live.ConnectAsync(live.Person());
        _ = await live.CollectAsync(new CollectionRequest { Scope = SnapshotScope.AllUsers, SignInDays = 1 }, session);

        // Members of groups stand for memberships.
        string[] declared = [.. SectionCatalog.All.Where(s => s.Path.Length > 0).Select(s => s.Path.Split('?')[0].Replace("{id}", "*", StringComparison.Ordinal)), "/groups/*/transitiveMembers"];
        Assert.All(live.Host.Requests.GraphCalls, call => Assert.True(
            Array.Exists(declared, path => IsBelow(call.Path, path)), $"{call.Method} {call.Path}"));
        Assert.All(live.Host.Requests.GraphCalls, call => Assert.Equal("GET", call.Method));
    }

    private static bool IsBelow(string path, string declared)
    {
        var parts = path.Split('/');
        var pattern = declared.Split('/');
        return parts.Length >= pattern.Length && pattern.Zip(parts).All(p => p.First == "*" || p.First == p.Second);
    }

    private static Task<LiveTenant> StartAsync(IReadOnlyList<string> permissions) => LiveTenant.StartAsync(o => o with
    {
        Applications =
        [
            new EmulatorApplication
            {
                ClientId = EmulatorOptions.DefaultClientId,
                Secrets = new Dictionary<string, DateTimeOffset?> { ["secret"] = null },
                ApplicationPermissions = permissions,
            },
        ],
    });
}
