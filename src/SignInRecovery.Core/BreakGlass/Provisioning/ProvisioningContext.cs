using System.Runtime.ExceptionServices;
using System.Security;
using System.Text.Json;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>What the stages of a run share.</summary>
internal sealed class ProvisioningContext(GraphCalls graph, SessionInfo session, ProvisioningPlan plan, ProvisioningJournal journal, ProvisioningOptions options)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, string> _passwords = [];
    private string _currentStep = string.Empty;

    public GraphCalls Graph { get; } = graph;

    public SessionInfo Session { get; } = session;

    public ProvisioningPlan Plan { get; } = plan;

    public ProvisioningJournal Journal { get; } = journal;

    /// <summary>What a person must know although the run goes on.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The passes that were issued.</summary>
    public Dictionary<string, (SecureString Pass, DateTimeOffset? EndsAt)> Passes { get; } = [];

    /// <summary>Told of each step that begins; null for nobody.</summary>
    public Action<ProvisioningStep>? Began { get; set; }

    /// <summary>The step that is at work, for the error and for those who watch.</summary>
    public string CurrentStep
    {
        get => _currentStep;
        set
        {
            _currentStep = value;
            if (Plan.Steps.FirstOrDefault(s => s.Id == value) is ProvisioningStep step)
            {
                Began?.Invoke(step);
            }
        }
    }

    /// <summary>Since when the audit log was searched for others; null when it was not, or could not be.</summary>
    public DateTimeOffset? AuditedSince { get; set; }

    /// <summary>
    /// The id of the exclusion group; null when the plan has none or it was not made yet. A group of an earlier run does not
    /// count when this plan has none, since this plan does not look after its members.
    /// </summary>
    public string? GroupId => Plan.GroupName is null ? null : Plan.Facts.Group?.Id ?? Journal.Find(StepIds.Group)?.ObjectId;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => options.Clock.GetUtcNow();

    /// <summary>A time of this computer's clock in the service's time, as far as what this run made tells how they differ; never later than it was.</summary>
    public DateTimeOffset ServiceTime(DateTimeOffset local)
    {
        TimeSpan[] differences = [.. Journal.Entries.Where(e => e.Run == Journal.Run && e.CreatedDateTime is not null && IsOfThisRun(e.Step)).Select(e => e.CreatedDateTime!.Value - e.At)];
        return differences.Length == 0 ? local : local + differences.Max();
    }

    /// <summary>Whether it was this run that sent the first request of a step; what it only found, or finished, is an earlier run's or somebody else's.</summary>
    public bool IsOfThisRun(string step) =>
        Journal.Entries.Where(e => e.Step == step).Reverse().TakeWhile(e => e.State != JournalState.Removed).LastOrDefault() is { State: JournalState.Intended } first && first.Run == Journal.Run;

    /// <summary>The id of an account; null when it was not made yet.</summary>
    public string? IdOf(PlannedAccount account) => Journal.Find(StepIds.Account(account))?.ObjectId;

    /// <summary>The nickname by which an account is found when the answer was lost.</summary>
    public string NicknameOf(PlannedAccount account) => Journal.Accounts.Single(a => a.UserPrincipalName == account.UserPrincipalName).MailNickname;

    /// <summary>The password of an account in this run; the same for every attempt.</summary>
    public string PasswordOf(PlannedAccount account)
    {
        if (!_passwords.TryGetValue(account.UserPrincipalName, out string? password))
        {
            password = RandomPassword.Create(Plan.Request.PasswordHandling == PasswordHandling.Split ? Plan.Request.SplitCount : 1);
            _passwords[account.UserPrincipalName] = password;
        }

        return password;
    }

    /// <summary>Forgets a password that was not set.</summary>
    public void Forget(PlannedAccount account) => _passwords.Remove(account.UserPrincipalName);

    /// <summary>The password parts to hand out; empty when this run set none, or when it is to be discarded.</summary>
    public IReadOnlyList<SecureString> PartsOf(PlannedAccount account) =>
        Plan.Request.PasswordHandling == PasswordHandling.Discard || !_passwords.TryGetValue(account.UserPrincipalName, out string? password)
            ? []
            : RandomPassword.Split(password, Plan.Request.PasswordHandling == PasswordHandling.Split ? Plan.Request.SplitCount : 1);

    /// <summary>Looks again and again until something is there, or patience ends.</summary>
    /// <typeparam name="T">The type of what is looked for.</typeparam>
    /// <param name="look">Looks; null means not yet.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was found; null when patience ended.</returns>
    public async Task<T?> PollAsync<T>(Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        TimeSpan pause = options.Pause;
        long begun = options.Clock.GetTimestamp();
        while (true)
        {
            if (await look(cancellationToken).ConfigureAwait(false) is T found)
            {
                return found;
            }

            if (options.Clock.GetElapsedTime(begun) + pause > options.Patience)
            {
                return null;
            }

            await Task.Delay(pause, options.Clock, cancellationToken).ConfigureAwait(false);
            pause = pause + pause > LongestPause ? LongestPause : pause + pause;
        }
    }

    /// <summary>Sends again while the answer is 404: a replica may not know yet what was just made.</summary>
    /// <param name="send">Sends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<JsonElement> WhileUnknownAsync(Func<Task<JsonElement>> send, CancellationToken cancellationToken)
    {
        DirectoryException? refusal = null;
        object? answer = await PollAsync<object>(
            async _ =>
            {
                try
                {
                    return await send().ConfigureAwait(false);
                }
                catch (DirectoryException exception) when (exception.Status == 404)
                {
                    refusal = exception;
                    return null;
                }
            },
            cancellationToken).ConfigureAwait(false);
        if (answer is null)
        {
            ExceptionDispatchInfo.Throw(refusal!);
        }

        return (JsonElement)answer;
    }
}
