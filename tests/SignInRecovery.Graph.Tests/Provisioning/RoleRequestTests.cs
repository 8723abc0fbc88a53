using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>What Privileged Identity Management answers to the last step, and what is said of it.</summary>
public sealed class RoleRequestTests : IDisposable
{
    private const string Requests = "/roleManagement/directory/roleAssignmentScheduleRequests";

    private readonly string _folder = Directory.CreateTempSubdirectory("sir-role-").FullName;

    private string JournalPath => Path.Combine(_folder, "plan.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("PendingApproval", "AssignmentPending", "waits for somebody's decision", "Approve requests", true)]
    [InlineData("PendingAdminDecision", "AssignmentPending", "waits for somebody's decision", "Approve requests", true)]
    [InlineData("Failed", "AssignmentRefused", "ended with the status Failed", "Resource audit", false)]
    [InlineData("Denied", "AssignmentRefused", "ended with the status Denied", "Resource audit", false)]
    [InlineData("Granted", "AssignmentInvisible", "(status Granted)", "looks before it assigns", true)]
    public async Task A_request_that_gives_no_assignment_is_said_as_it_is(string status, string errorId, string words, string action, bool mayCome)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant)
        {
            Instead = (method, path) => method == "POST" && path == Requests ? $$"""{"id":"request-1","status":"{{status}}"}""" : null,
        };

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(session, JournalPath));

        Assert.Equal(errorId, error.ErrorId);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains(action, error.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains(mayCome ? "may have been given" : "No account of this plan was given Global Administrator.", error.Message, StringComparison.Ordinal);
        Assert.Empty(small.NewAdministrators());
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);
        small.AssertComplete($"after {status}");
    }

    [Fact]
    public async Task A_role_that_was_refused_outright_is_not_said_to_have_been_given_perhaps()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant)
        {
            Before = (_, method, path) =>
            {
                if (method == "POST" && path == Requests)
                {
                    throw new DirectoryException("Authorization_RequestDenied", "Insufficient privileges.") { Status = 403 };
                }
            },
        };

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(session, JournalPath));

        Assert.Contains("No account of this plan was given Global Administrator.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_of_the_last_moment_that_cannot_be_changed_is_said_to_reach_administrators_perhaps()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        int given = 0;
        var session = new DirectSession(small.Tenant)
        {
            After = (number, method, path) =>
            {
                if (method == "POST" && path == Requests && ++given == 2)
                {
                    _ = small.Tenant.Create("/identity/conditionalAccess/policies", JsonNode.Parse("""{"displayName":"Of the last moment","state":"enabled","conditions":{"clientAppTypes":["all"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}""")!.AsObject());
                }
            },
        };
        session.Before = (_, method, _) =>
        {
            if (given == 2 && method == "PATCH")
            {
                throw new DirectoryException("Authorization_RequestDenied", "Insufficient privileges.") { Status = 403 };
            }
        };

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(session, JournalPath));

        Assert.Equal("ExclusionNotSure", error.ErrorId);
        Assert.StartsWith("The accounts hold Global Administrator, and it is not sure that every policy excludes them: Insufficient privileges.", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Run the same command again now", error.RecommendedAction, StringComparison.Ordinal);
        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);
        small.AssertComplete("the same command again");
    }

    /// <summary>The audit log is searched again at the end, since its entries come late.</summary>
    [Fact]
    public async Task A_change_that_the_audit_log_shows_late_is_reported()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant);
        bool isChanged = false;
        session.Before = (_, method, path) =>
        {
            if (!isChanged && path.EndsWith("revokeSignInSessions", StringComparison.Ordinal))
            {
                isChanged = true;
                session.Foreign(() => small.Tenant.Update($"/identity/conditionalAccess/policies/{SmallTenant.Id(small.People()[0])}", new JsonObject { ["displayName"] = "Renamed" }));
            }
        };

        BreakGlassProvisioning run = await SmallTenant.RunAsync(session, JournalPath);

        Assert.True(isChanged);
        Assert.Contains(run.Warnings, w => w.Contains("colleague@contoso.com changed the policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_step_that_begins_is_told()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = ProvisioningJournal.Open(JournalPath, session.Info.TenantId, TimeProvider.System);
        BreakGlassProvisioning run = await BreakGlassProvisioning.PrepareAsync(session, new ProvisioningRequest(), journal, null, SmallTenant.Hasty, TestContext.Current.CancellationToken);
        var told = new List<ProvisioningStep>();
        run.Began = told.Add;

        foreach (ProvisioningStage stage in run.Plan.Stages)
        {
            await run.RunAsync(stage, TestContext.Current.CancellationToken);
        }

        Assert.Equal(run.Plan.Steps.Select(s => s.Id), told.Select(s => s.Id).Distinct());
    }
}
