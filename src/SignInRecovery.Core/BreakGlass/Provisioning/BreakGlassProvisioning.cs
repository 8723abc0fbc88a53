using System.Globalization;
using System.Text.Json.Nodes;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Creates emergency accounts so that it cannot half-happen: everything is checked before anything is written, each stage is
/// run by itself and read back, the role comes last, and a later run goes on where an earlier one ended.
/// </summary>
public sealed class BreakGlassProvisioning
{
    private readonly ProvisioningContext _context;
    private readonly DirectoryStages _directory;
    private readonly ExclusionStage _exclusion;
    private readonly RoleStage _role;
    private Func<SignInRecoveryException>? _failure;

    private BreakGlassProvisioning(ProvisioningContext context)
    {
        _context = context;
        _directory = new DirectoryStages(context);
        _exclusion = new ExclusionStage(context);
        _role = new RoleStage(context, _directory, _exclusion);
    }

    /// <summary>The plan.</summary>
    public ProvisioningPlan Plan => _context.Plan;

    /// <summary>Told of each step that begins, on the thread that works; null for nobody.</summary>
    public Action<ProvisioningStep>? Began
    {
        get => _context.Began;
        set => _context.Began = value;
    }

    /// <summary>What ended the last stage, with what exists now; null when none failed.</summary>
    public SignInRecoveryException? Failure => _failure?.Invoke();

    /// <summary>What a person must know although the run went on: changes by others, and what could not be looked at.</summary>
    public IReadOnlyList<string> Warnings => _context.Warnings;

    /// <summary>Checks the prerequisites and makes the plan. It reads, and writes nothing in the tenant.</summary>
    /// <param name="session">The session.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="events">Told what waits; null for nobody.</param>
    /// <param name="options">How patient the run is.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SignInRecoveryException">A prerequisite is not met; nothing was written.</exception>
    public static async Task<BreakGlassProvisioning> PrepareAsync(
        IDirectorySession session,
        ProvisioningRequest request,
        ProvisioningJournal journal,
        IDirectoryEvents? events,
        ProvisioningOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(options);
        var graph = new GraphCalls(session, events);
        ProvisioningFacts facts = await new PrerequisiteReader(graph, session.Info, request).ReadAsync(cancellationToken).ConfigureAwait(false);
        (IReadOnlyList<PlannedAccount> accounts, string group) = await new PlanNames(graph, request, facts, journal).ChooseAsync(cancellationToken).ConfigureAwait(false);
        PlannedAccount[] known = [.. accounts.Where(a => journal.Find(StepIds.PasswordHandedOut(a)) is not null)];
        PlannedAccount[] resets = request.PasswordHandling == PasswordHandling.Discard
            ? []
            : [.. accounts.Except(known).Where(a => journal.Find(StepIds.Account(a)) is not null)];
        ProvisioningPlan plan = ProvisioningPlanner.Plan(facts, request, accounts, group, journal.Path, resets);
        plan = WithoutHandedOut(plan, [.. accounts.Where(a => journal.Find(StepIds.PassHandedOut(a)) is not null)]);
        IReadOnlyList<string> unsure = CallerRights.Check(session.Info, plan);
        if (plan.Steps.Any(s => s.Stage == ProvisioningStage.PolicyExclusion))
        {
            await TryProtectedActionAsync(graph, session.Info.IsApplication, cancellationToken).ConfigureAwait(false);
        }

        if (request.PasswordHandling != PasswordHandling.Discard && known.Length > 0)
        {
            plan = plan with { Remarks = [.. plan.Remarks, $"The {(known.Length == 1 ? "password" : "passwords")} of {Join(known)} {(known.Length == 1 ? "was" : "were")} handed out by an earlier run and {(known.Length == 1 ? "is" : "are")} kept nowhere; none is handed out again."] };
        }

        plan = plan with
        {
            Steps = [.. plan.Steps.Select(s => s with { WasDone = journal.Find(s.Id) is { State: JournalState.Done } })],
            Remarks = [.. plan.Remarks, .. unsure, .. accounts.Where(a => PlainNames.Tells(a.DisplayName) || PlainNames.Tells(a.UserPrincipalName)).Select(a => $"The name of {a} says what the account is for; attackers look for such names first.")],
        };
        return new BreakGlassProvisioning(new ProvisioningContext(graph, session.Info, plan, journal, options));
    }

