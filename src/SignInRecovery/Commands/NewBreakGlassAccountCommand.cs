using System.Management.Automation;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;
using SignInRecovery.Sessions;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Creates emergency access accounts that would really work, and never leaves one half made.</summary>
[Cmdlet(VerbsCommon.New, "BreakGlassAccount", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ProvisionedBreakGlassAccount), typeof(ProvisioningStep))]
public sealed class NewBreakGlassAccountCommand : LongRunningCommand
{
    private const int StepsInPrompt = 10;
    private const string Activity = "Creating emergency accounts";

    /// <summary>How many accounts; Microsoft asks for two at least.</summary>
    [Parameter]
    [ValidateRange(1, 5)]
    public int Count { get; set; } = 2;

    /// <summary>Display names, one for each account; plain ones are chosen when it is absent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 5)]
    public string[]? DisplayName { get; set; }

    /// <summary>Sign-in names, one for each account, with or without the initial domain.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 5)]
    public string[]? UserPrincipalName { get; set; }

    /// <summary>The name of the exclusion group to create, or the id of a protected group that exists.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExclusionGroup { get; set; }

    /// <summary>A restricted management administrative unit that exists, by name or id, into which the group is put as well.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AdministrativeUnit { get; set; }

    /// <summary>What happens to the passwords: nobody learns them, they are returned, or returned in parts.</summary>
    [Parameter]
    public PasswordHandling PasswordHandling { get; set; } = PasswordHandling.Discard;

    /// <summary>In how many parts a password is split.</summary>
    [Parameter]
    [ValidateRange(2, 8)]
    public int SplitCount { get; set; } = 2;

    /// <summary>Issues a Temporary Access Pass for each account, with which its keys are registered.</summary>
    [Parameter]
    public SwitchParameter TemporaryAccessPass { get; set; }

    /// <summary>Leaves the Conditional Access policies as they are.</summary>
    [Parameter]
    public SwitchParameter SkipPolicyExclusion { get; set; }

    /// <summary>The file that keeps names, object ids and times, without secrets; a later run goes on from it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PlanPath { get; set; }

    /// <summary>Writes the steps of the plan, and does nothing.</summary>
    [Parameter]
    public SwitchParameter AsPlan { get; set; }

    /// <summary>Takes back what this run made when a step fails.</summary>
    [Parameter]
    public SwitchParameter RemoveOnFailure { get; set; }

    /// <summary>The session with the tenant; the one that was connected last when it is absent.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public SessionInfo? Session { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if ((DisplayName ?? UserPrincipalName) is { } names && !MyInvocation.BoundParameters.ContainsKey(nameof(Count)))
        {
            Count = names.Length;
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            IDirectorySession session = SessionStore.Current.Get(Session);
            string path = PlanPath is null ? DefaultPath(session.Info.TenantId) : FileSystemPaths.Literal(this, PlanPath);
            using ProvisioningJournal journal = ProvisioningJournal.Open(path, session.Info.TenantId, TimeProvider.System);
            Provision(session, journal);
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }

