using System.Text.Json;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>Gives the accounts and the group their names: those that were asked for, those of the journal, or plain ones that are free.</summary>
internal sealed class PlanNames(GraphCalls graph, ProvisioningRequest request, ProvisioningFacts facts, ProvisioningJournal journal)
{
    private const int Tries = 20;

    /// <summary>The names, which the journal knows afterwards.</summary>
    public async Task<(IReadOnlyList<PlannedAccount> Accounts, string GroupName)> ChooseAsync(CancellationToken cancellationToken)
    {
        Validate();
        IReadOnlyList<JournalAccount> accounts = Known() ?? await NewAsync(cancellationToken).ConfigureAwait(false);
        string group = facts.Group?.DisplayName ?? (HasOwnGroup ? journal.GroupName! : await GroupNameAsync(cancellationToken).ConfigureAwait(false));
        journal.Name(accounts, group);
        foreach (JournalAccount account in accounts.Where(a => journal.Find(StepIds.Account(new(a.DisplayName, a.UserPrincipalName))) is null))
        {
            if (await ExistsAsync(account.UserPrincipalName, cancellationToken).ConfigureAwait(false))
            {
                throw Clash(account.UserPrincipalName);
            }
        }

        return ([.. accounts.Select(a => new PlannedAccount(a.DisplayName, a.UserPrincipalName))], group);
    }

    private void Validate()
    {
        if (request.DisplayNames.Count > 0 && request.DisplayNames.Count != request.Count)
        {
            throw Invalid($"{request.DisplayNames.Count} display names were given for {request.Count} accounts.");
        }

        if (request.UserPrincipalNames.Count > 0 && request.UserPrincipalNames.Count != request.Count)
        {
            throw Invalid($"{request.UserPrincipalNames.Count} sign-in names were given for {request.Count} accounts.");
        }

        if (request.UserPrincipalNames.Select(Complete).GroupBy(u => u, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw Invalid($"The sign-in name {twice.Key} was given twice.");
        }

        if (request.UserPrincipalNames.FirstOrDefault(u => u.Contains('@') && !u.EndsWith("@" + facts.InitialDomain, StringComparison.OrdinalIgnoreCase)) is string other)
        {
            throw ProvisioningErrors.Prerequisite(
                "NotInitialDomain",
                $"The sign-in name {other} is not under the initial domain {facts.InitialDomain}.",
                "Give names under the initial domain, or without a domain: other domains can expire, be federated or be taken over.",
                other);
        }
    }

    /// <summary>Whether this plan has made a group, or began to.</summary>
    private bool HasOwnGroup => journal.Find(StepIds.Group) is not null && journal.GroupName is not null;

    /// <summary>The accounts of the journal; null when it has none yet, or only those of a plan that was looked at, and that is not this one.</summary>
    private IReadOnlyList<JournalAccount>? Known()
    {
        if (journal.Accounts.Count == 0)
        {
            return null;
        }

        // Members without a group of its own: the plan was begun with a group that existed.
        bool hasOtherGroup = !HasOwnGroup && journal.Accounts.Any(a => journal.Find(StepIds.Membership(new(a.DisplayName, a.UserPrincipalName))) is not null);
        bool fits = journal.Accounts.Count == request.Count
            && (request.DisplayNames.Count == 0 || request.DisplayNames.SequenceEqual(journal.Accounts.Select(a => a.DisplayName), StringComparer.Ordinal))
            && (request.UserPrincipalNames.Count == 0 || request.UserPrincipalNames.Select(Complete).SequenceEqual(journal.Accounts.Select(a => a.UserPrincipalName), StringComparer.OrdinalIgnoreCase))
            && (!HasOwnGroup || (facts.Group is ExistingGroup named
                ? string.Equals(named.Id, journal.Find(StepIds.Group)!.ObjectId, StringComparison.OrdinalIgnoreCase)
                : request.ExclusionGroup is null || request.ExclusionGroup == journal.GroupName))
            && !(hasOtherGroup && facts.HasGroup(request) && facts.Group is null);
        if (!fits && journal.Entries.Count == 0)
        {
            return null;
        }

        return fits ? journal.Accounts : throw new SignInRecoveryException(
            "PlanMismatch",
            ErrorKind.InvalidArgument,
            $"The journal '{journal.Path}' is of another plan: {string.Join(", ", journal.Accounts.Select(a => a.UserPrincipalName))}{(HasOwnGroup || hasOtherGroup ? $", with the group {journal.GroupName}" : string.Empty)}. Nothing was written.",
            "Run the command as it was run before to go on with that plan; for further accounts name another file with -PlanPath.",
            journal.Path);
    }

    private async Task<IReadOnlyList<JournalAccount>> NewAsync(CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            IReadOnlyList<string> names = request.DisplayNames.Count > 0 ? request.DisplayNames : PlainNames.Choose(request.Count);
            string[] signIns = request.UserPrincipalNames.Count > 0 ? [.. request.UserPrincipalNames.Select(Complete)] : [.. names.Select(n => Complete(PlainNames.Alias(n)))];
            if (signIns.FirstOrDefault(s => s.StartsWith('@')) is not null || signIns.Distinct(StringComparer.OrdinalIgnoreCase).Count() < signIns.Length)
            {
                throw Invalid("The display names give no sign-in names that differ; give them with -UserPrincipalName.");
            }

            string? taken = null;
            foreach (string signIn in signIns)
            {
                taken ??= await ExistsAsync(signIn, cancellationToken).ConfigureAwait(false) ? signIn : null;
            }

            if (taken is null)
            {
                return [.. names.Zip(signIns, (n, s) => new JournalAccount { DisplayName = n, UserPrincipalName = s, MailNickname = ProvisioningJournal.Nickname() })];
            }

            if (request.DisplayNames.Count > 0 || request.UserPrincipalNames.Count > 0 || attempt == Tries)
            {
                throw Clash(taken);
            }
        }
    }

