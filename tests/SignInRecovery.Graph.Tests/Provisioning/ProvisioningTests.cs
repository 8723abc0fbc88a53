using System.Net;
using System.Text.Json;
using SignInRecovery.BreakGlass;
using SignInRecovery.Gateway;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Live;
using Xunit;

namespace SignInRecovery.Tests.Provisioning;

/// <summary>From nothing to two accounts, on the emulated samples.</summary>
public class ProvisioningTests
{
    private static readonly ProvisioningRequest Two = new();

    [Fact]
    public async Task Contoso_gets_two_accounts_that_every_policy_excludes_and_the_role_last()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        using var run = new ProvisioningRun(live);
        IReadOnlyCollection<string> before = run.Groups();

        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(Two);

        Assert.Equal(2, made.Count);
        run.AssertSafe(Two, before);
        Assert.Equal(2, run.NewAdministrators(run.Nicknames()).Count());
        foreach (ProvisionedSecrets account in made)
        {
            JsonElement user = live.Host.Tenant.Find($"/users/{account.ObjectId}?$select=id,userPrincipalName,accountEnabled,passwordPolicies,usageLocation,onPremisesSyncEnabled")!.Value;
            Assert.EndsWith("@contoso.onmicrosoft.com", user.GetProperty("userPrincipalName").GetString(), StringComparison.Ordinal);
            Assert.True(user.GetProperty("accountEnabled").GetBoolean());
            Assert.Equal("DisablePasswordExpiration", user.GetProperty("passwordPolicies").GetString());
            Assert.Equal("US", user.GetProperty("usageLocation").GetString());
            Assert.DoesNotContain("emergency", account.Account.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.Empty(account.PasswordParts);
        }

        string[] writes = [.. live.Host.Requests.All.Where(r => r.Method != "GET" && r.Status < 300).Select(r => r.Path)];
        int firstRole = Array.FindIndex(writes, w => w.Contains("roleAssignment", StringComparison.OrdinalIgnoreCase));
        Assert.True(firstRole > 0 && writes[firstRole..].All(w => w.Contains("roleAssignment", StringComparison.OrdinalIgnoreCase)), string.Join("\n", writes));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        using var run = new ProvisioningRun(live);
        _ = await run.RunAsync(Two);
        int before = Writes(live);

        IReadOnlyList<ProvisionedSecrets> again = await run.RunAsync(Two);

        Assert.Equal(2, again.Count);
        Assert.Equal(before, Writes(live));
        Assert.All(run.Last!.Plan.Steps, s => Assert.True(s.WasDone && s.ToString().EndsWith("(done before)", StringComparison.Ordinal), s.ToString()));
    }

    [Fact]
    public async Task A_lost_password_of_an_administrator_whom_the_session_may_not_reset_is_said_and_stops_nothing()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        using var run = new ProvisioningRun(live);
        ProvisioningRequest request = Two with { PasswordHandling = PasswordHandling.Return, SkipPolicyExclusion = true };
        _ = await run.RunAsync(request, deliver: false);

        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(request);

