using System.Text.Json;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Takes back what one run made, the last first, and only that. Ownership is the journal's object id and the creation time
/// that the service gave, never a name or another property that others can write. While an account holds the role, or may
/// come to hold it, its exclusions stay.
/// </summary>
internal sealed class ProvisioningRemoval(ProvisioningContext context, ExclusionStage exclusion, RoleStage role)
{
    private const int Attempts = 3;

    private readonly List<string> _said = [];

    /// <summary>Takes back, and says what was done.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        JournalEntry[] made =
        [
            .. context.Journal.Entries
                .GroupBy(e => e.Step).Select(g => g.Last())
                .Where(e => e.State != JournalState.Removed && context.IsOfThisRun(e.Step))
                .Reverse(),
        ];
        if (!made.Any(e => e.Step == StepIds.Group || e.Step == StepIds.Unit || StepIds.PolicyOf(e.Step) is not null || context.Plan.Accounts.Any(a => e.Step == StepIds.Account(a) || e.Step == StepIds.Membership(a) || e.Step == StepIds.Role(a))))
        {
            return ["Nothing is taken back: this run made nothing, and what an earlier run made stays."];
        }

        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            await TryAsync(made, StepIds.Role(account), $"Global Administrator of {account}", entry => context.IdOf(account) is string id ? role.UndoAsync(entry, id, cancellationToken) : Task.CompletedTask).ConfigureAwait(false);
        }

        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            await RemoveAccountAsync(made, account, cancellationToken).ConfigureAwait(false);
        }

        PlannedAccount[] holders = [.. context.Plan.Accounts.Where(MayHoldRole)];
        if (holders.Length > 0)
        {
            _said.Add($"Left as they are: the group and the exclusions, because {string.Join(" and ", holders.Select(h => h.ToString()))} {(holders.Length == 1 ? "holds, or may come to hold," : "hold, or may come to hold,")} Global Administrator.");
            return _said;
        }

        foreach (JournalEntry entry in made.Where(e => StepIds.PolicyOf(e.Step) is not null))
        {
            await TryAsync(made, entry.Step, $"the exclusion in the policy {NameOf(StepIds.PolicyOf(entry.Step)!)}", e => exclusion.UndoAsync(StepIds.PolicyOf(e.Step)!, cancellationToken)).ConfigureAwait(false);
        }

        // Inside a restricted unit nobody with a role of the whole tenant may delete the group.
        await TryAsync(made, StepIds.Unit, $"the place of the group {context.Plan.GroupName} in the administrative unit", _ => DeleteAsync($"/directory/administrativeUnits/{context.Plan.Facts.AdministrativeUnitId}/members/{context.GroupId}/$ref", "AdministrativeUnit.ReadWrite.All", cancellationToken)).ConfigureAwait(false);
        await TryAsync(made, StepIds.Group, $"the group {context.Plan.GroupName}", entry => DeleteOwnAsync(entry, "groups", context.Journal.GroupNickname, "Group.ReadWrite.All", cancellationToken)).ConfigureAwait(false);
        return _said;
    }

    /// <summary>Out of the group first: a member of a role-assignable group can be deleted by fewer roles (who can perform sensitive actions, 2026-06-05).</summary>
    private async Task RemoveAccountAsync(JournalEntry[] made, PlannedAccount account, CancellationToken cancellationToken)
    {
        bool mayHoldRole = MayHoldRole(account);
        if (!mayHoldRole)
        {
            await TryAsync(made, StepIds.Membership(account), $"the membership of {account}", _ => DeleteAsync($"/groups/{context.GroupId}/members/{context.IdOf(account)}/$ref", "RoleManagement.ReadWrite.Directory", cancellationToken)).ConfigureAwait(false);
        }

        bool isGone = await TryAsync(made, StepIds.Account(account), $"the account {account}", entry => DeleteOwnAsync(entry, "users", context.NicknameOf(account), "User.ReadWrite.All", cancellationToken)).ConfigureAwait(false);
        if (isGone && mayHoldRole)
        {
            // The role went with the account.
            Note(StepIds.Role(account), null);
        }
    }

    private bool MayHoldRole(PlannedAccount account) => context.Journal.Find(StepIds.Role(account)) is not null;

    private string NameOf(string policyId) => context.Plan.Facts.Policies.FirstOrDefault(p => string.Equals(p.Policy.Id, policyId, StringComparison.OrdinalIgnoreCase)) is ReadPolicy policy ? $"{policy.Name} ({policyId})" : policyId;

    /// <summary>Takes one thing back when this run made it.</summary>
    /// <returns>Whether it was taken back.</returns>
    private async Task<bool> TryAsync(JournalEntry[] made, string step, string what, Func<JournalEntry, Task> undo)
    {
        if (made.FirstOrDefault(e => e.Step == step) is not JournalEntry entry)
        {
            return false;
        }

        try
        {
            await undo(entry).ConfigureAwait(false);
        }
        catch (DirectoryException exception)
        {
            _said.Add($"NOT taken back: {what}. {ProvisioningErrors.Sentence(exception.Message)} See to it by hand.");
            return false;
        }

        _said.Add($"Taken back: {what}.");
        Note(step, entry.ObjectId);
        return true;
    }

    /// <summary>A journal that cannot be written must not end the removal.</summary>
    private void Note(string step, string? objectId)
    {
        try
        {
            _ = context.Journal.Write(step, JournalState.Removed, objectId);
        }
        catch (SignInRecoveryException exception)
        {
            _said.Add($"{exception.Message} It does not know that this was taken back: name another file with -PlanPath in the next run.");
        }
    }

    private async Task DeleteOwnAsync(JournalEntry entry, string set, string nickname, string permission, CancellationToken cancellationToken)
    {
        if (entry.ObjectId is string id)
        {
            JsonElement? found = await context.Graph.FindAsync($"/{set}/{id}?$select=id,createdDateTime", permission, null, cancellationToken).ConfigureAwait(false);
            if (found is JsonElement element && !ObjectCreation.IsOurs(entry, element))
            {
                throw new DirectoryException("ObjectNotOurs", $"The object {id} was made at another time than this plan's.");
            }

            await DeleteAsync($"/{set}/{id}", permission, cancellationToken).ConfigureAwait(false);
            return;
        }

        // The answer was lost: what bears the nickname that nobody knew beforehand, made after that moment, is ours.
        var creation = new ObjectCreation(context, set, permission, string.Empty);
        IReadOnlyList<JsonElement> twins = await creation.FindAsync(nickname, entry.At, cancellationToken).ConfigureAwait(false);
        if (twins.Count == 0)
        {
            throw new DirectoryException("ObjectUnseen", "It was requested and is not to be seen, so that it may still come; the same command run again looks for it.");
        }

        foreach (JsonElement twin in twins)
        {
            await DeleteAsync($"/{set}/{GraphCalls.Text(twin, "id")}", permission, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DeleteAsync(string path, string permission, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                _ = await context.Graph.SendAsync(DirectoryMethod.Delete, path, null, permission, "Privileged Role Administrator", cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DirectoryException exception) when (exception.Status == 404)
            {
                // It is gone already.
                return;
            }
            catch (DirectoryException exception) when (attempt < Attempts && GraphCalls.IsAmbiguous(exception))
            {
                // Deleting twice does the same as once.
            }
        }
    }
}