    private async Task<string> GroupNameAsync(CancellationToken cancellationToken)
    {
        string wanted = request.ExclusionGroup ?? PlainNames.Group;
        if (!facts.HasGroup(request))
        {
            return wanted;
        }

        for (int number = 2; ; number++)
        {
            IReadOnlyList<JsonElement> groups = await ListAsync($"/groups?$filter=displayName eq {GraphCalls.Quoted(wanted)}&$select=id,displayName", "Group.Read.All", cancellationToken).ConfigureAwait(false);
            if (groups.Count == 0)
            {
                return wanted;
            }

            if (request.ExclusionGroup is not null || number > Tries)
            {
                throw ProvisioningErrors.Prerequisite(
                    "NameClash",
                    $"There is a group '{wanted}' already ({GraphCalls.Text(groups[0], "id")}).",
                    "To use it, name it by its id with -ExclusionGroup; else give another name.",
                    wanted,
                    ErrorKind.AlreadyExists);
            }

            wanted = $"{PlainNames.Group} {number}";
        }
    }

    private async Task<bool> ExistsAsync(string signIn, CancellationToken cancellationToken) =>
        (await ListAsync($"/users?$filter=userPrincipalName eq {GraphCalls.Quoted(signIn)}&$select=id", "User.Read.All", cancellationToken).ConfigureAwait(false)).Count > 0;

    private async Task<IReadOnlyList<JsonElement>> ListAsync(string path, string permission, CancellationToken cancellationToken)
    {
        try
        {
            return await graph.ListAsync(path, permission, null, cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception)
        {
            throw ProvisioningErrors.Reading("Whether the names are free", exception, graph.IsApplication);
        }
    }

    private string Complete(string name) => name.Contains('@') ? name : $"{name}@{facts.InitialDomain}";

    private static SignInRecoveryException Clash(string name) => ProvisioningErrors.Prerequisite(
        "NameClash",
        $"There is an account {name} already, and this plan did not make it.",
        "Give other names with -DisplayName and -UserPrincipalName. If an earlier run made the account, name that run's journal with -PlanPath.",
        name,
        ErrorKind.AlreadyExists);

    private static SignInRecoveryException Invalid(string message) =>
        ProvisioningErrors.Prerequisite("NamesInvalid", message, "Give one name for each account, all different.");
}