        Assert.All(made, m => Assert.Empty(m.PasswordParts));
        Assert.Contains(run.Last!.Warnings, w => w.Contains("may not reset", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Afterwards_the_accounts_are_recognised_and_lack_only_what_people_must_do()
    {
        await using LiveTenant live = await LiveTenant.StartAsync(o => o with { HonoursSectionStatus = false });
        using var run = new ProvisioningRun(live);
        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(Two);

        (Tenant tenant, _) = await live.CollectAsync(new CollectionRequest { Scope = SnapshotScope.AllUsers });
        DateTimeOffset now = tenant.CapturedAt!.Value;
        BreakGlassSurvey survey = BreakGlassRecognition.Survey(tenant, [], now, TestContext.Current.CancellationToken);
        BreakGlassAccount[] ours = [.. survey.EmergencyAccounts.Where(a => made.Any(m => m.ObjectId == a.Id))];
        IReadOnlyList<BreakGlassCheck> checks = BreakGlassReadiness.Check(ours, [], now, survey.EmergencyAccounts, TestContext.Current.CancellationToken);

        Assert.Equal(2, ours.Length);
        string[] byHand = ["TwoKeys", "MandatoryMfa", "PortalSignIn", "PortalSignInWhenEnforced", "LastSuccessfulSignIn", "LastDrill", "SignInsMonitored"];
        BreakGlassCheck[] open = [.. checks.Where(c => c.Status is BreakGlassCheckStatus.Fail or BreakGlassCheckStatus.Unknown && !byHand.Contains(c.CheckId))];
        Assert.True(open.Length == 0, string.Join("\n", open.Select(c => c.ToString())));
    }

    [Fact]
    public async Task Northwind_without_premium_licence_gets_the_shorter_plan()
    {
        await using LiveTenant live = await LiveTenant.StartAsync(o => o with { SnapshotPath = LiveTenant.Sample("Northwind") });
        using var run = new ProvisioningRun(live);
        ProvisioningPlan plan = await run.PlanAsync(Two);

        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(Two);

        Assert.Equal([ProvisioningStage.Accounts, ProvisioningStage.Sessions, ProvisioningStage.Role], plan.Stages);
        Assert.Contains(plan.Remarks, r => r.Contains("P1", StringComparison.Ordinal));
        Assert.Contains(plan.Remarks, r => r.Contains("Security defaults are on", StringComparison.Ordinal));
        Assert.Equal(2, made.Count);
        Assert.Equal(2, run.NewAdministrators(run.Nicknames()).Count());
    }

    [Fact]
    public async Task A_plan_writes_nothing()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        using var run = new ProvisioningRun(live);

        ProvisioningPlan plan = await run.PlanAsync(Two);

        Assert.Equal(0, Writes(live));
        Assert.Equal(Enumerable.Range(1, plan.Steps.Count), plan.Steps.Select(s => s.Number));
        Assert.Equal(plan.Steps.Select(s => s.Stage).Order(), plan.Steps.Select(s => s.Stage));
        Assert.Equal(ProvisioningStage.Role, plan.Steps[^1].Stage);
        Assert.Equal(run.PeoplePolicies().Count, plan.StepsOf(ProvisioningStage.PolicyExclusion).Count);
    }

    [Theory]
    [InlineData(PasswordHandling.Return, 1, 64)]
    [InlineData(PasswordHandling.Split, 3, 96)]
    public async Task A_password_is_handed_out_once_and_signs_in(PasswordHandling handling, int parts, int length)
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        using var run = new ProvisioningRun(live);
        ProvisioningRequest request = Two with { PasswordHandling = handling, SplitCount = 3 };

        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(request);
        IReadOnlyList<ProvisionedSecrets> again = await run.RunAsync(request);

        Assert.All(made, m => Assert.Equal(parts, m.PasswordParts.Count));
        Assert.All(made, m => Assert.Equal(length, m.PasswordParts.Sum(p => p.Length)));
        Assert.Equal(2, made.Select(m => string.Concat(m.PasswordParts.Select(p => new NetworkCredential("", p).Password))).Distinct().Count());
        Assert.All(again, m => Assert.Empty(m.PasswordParts));
    }

    [Fact]
    public async Task A_password_that_was_lost_with_a_run_is_reset_by_a_stated_step()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        using var run = new ProvisioningRun(live);
        ProvisioningRequest request = Two with { PasswordHandling = PasswordHandling.Return };
        IReadOnlyList<ProvisionedSecrets> lost = await run.RunAsync(request, deliver: false, until: ProvisioningStage.Accounts);

        ProvisioningPlan plan = await run.PlanAsync(request);
        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(request);

        Assert.Equal(2, plan.Steps.Count(s => s.Action.Contains("new password", StringComparison.Ordinal)));
        Assert.All(made, m => Assert.Single(m.PasswordParts));
        Assert.NotEqual(Texts(lost), Texts(made));
        Assert.Equal(lost.Select(m => m.ObjectId), made.Select(m => m.ObjectId));

        static IEnumerable<string> Texts(IReadOnlyList<ProvisionedSecrets> secrets) => [.. secrets.Select(s => new NetworkCredential("", s.PasswordParts[0]).Password)];
    }

    [Fact]
    public async Task No_secret_is_in_the_journal_the_events_the_plan_or_an_error()
    {
        await using LiveTenant live = await LiveTenant.StartAsync();
        using var run = new ProvisioningRun(live);
        ProvisioningRequest request = Two with { PasswordHandling = PasswordHandling.Return };

        IReadOnlyList<ProvisionedSecrets> made = await run.RunAsync(request);

        string everything = run.JournalText + string.Join("\n", live.Events.Texts) + string.Join("\n", run.Last!.Plan.Steps.Select(s => s.ToString() + s.Action))
            + string.Join("\n", run.Last.Plan.Remarks) + string.Join("\n", run.Last.Warnings) + string.Join("\n", made.Select(m => m.ToString()));
        Assert.All(made, m => Assert.DoesNotContain(new NetworkCredential("", m.PasswordParts[0]).Password, everything, StringComparison.Ordinal));
    }

    private static int Writes(LiveTenant live) => live.Host.Requests.All.Count(r => r.Method != "GET" && r.Status is >= 200 and < 300 && !r.Path.Contains("oauth2", StringComparison.Ordinal) && !r.Path.EndsWith("$batch", StringComparison.Ordinal));
}
