using System.Text.Json;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Takes back what one run made, the last first, and only that. Ownership is the journal's object id and the creation time
/// that the service gave, never a name or another property that others can write.
/// </summary>
internal sealed class ProvisioningRemoval(ProvisioningContext context, ExclusionStage exclusion, RoleStage role)
{
    private readonly List<string> _said = [];

    /// <summary>Takes back, and says what was done.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        JournalEntry[] made =
        [
            .. context.Journal.Entries
                .Where(e => e.Run == context.Journal.Run)
                .GroupBy(e => e.Step).Select(g => g.Last())
                .Where(e => e.State != JournalState.Removed)
                .Reverse(),
        ];
        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            await TryAsync(made, StepIds.Role(account), $"Global Administrator of {account}", entry => context.IdOf(account) is string id ? role.UndoAsync(entry, id, cancellationToken) : Task.CompletedTask).ConfigureAwait(false);
        }

        foreach (JournalEntry entry in made.Where(e => StepIds.PolicyOf(e.Step) is not null))
        {
            await TryAsync(made, entry.Step, $"the exclusion in the policy {StepIds.PolicyOf(entry.Step)}", e => exclusion.UndoAsync(StepIds.PolicyOf(e.Step)!, cancellationToken)).ConfigureAwait(false);
        }

        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            if (!made.Any(e => e.Step == StepIds.Account(account)))
            {
                await TryAsync(made, StepIds.Membership(account), $"the membership of {account}", _ => DeleteAsync($"/groups/{context.GroupId}/members/{context.IdOf(account)}/$ref", "RoleManagement.ReadWrite.Directory", cancellationToken)).ConfigureAwait(false);
            }

            await TryAsync(made, StepIds.Account(account), $"the account {account}", entry => DeleteOwnAsync(entry, "users", context.NicknameOf(account), "User.ReadWrite.All", cancellationToken)).ConfigureAwait(false);
        }

        // Inside a restricted unit nobody with a role of the whole tenant may delete the group.
        await TryAsync(made, StepIds.Unit, $"the place of the group {context.Plan.GroupName} in the administrative unit", _ => DeleteAsync($"/directory/administrativeUnits/{context.Plan.Facts.AdministrativeUnitId}/members/{context.GroupId}/$ref", "AdministrativeUnit.ReadWrite.All", cancellationToken)).ConfigureAwait(false);
        await TryAsync(made, StepIds.Group, $"the group {context.Plan.GroupName}", entry => DeleteOwnAsync(entry, "groups", context.Journal.GroupNickname, "Group.ReadWrite.All", cancellationToken)).ConfigureAwait(false);
        return _said;
    }

    private async Task TryAsync(JournalEntry[] made, string step, string what, Func<JournalEntry, Task> undo)
    {
        if (made.FirstOrDefault(e => e.Step == step) is not JournalEntry entry)
        {
            return;
        }

        try
        {
            await undo(entry).ConfigureAwait(false);
            _ = context.Journal.Write(step, JournalState.Removed, entry.ObjectId);
            _said.Add($"Taken back: {what}.");
        }
        catch (DirectoryException exception)
        {
            _said.Add($"NOT taken back: {what}. {ProvisioningErrors.Sentence(exception.Message)} Do it by hand.");
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
        foreach (JsonElement twin in await creation.FindAsync(nickname, entry.At, cancellationToken).ConfigureAwait(false))
        {
            await DeleteAsync($"/{set}/{GraphCalls.Text(twin, "id")}", permission, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DeleteAsync(string path, string permission, CancellationToken cancellationToken)
    {
        try
        {
            _ = await context.Graph.SendAsync(DirectoryMethod.Delete, path, null, permission, "Privileged Role Administrator", cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception) when (exception.Status == 404)
        {
            // It is gone already.
        }
    }
}