    /// <summary>Runs one stage: each step that is not done already, read back.</summary>
    /// <param name="stage">The stage; the stages before it were run.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SignInRecoveryException">A step failed; the message says what exists.</exception>
    public async Task RunAsync(ProvisioningStage stage, CancellationToken cancellationToken)
    {
        try
        {
            Task work = stage switch
            {
                ProvisioningStage.ExclusionGroup => _directory.GroupAsync(cancellationToken),
                ProvisioningStage.Accounts => _directory.AccountsAsync(cancellationToken),
                ProvisioningStage.Membership => _directory.MembershipAsync(cancellationToken),
                ProvisioningStage.PolicyExclusion => _exclusion.RunAsync(cancellationToken),
                ProvisioningStage.TemporaryAccessPass => _directory.PassesAsync(cancellationToken),
                ProvisioningStage.Sessions => _directory.SessionsAsync(cancellationToken),
                _ => _role.RunAsync(cancellationToken),
            };
            await work.ConfigureAwait(false);
        }
        catch (DirectoryException exception)
        {
            string step = _context.CurrentStep;
            _failure = () => Incomplete(exception, step);
            throw _failure();
        }
        catch (SignInRecoveryException exception)
        {
            _failure = () => new SignInRecoveryException(exception.ErrorId, exception.Kind, $"{exception.Message} {Existing()}", exception.RecommendedAction, exception.Target, exception);
            throw _failure();
        }
    }

    /// <summary>What the run made, with the secrets to hand out; they are kept nowhere.</summary>
    public IReadOnlyList<ProvisionedSecrets> Results() =>
    [
        .. Plan.Accounts.Select(a => new ProvisionedSecrets
        {
            Account = a,
            ObjectId = _context.IdOf(a) ?? throw new InvalidOperationException("The accounts were not made yet."),
            PasswordParts = _context.PartsOf(a),
            TemporaryAccessPass = _context.Passes.TryGetValue(a.UserPrincipalName, out var pass) ? pass.Pass : null,
            TemporaryAccessPassEndsAt = _context.Passes.TryGetValue(a.UserPrincipalName, out var issued) ? issued.EndsAt : null,
        }),
    ];

    /// <summary>Notes that a result reached the caller, so that its secrets are not made again.</summary>
    /// <param name="result">The result, which was handed out.</param>
    public void HandOut(ProvisionedSecrets result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.PasswordParts.Count > 0)
        {
            _ = _context.Journal.Write(StepIds.PasswordHandedOut(result.Account), JournalState.Done);
        }

