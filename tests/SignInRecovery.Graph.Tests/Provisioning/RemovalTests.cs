using System.Text.Json.Nodes;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>-RemoveOnFailure when the removal itself meets with trouble: it never uncovers an administrator, takes only what is this run's, and says what is true.</summary>
public sealed class RemovalTests : IDisposable
{
    private const string Policies = "/identity/conditionalAccess/policies";
    private const string RoleRequests = "/roleManagement/directory/roleAssignmentScheduleRequests";

    private readonly string _folder = Directory.CreateTempSubdirectory("sir-removing-").FullName;

    private string JournalPath => Path.Combine(_folder, "plan.json");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task While_an_account_keeps_the_role_its_exclusions_stay()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = Open(session);
        BreakGlassProvisioning run = await RunAsync(session, journal);
        session.Before = (_, method, path) => Refuse((method == "POST" && path == RoleRequests) || (method == "DELETE" && path.StartsWith("/users/", StringComparison.Ordinal)));

        IReadOnlyList<string> said = await run.RemoveAsync(Token);

        Assert.Equal(2, small.NewAdministrators().Length);
        small.AssertSafe("the role could not be taken back");
        Assert.All(run.Plan.Accounts, a => Assert.Contains(said, s => s.StartsWith($"NOT taken back: Global Administrator of {a}.", StringComparison.Ordinal)));
        Assert.StartsWith("Left as they are: the group and the exclusions, because ", said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_can_be_deleted_takes_its_role_along()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = Open(session);
        BreakGlassProvisioning run = await RunAsync(session, journal);
        session.Before = (_, method, path) => Refuse(method == "POST" && path == RoleRequests);

        IReadOnlyList<string> said = await run.RemoveAsync(Token);

        Assert.Empty(small.NewUsers());
        Assert.Empty(small.NewGroups());
        Assert.DoesNotContain(said, s => s.StartsWith("Left as they are", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_administrator_of_an_earlier_run_stays_excluded()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        int roles = 0;
        var first = new DirectSession(small.Tenant);
        first.Before = (_, method, path) =>
        {
            if (method == "POST" && path == RoleRequests && ++roles == 2)
            {
                throw new KilledException();
            }
        };
        await Assert.ThrowsAsync<KilledException>(() => SmallTenant.RunAsync(first, JournalPath));
        string administrator = Assert.Single(small.NewAdministrators());
        _ = small.Tenant.Create(Policies, JsonNode.Parse("""{"displayName":"Made meanwhile","state":"enabled","conditions":{"clientAppTypes":["all"],"applications":{"includeApplications":["All"]},"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}""")!.AsObject());

        var second = new DirectSession(small.Tenant) { Before = (_, method, path) => Refuse(method == "POST" && path == RoleRequests) };
        using ProvisioningJournal journal = Open(second);
        BreakGlassProvisioning run = await PrepareAsync(second, journal);
        await Assert.ThrowsAsync<SignInRecoveryException>(() => StagesAsync(run));
        _ = await run.RemoveAsync(Token);

        Assert.Equal([administrator], small.NewAdministrators());
        small.AssertSafe("the second run took back its own");
    }

    [Fact]
    public async Task What_an_earlier_run_made_and_this_one_only_found_stays()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var first = new DirectSession(small.Tenant) { After = (_, method, path) => Kill(method == "POST" && path == "/groups") };
        await Assert.ThrowsAsync<KilledException>(() => SmallTenant.RunAsync(first, JournalPath));
        string group = Assert.Single(small.NewGroups());

        var second = new DirectSession(small.Tenant) { Before = (_, method, path) => Refuse(method == "POST" && path == "/users") };
        using ProvisioningJournal journal = Open(second);
        BreakGlassProvisioning run = await PrepareAsync(second, journal);
        await Assert.ThrowsAsync<SignInRecoveryException>(() => StagesAsync(run));
        IReadOnlyList<string> said = await run.RemoveAsync(Token);

        Assert.Equal([group], small.NewGroups());
        Assert.Equal(["Nothing is taken back: this run made nothing, and what an earlier run made stays."], said);
    }

    [Fact]
    public async Task An_assignment_that_somebody_else_made_is_left_and_not_called_taken_back()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = Open(session);
        BreakGlassProvisioning run = await RunAsync(session, journal);
        string administrator = small.NewAdministrators()[0];
        string old = SmallTenant.Id(small.Tenant.All($"/roleManagement/directory/roleAssignments?$filter=principalId eq '{administrator}'").Single());
        small.Tenant.Delete($"/roleManagement/directory/roleAssignments/{old}");
        _ = small.Tenant.Create("/roleManagement/directory/roleAssignments", new JsonObject { ["principalId"] = administrator, ["roleDefinitionId"] = SmallTenant.GlobalAdministrator, ["directoryScopeId"] = "/" });
        session.Before = (_, method, path) => Refuse(method == "DELETE" && path.StartsWith("/users/", StringComparison.Ordinal));

        IReadOnlyList<string> said = await run.RemoveAsync(Token);

        Assert.Equal([administrator], small.NewAdministrators());
        small.AssertSafe("somebody else's assignment");
        Assert.Contains(said, s => s.StartsWith("NOT taken back: Global Administrator of", StringComparison.Ordinal) && s.Contains("not the one that this run made", StringComparison.Ordinal));
        Assert.Single(said, s => s.StartsWith("Taken back: Global Administrator of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_whose_creation_had_no_answer_is_not_called_taken_back_and_is_found_later()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant) { Before = (_, method, path) => Lose(method == "POST" && path == "/users") };
        using (ProvisioningJournal journal = Open(session))
        {
            BreakGlassProvisioning run = await PrepareAsync(session, journal);
            SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => StagesAsync(run));
            Assert.Contains($"No answer came about the account {run.Plan.Accounts[0]}", error.Message, StringComparison.Ordinal);
            IReadOnlyList<string> said = await run.RemoveAsync(Token);
            Assert.Contains(said, s => s.StartsWith($"NOT taken back: the account {run.Plan.Accounts[0]}. It was requested and is not to be seen", StringComparison.Ordinal));

            // It comes to light after all.
            JournalAccount lost = journal.Accounts[0];
            _ = small.Tenant.Create("/users", new JsonObject
            {
                ["displayName"] = lost.DisplayName,
                ["mailNickname"] = lost.MailNickname,
                ["userPrincipalName"] = lost.UserPrincipalName,
                ["accountEnabled"] = true,
                ["passwordProfile"] = new JsonObject { ["password"] = "Tr0ub4dor-and-3-more" },
            });
        }

        _ = await SmallTenant.RunAsync(new DirectSession(small.Tenant), JournalPath);

        small.AssertComplete("the account came to light");
    }

    [Fact]
    public async Task After_the_removal_the_error_says_what_is_left_and_not_what_was()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant) { Before = (_, method, path) => Refuse(method == "POST" && path == RoleRequests) };
        using ProvisioningJournal journal = Open(session);
        BreakGlassProvisioning run = await PrepareAsync(session, journal);
        SignInRecoveryException before = await Assert.ThrowsAsync<SignInRecoveryException>(() => StagesAsync(run));