    private static string DefaultPath(string tenantId) => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "SignInRecovery",
        "BreakGlass",
        tenantId + ".json");

    private void Provision(IDirectorySession session, ProvisioningJournal journal)
    {
        string tenant = session.Info.TenantName ?? session.Info.TenantId;
        BreakGlassProvisioning run = RunAsync(
            (events, token) =>
            {
                events.Progress(Activity, "Checking what the plan needs");
                return BreakGlassProvisioning.PrepareAsync(session, Request(), journal, new GatewayEvents(CurrentEvents, Activity), new ProvisioningOptions(), token);
            },
            tenant);
        journal.Keep();
        if (AsPlan)
        {
            WriteObject(run.Plan.Steps, enumerateCollection: true);
            Summary.Write(this, Introduction(run.Plan));
            return;
        }

        Summary.Write(this, [.. Introduction(run.Plan), .. run.Plan.Steps.Select(s => "  " + s)]);
        if (!RunStages(run))
        {
            return;
        }

        Deliver(run);
        Prove(session, run);
    }

    private ProvisioningRequest Request() => new()
    {
        Count = Count,
        DisplayNames = DisplayName ?? [],
        UserPrincipalNames = UserPrincipalName ?? [],
        ExclusionGroup = ExclusionGroup,
        AdministrativeUnit = AdministrativeUnit,
        PasswordHandling = PasswordHandling,
        SplitCount = SplitCount,
        TemporaryAccessPass = TemporaryAccessPass,
        SkipPolicyExclusion = SkipPolicyExclusion,
    };

    /// <summary>One question for each stage; the first refusal ends the plan, before the role.</summary>
    private bool RunStages(BreakGlassProvisioning run)
    {
        bool isRun = true;
        foreach (ProvisioningStage stage in run.Plan.Stages)
        {
            IReadOnlyList<ProvisioningStep> steps = run.Plan.StepsOf(stage);
            string what = $"{Words(stage)} ({steps.Count} {(steps.Count == 1 ? "step" : "steps")}) in {run.Plan.TenantName}";
            string question = string.Join('\n', steps.Take(StepsInPrompt).Select(s => SafeText.Show(s)).Append(steps.Count > StepsInPrompt ? $"and {steps.Count - StepsInPrompt} further steps" : string.Empty)).TrimEnd();
            if (!ShouldProcess(SafeText.Show(what), question, SafeText.Show(what), out ShouldProcessReason reason))
            {
                isRun = false;
                if (reason != ShouldProcessReason.WhatIf)
                {
                    WriteWarning(SafeText.Show($"The plan ended before the stage {Words(stage)}. The same command goes on from there."));
                    break;
                }

                continue;
            }

            try
            {
                _ = RunAsync(
                    async (events, token) =>
                    {
                        run.Began = step => events.Progress(Activity, SafeText.Show($"Step {step.Number} of {run.Plan.Steps.Count}: {step.Action}"), 100 * (step.Number - 1) / run.Plan.Steps.Count);
                        await run.RunAsync(stage, token).ConfigureAwait(false);
                        return true;
                    },
                    run.Plan.TenantName);
            }
            catch (SignInRecoveryException)
            {
                WriteWarnings(run);
                if (RemoveOnFailure)
                {
                    foreach (string line in RunAsync((_, token) => run.RemoveAsync(token), run.Plan.TenantName))
                    {
                        WriteWarning(SafeText.Show(line));
                    }

                    // What exists is not what it was before that.
                    throw run.Failure!;
                }

                throw;
            }
        }

        WriteWarnings(run);
        return isRun;
    }

    private void WriteWarnings(BreakGlassProvisioning run)
    {
        foreach (string warning in run.Warnings.Distinct())
        {
            WriteWarning(SafeText.Show(warning));
        }
    }

    private void Deliver(BreakGlassProvisioning run)
    {
        foreach (ProvisionedSecrets made in run.Results())
        {
            WriteObject(new ProvisionedBreakGlassAccount
            {
                DisplayName = made.Account.DisplayName,
                UserPrincipalName = made.Account.UserPrincipalName,
                Id = made.ObjectId,
                ExclusionGroup = run.Plan.GroupName,
                Credential = PasswordHandling == PasswordHandling.Return && made.PasswordParts.Count == 1 ? new PSCredential(made.Account.UserPrincipalName, made.PasswordParts[0]) : null,
                PasswordParts = PasswordHandling == PasswordHandling.Split ? [.. made.PasswordParts.Select((p, i) => new PasswordPart(i + 1, made.PasswordParts.Count, p))] : [],
                TemporaryAccessPass = made.TemporaryAccessPass,
                TemporaryAccessPassEndsAt = made.TemporaryAccessPassEndsAt,
                TenantId = run.Plan.TenantId,
                TenantName = run.Plan.TenantName,
            });
            run.HandOut(made);
        }
    }

    /// <summary>Reads the tenant again, evaluates the new accounts' sign-in, and says what people still have to do.</summary>
    private void Prove(IDirectorySession session, BreakGlassProvisioning run)
    {
        try
        {
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            string[] ids = [.. run.Results().Select(r => r.ObjectId)];
            IReadOnlyList<BreakGlassCheck> checks = RunAsync(
                async (events, token) =>
                {
                    (Tenant tenant, _) = await LiveTenants.ReadAsync(session, new CollectionRequest(), folder: null, restart: false, events, token).ConfigureAwait(false);
                    BreakGlassSurvey survey = BreakGlassRecognition.Survey(tenant, [.. ids.Select(i => new DeclaredAccount(i, DeclaredAccountType.User, "by the plan"))], now, token);
                    return BreakGlassReadiness.Check([.. survey.Accounts.Where(a => ids.Contains(a.Id))], [], now, survey.EmergencyAccounts, token);
                },
                run.Plan.TenantName);
            Summary.Write(this, ProvisioningProof.Lines(BreakGlassVerdict.Of(checks)));
            foreach (ProvisionedSecrets unread in run.Results().Where(r => !checks.Any(c => string.Equals(c.AccountId, r.ObjectId, StringComparison.OrdinalIgnoreCase))))
            {
                WriteWarning(SafeText.Show($"{unread} was made and is not in what was read back, so that it is not proved yet. Run Test-BreakGlassAccount in some minutes."));
            }
        }
        catch (SignInRecoveryException exception)
        {
            WriteWarning(SafeText.Show($"The accounts were made, and the tenant could not be read again to prove them: {exception.Message} Run Test-BreakGlassAccount later."));
        }
    }

    private static IEnumerable<string> Introduction(ProvisioningPlan plan)
    {
        int done = plan.Steps.Count(s => s.WasDone);
        string before = done == 0 ? string.Empty
            : done == plan.Steps.Count ? " All were done by an earlier run, and are looked at again."
            : $" {done} of them {(done == 1 ? "was" : "were")} done by an earlier run, and {(done == 1 ? "is" : "are")} looked at again.";
        yield return $"{plan.TenantName}: {plan.Steps.Count} steps to {string.Join(" and ", plan.Accounts)}.{before} It will take {plan.Duration}; afterwards the tenant is read again, to prove the accounts.";
        foreach (string remark in plan.Remarks)
        {
            yield return remark;
        }

        yield return $"Names, object ids and times are kept in {plan.JournalPath}, without secrets; the same command run again goes on from there.";
    }

    private static string Words(ProvisioningStage stage) => stage switch
    {
        ProvisioningStage.ExclusionGroup => "Create the exclusion group",
        ProvisioningStage.Accounts => "Create the accounts",
        ProvisioningStage.Membership => "Add the accounts to the group",
        ProvisioningStage.PolicyExclusion => "Exclude them from every policy",
        ProvisioningStage.TemporaryAccessPass => "Issue Temporary Access Passes",
        ProvisioningStage.Sessions => "End their sessions",
        _ => "Assign Global Administrator",
    };
}