        if (result.TemporaryAccessPass is not null)
        {
            _ = _context.Journal.Write(StepIds.PassHandedOut(result.Account), JournalState.Done);
        }
    }

    /// <summary>Takes back what this run made, the last first; what an earlier run made stays.</summary>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>What was taken back and what could not be, in sentences.</returns>
    public Task<IReadOnlyList<string>> RemoveAsync(CancellationToken cancellationToken) =>
        new ProvisioningRemoval(_context, _exclusion, _role).RunAsync(cancellationToken);

    /// <summary>
    /// Tries whether a write to policies is held by a protected action: with a policy id that does not exist, so that it can
    /// change nothing. The session carries a challenge back to the credential once.
    /// </summary>
    private static async Task TryProtectedActionAsync(GraphCalls graph, bool isApplication, CancellationToken cancellationToken)
    {
        try
        {
            _ = await graph.SendAsync(
                DirectoryMethod.Patch,
                $"/identity/conditionalAccess/policies/{Guid.NewGuid()}",
                new JsonObject { ["conditions"] = new JsonObject() },
                "Policy.ReadWrite.ConditionalAccess",
                "Conditional Access Administrator",
                cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception) when (exception.Claims is not null)
        {
            throw ProvisioningErrors.Prerequisite(
                "ProtectedActionUnmet",
                $"Changes of Conditional Access policies are a protected action in this tenant, and the session does not meet what it demands: {ProvisioningErrors.Sentence(exception.Message)}",
                "Connect with a method and a device that the authentication context demands (Conditional Access policy for it), then run the command again.",
                kind: ErrorKind.Security);
        }
        catch (DirectoryException exception) when (exception.Status is 401 or 403)
        {
            throw ProvisioningErrors.Prerequisite(
                exception.MissingPermission is not null ? "PermissionMissing" : "RoleMissing",
                $"Conditional Access policies cannot be changed with this session: {ProvisioningErrors.Sentence(exception.Message)}",
                ProvisioningErrors.Rights(exception.MissingPermission, exception.MissingRole, isApplication),
                exception.MissingPermission ?? exception.MissingRole,
                ErrorKind.Security);
        }
        catch (DirectoryException)
        {
            // There is no such policy: the write was allowed. Whatever else was wrong will show at the first real one.
        }
    }

    /// <summary>A pass that was handed out is not issued again: it would make the old one useless without need.</summary>
    private static ProvisioningPlan WithoutHandedOut(ProvisioningPlan plan, PlannedAccount[] delivered)
    {
        ProvisioningStep[] steps = [.. plan.Steps.Where(s => s.Stage != ProvisioningStage.TemporaryAccessPass || !delivered.Any(d => s.Id == StepIds.Pass(d)))];
        return steps.Length == plan.Steps.Count ? plan : plan with
        {
            Steps = [.. steps.Select((s, i) => s with { Number = i + 1 })],
            Remarks = [.. plan.Remarks, $"The Temporary Access {(delivered.Length == 1 ? "Pass" : "Passes")} of {Join(delivered)} {(delivered.Length == 1 ? "was" : "were")} handed out before; none is issued again. Privileged Authentication Administrators can issue one in the Microsoft Entra admin center."],
        };
    }

    private static string Join(IEnumerable<PlannedAccount> accounts) => string.Join(" and ", accounts.Select(a => a.ToString()));

    private SignInRecoveryException Incomplete(DirectoryException cause, string stepId)
    {
        ProvisioningStep? step = Plan.Steps.FirstOrDefault(s => s.Id == stepId);
        string what = step is null ? "A step" : $"Step {step.Number.ToString(CultureInfo.InvariantCulture)} ({step.Action.TrimEnd('.')})";
        (string id, ErrorKind kind, string action) = cause switch
        {
            { Claims: not null } => ("ProtectedActionUnmet", ErrorKind.Security, "Connect with what the authentication context demands"),
            { MissingPermission: string permission } => ("PermissionMissing", ErrorKind.Security, ProvisioningErrors.Rights(permission, cause.MissingRole, _context.Session.IsApplication).TrimEnd('.')),
            { Status: 403 } => ("RoleMissing", ErrorKind.Security, ProvisioningErrors.Rights(null, cause.MissingRole ?? step?.Role, _context.Session.IsApplication).TrimEnd('.')),
            _ => ("ProvisioningIncomplete", ErrorKind.InputOutput, "See to the cause"),
        };
        return new SignInRecoveryException(
            id,
            kind,
            $"{what} failed: {ProvisioningErrors.Sentence(cause.Message)}{ProvisioningErrors.RequestId(cause)} {Existing()}",
            $"{action}, and run the same command again: it goes on from there and doubles nothing. The journal is {Plan.JournalPath}.",
            step?.Id,
            cause);
    }

    /// <summary>What exists, for an error.</summary>
    private string Existing()
    {
        var made = new List<string>();
        var unseen = new List<string>();
        if (Plan.Facts.Group is null && Plan.GroupName is string group && _context.Journal.Find(StepIds.Group) is JournalEntry entry)
        {
            (entry.ObjectId is null ? unseen : made).Add(entry.ObjectId is string groupId ? $"the group {group} ({groupId})" : $"the group {group}");
        }

        foreach (PlannedAccount account in Plan.Accounts.Where(a => _context.Journal.Find(StepIds.Account(a)) is not null))
        {
            (_context.IdOf(account) is null ? unseen : made).Add($"the account {account}");
        }

        int excluded = _context.Journal.Entries.Select(e => e.Step).Distinct().Count(s => StepIds.PolicyOf(s) is not null && _context.Journal.Find(s) is { State: JournalState.Done });
        if (excluded > 0)
        {
            made.Add(string.Create(CultureInfo.InvariantCulture, $"the exclusion in {excluded} {(excluded == 1 ? "policy" : "policies")}"));
        }

        var text = new List<string>();
        if (made.Count > 0)
        {
            text.Add($"Made so far: {string.Join(", ", made)}.");
        }

        if (unseen.Count > 0)
        {
            text.Add($"No answer came about {string.Join(" and ", unseen)}; the next run looks whether it was made.");
        }

        if (text.Count == 0)
        {
            return _context.Journal.Entries.Any(e => e is { State: JournalState.Removed, ObjectId: not null }) ? "Nothing of it is left." : "Nothing was made yet.";
        }

        PlannedAccount[] administrators = [.. Plan.Accounts.Where(a => _context.Journal.Find(StepIds.Role(a)) is not null)];
        text.Add(administrators.Length == 0
            ? "No account of this plan was given Global Administrator."
            : $"Global Administrator was given, or may have been given, to {Join(administrators)}.");
        return string.Join(' ', text);
    }
}
