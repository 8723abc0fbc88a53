using System.Security;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>What the stages of a run share.</summary>
internal sealed class ProvisioningContext(GraphCalls graph, SessionInfo session, ProvisioningPlan plan, ProvisioningJournal journal, ProvisioningOptions options)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, string> _passwords = [];

    public GraphCalls Graph { get; } = graph;

    public SessionInfo Session { get; } = session;

    public ProvisioningPlan Plan { get; } = plan;

    public ProvisioningJournal Journal { get; } = journal;

    /// <summary>What a person must know although the run goes on.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The passes that were issued.</summary>
    public Dictionary<string, (SecureString Pass, DateTimeOffset? EndsAt)> Passes { get; } = [];

    /// <summary>The step that is at work, for the error.</summary>
    public string CurrentStep { get; set; } = string.Empty;

    /// <summary>The id of the exclusion group; null when the plan has none or it was not made yet.</summary>
    public string? GroupId => Plan.Facts.Group?.Id ?? Journal.Find(StepIds.Group)?.ObjectId;

    /// <summary>The time.</summary>
    public DateTimeOffset Now => options.Clock.GetUtcNow();

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
}