        _ = await run.RemoveAsync(Token);

        Assert.Contains("Made so far: the group", before.Message, StringComparison.Ordinal);
        Assert.Contains("No account of this plan was given Global Administrator.", before.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing of it is left.", run.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(before.ErrorId, run.Failure.ErrorId);
        Assert.Empty(small.NewUsers());
        Assert.Empty(small.NewGroups());
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_does_not_end_the_removal()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = Open(session);
        BreakGlassProvisioning run = await RunAsync(session, journal);
        Directory.Delete(_folder, recursive: true);

        IReadOnlyList<string> said = await run.RemoveAsync(Token);

        Assert.Empty(small.NewAdministrators());
        Assert.Empty(small.NewUsers());
        Assert.Contains(said, s => s.Contains("name another file with -PlanPath", StringComparison.Ordinal));
    }

    /// <summary>An application is given a permission; it does not ask for one at the next connection.</summary>
    [Theory]
    [InlineData(true, "Give the application the permission User.RevokeSessions.All, with administrator consent, and connect again, and run the same command again")]
    [InlineData(false, "Connect again with -Capability Provision, which asks for the permission User.RevokeSessions.All, and run the same command again")]
    public async Task What_to_do_about_a_missing_permission_fits_the_session(bool isApplication, string action)
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant) { Info = new DirectSession(small.Tenant).Info with { IsApplication = isApplication } };
        session.Before = (_, _, path) =>
        {
            if (path.EndsWith("revokeSignInSessions", StringComparison.Ordinal))
            {
                throw new DirectoryException("Authorization_RequestDenied", "Insufficient privileges.") { Status = 403, MissingPermission = "User.RevokeSessions.All" };
            }
        };

        SignInRecoveryException error = await Assert.ThrowsAsync<SignInRecoveryException>(() => SmallTenant.RunAsync(session, JournalPath));

        Assert.StartsWith(action, error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_whose_answer_is_lost_is_repeated()
    {
        await using SmallTenant small = await SmallTenant.StartAsync();
        var session = new DirectSession(small.Tenant);
        using ProvisioningJournal journal = Open(session);
        BreakGlassProvisioning run = await RunAsync(session, journal);
        var lost = new HashSet<string>();
        session.After = (_, method, path) => Lose((method == "DELETE" && lost.Add(path)) || (method == "POST" && path == RoleRequests));

        IReadOnlyList<string> said = await run.RemoveAsync(Token);

        Assert.NotEmpty(lost);
        Assert.All(said, s => Assert.StartsWith("Taken back", s, StringComparison.Ordinal));
        Assert.Empty(small.NewUsers());
        Assert.Empty(small.NewGroups());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Refuse(bool when)
    {
        if (when)
        {
            throw new DirectoryException("Authorization_RequestDenied", "Insufficient privileges to complete the operation.") { Status = 403 };
        }
    }

    private static void Lose(bool when)
    {
        if (when)
        {
            throw new DirectoryException(DirectoryErrorCodes.ServiceUnreachable, "The connection was reset.");
        }
    }

    private static void Kill(bool when)
    {
        if (when)
        {
            throw new KilledException();
        }
    }

    private ProvisioningJournal Open(DirectSession session) => ProvisioningJournal.Open(JournalPath, session.Info.TenantId, TimeProvider.System);

    private static Task<BreakGlassProvisioning> PrepareAsync(DirectSession session, ProvisioningJournal journal) =>
        BreakGlassProvisioning.PrepareAsync(session, new ProvisioningRequest(), journal, null, SmallTenant.Hasty, Token);

    private static async Task<BreakGlassProvisioning> RunAsync(DirectSession session, ProvisioningJournal journal)
    {
        BreakGlassProvisioning run = await PrepareAsync(session, journal);
        await StagesAsync(run);
        return run;
    }

    private static async Task StagesAsync(BreakGlassProvisioning run)
    {
        foreach (ProvisioningStage stage in run.Plan.Stages)
        {
            await run.RunAsync(stage, Token);
        }
    }
}
