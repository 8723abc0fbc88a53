using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>The stages that make group, accounts and memberships, issue passes and end sessions.</summary>
internal sealed class DirectoryStages(ProvisioningContext context)
{
    private const string RoleAdministrator = "Privileged Role Administrator";
    private const string UserAdministrator = "User Administrator";

    /// <summary>The exclusion group.</summary>
    public async Task GroupAsync(CancellationToken cancellationToken)
    {
        context.CurrentStep = StepIds.Group;
        var creation = new ObjectCreation(context, "groups", "Group.ReadWrite.All", RoleAdministrator);
        string nickname = context.Journal.GroupNickname;
        DateTimeOffset begun = context.Journal.Find(StepIds.Group)?.At ?? context.Now;
        string id = await creation.EnsureAsync(StepIds.Group, $"the group {context.Plan.GroupName}", nickname, Body, cancellationToken).ConfigureAwait(false);

        // An attempt of which nothing was seen may come to light late, and no name keeps two groups apart.
        foreach (JsonElement twin in (await creation.FindAsync(nickname, begun, cancellationToken).ConfigureAwait(false)).Where(g => GraphCalls.Text(g, "id") != id))
        {
            _ = await context.Graph.SendAsync(DirectoryMethod.Delete, $"/groups/{GraphCalls.Text(twin, "id")}", null, "Group.ReadWrite.All", RoleAdministrator, cancellationToken).ConfigureAwait(false);
        }

        await DisownAsync(id, cancellationToken).ConfigureAwait(false);

        JsonObject Body() => new()
        {
            ["displayName"] = context.Plan.GroupName,
            ["description"] = "Members are exempt from Conditional Access policies. Change it only on purpose.",
            ["mailNickname"] = nickname,
            ["mailEnabled"] = false,
            ["securityEnabled"] = true,
            ["isAssignableToRole"] = true,
        };
    }

    /// <summary>The accounts, and new passwords for those whose password was lost.</summary>
    public async Task AccountsAsync(CancellationToken cancellationToken)
    {
        var creation = new ObjectCreation(context, "users", "User.ReadWrite.All", UserAdministrator);
        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            string step = context.CurrentStep = StepIds.Account(account);
            string nickname = context.NicknameOf(account);
            _ = await creation.EnsureAsync(step, $"the account {account}", nickname, () => Body(account, nickname), cancellationToken).ConfigureAwait(false);
        }

        foreach (PlannedAccount account in context.Plan.Accounts.Where(a => context.Plan.Steps.Any(s => s.Id == StepIds.Reset(a))))
        {
            await ResetAsync(account, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The accounts in the group, and the group in its unit.</summary>
    public async Task MembershipAsync(CancellationToken cancellationToken)
    {
        string group = context.GroupId ?? throw new InvalidOperationException("The group was not made yet.");
        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            await LinkAsync(StepIds.Membership(account), $"/groups/{group}/members", context.IdOf(account)!, "RoleManagement.ReadWrite.Directory", cancellationToken).ConfigureAwait(false);
        }

        if (context.Plan.Facts.AdministrativeUnitId is string unit)
        {
            await LinkAsync(StepIds.Unit, $"/directory/administrativeUnits/{unit}/members", group, "AdministrativeUnit.ReadWrite.All", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether every account is a member of the group, as readers see it now.</summary>
    public async Task<IReadOnlyList<PlannedAccount>> NotMembersAsync(CancellationToken cancellationToken)
    {
        if (context.Plan.GroupName is null)
        {
            return [];
        }

        IReadOnlyList<string> members = await MembersAsync($"/groups/{context.GroupId}/members", cancellationToken).ConfigureAwait(false);
        return [.. context.Plan.Accounts.Where(a => !members.Contains(context.IdOf(a), StringComparer.OrdinalIgnoreCase))];
    }

    /// <summary>The passes. A new one replaces an older one, so that nobody can use a pass that was lost.</summary>
    public async Task PassesAsync(CancellationToken cancellationToken)
    {
        foreach (PlannedAccount account in context.Plan.Accounts.Where(a => context.Plan.Steps.Any(s => s.Id == StepIds.Pass(a))))
        {
            string step = context.CurrentStep = StepIds.Pass(account);
            _ = context.Journal.Write(step, JournalState.Intended);
            JsonElement pass = await context.WhileUnknownAsync(
                () => WithRepeatsAsync(() => context.Graph.SendAsync(
                    DirectoryMethod.Post,
                    $"/users/{context.IdOf(account)}/authentication/temporaryAccessPassMethods",
                    [],
                    "UserAuthMethod-TAP.ReadWrite.All",
                    "Privileged Authentication Administrator",
                    cancellationToken)),
                cancellationToken).ConfigureAwait(false);
            string value = GraphCalls.Text(pass, "temporaryAccessPass")
                ?? throw new DirectoryException(GraphCalls.AnswerUnreadable, "The answer to the request for a Temporary Access Pass holds no pass.");
            DateTimeOffset? start = GraphCalls.Time(pass, "startDateTime") ?? GraphCalls.Time(pass, "createdDateTime");
            DateTimeOffset? end = start is not null && pass.TryGetProperty("lifetimeInMinutes", out JsonElement minutes) && minutes.TryGetInt32(out int lifetime) ? start.Value.AddMinutes(lifetime) : null;
            context.Passes[account.UserPrincipalName] = (RandomPassword.Secure(value), end);
            _ = context.Journal.Write(step, JournalState.Done, GraphCalls.Text(pass, "id"));
        }
    }

    /// <summary>The end of every session that somebody may have opened while the accounts were made.</summary>
    public async Task SessionsAsync(CancellationToken cancellationToken)
    {
        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            string step = context.CurrentStep = StepIds.Sessions(account);
            if (context.Journal.Find(step) is { State: JournalState.Done })
            {
                continue;
            }

            _ = await context.WhileUnknownAsync(
                () => WithRepeatsAsync(() => context.Graph.SendAsync(
                    DirectoryMethod.Post, $"/users/{context.IdOf(account)}/revokeSignInSessions", null, "User.RevokeSessions.All", UserAdministrator, cancellationToken)),
                cancellationToken).ConfigureAwait(false);
            _ = context.Journal.Write(step, JournalState.Done);
        }
    }

    private async Task ResetAsync(PlannedAccount account, CancellationToken cancellationToken)
    {
        context.CurrentStep = StepIds.Reset(account);
        try
        {
            _ = await WithRepeatsAsync(() => context.Graph.SendAsync(
                DirectoryMethod.Patch, $"/users/{context.IdOf(account)}", new JsonObject { ["passwordProfile"] = Password(account) }, "User-PasswordProfile.ReadWrite.All", UserAdministrator, cancellationToken)).ConfigureAwait(false);
            _ = context.Journal.Write(StepIds.Reset(account), JournalState.Done);
        }
        catch (DirectoryException exception) when (exception.Status == 403 && IsProtected(account))
        {
            // Only a Global Administrator or a Privileged Authentication Administrator may reset a Global Administrator or a member of a role-assignable group.
            context.Forget(account);
            context.Warnings.Add($"Nobody knows the password of {account}, and this session may not reset it, since the account is a Global Administrator or a member of a role-assignable group. Register keys with a Temporary Access Pass, or have a Privileged Authentication Administrator reset it.");
        }
    }

    private bool IsProtected(PlannedAccount account) =>
        context.Journal.Find(StepIds.Role(account)) is not null || context.Journal.Find(StepIds.Membership(account)) is not null;

    /// <summary>
    /// Microsoft Graph makes the person who creates a group its owner when the request names none (group: create), and an owner
    /// can add members whom no policy reaches.
    /// </summary>
    private async Task DisownAsync(string group, CancellationToken cancellationToken)
    {
        if (context.Session.IsApplication || context.Session.ObjectId is not string me)
        {
            return;
        }

        try
        {
            IReadOnlyList<JsonElement> owners = await context.Graph.ListAsync($"/groups/{group}/owners?$select=id", "GroupMember.Read.All", null, cancellationToken).ConfigureAwait(false);
            if (owners.Any(o => string.Equals(GraphCalls.Text(o, "id"), me, StringComparison.OrdinalIgnoreCase)))
            {
                _ = await context.Graph.SendAsync(DirectoryMethod.Delete, $"/groups/{group}/owners/{me}/$ref", null, "RoleManagement.ReadWrite.Directory", RoleAdministrator, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DirectoryException exception) when (exception.Status is not 401)
        {
            context.Warnings.Add($"{context.Session.Account}, who made the group {context.Plan.GroupName} ({group}), may be its owner, and that could not be undone: {ProvisioningErrors.Sentence(exception.Message)} An owner can add members whom no policy reaches: look at the owners, and remove them, in the Microsoft Entra admin center, Groups > {context.Plan.GroupName} > Owners.");
        }
    }

    /// <summary>Repeats what may be carried out twice without harm.</summary>
    private static async Task<JsonElement> WithRepeatsAsync(Func<Task<JsonElement>> send)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await send().ConfigureAwait(false);
            }
            catch (DirectoryException exception) when (attempt < 3 && GraphCalls.IsAmbiguous(exception))
            {
                // The next attempt does the same.
            }
        }
    }

    private async Task LinkAsync(string step, string path, string memberId, string permission, CancellationToken cancellationToken)
    {
        context.CurrentStep = step;
        if ((await MembersAsync(path, cancellationToken).ConfigureAwait(false)).Contains(memberId, StringComparer.OrdinalIgnoreCase))
        {
            return;
        }

        _ = context.Journal.Write(step, JournalState.Intended, memberId);
        string address = $"{context.Session.GraphEndpoint.TrimEnd('/')}/v1.0/directoryObjects/{memberId}";
        Exception? refusal = null;
        object? linked = await context.PollAsync<object>(
            async token =>
            {
                try
                {
                    // 400 stands for a member already (Microsoft Graph documentation, group: add members), 404 for an object that a replica does not know yet.
                    refusal = null;
                    _ = await context.Graph.SendAsync(DirectoryMethod.Post, path + "/$ref", new JsonObject { ["@odata.id"] = address }, permission, RoleAdministrator, token).ConfigureAwait(false);
                }
                catch (DirectoryException exception) when (exception.Status is 400 or 404 || GraphCalls.IsAmbiguous(exception))
                {
                    refusal = exception;
                }

                bool isMember = (await MembersAsync(path, token).ConfigureAwait(false)).Contains(memberId, StringComparer.OrdinalIgnoreCase);
                return isMember ? memberId : null;
            },
            cancellationToken).ConfigureAwait(false);
        if (linked is null)
        {
            throw refusal is DirectoryException exception
                ? new DirectoryException(exception.Code, exception.Message) { Status = exception.Status, RequestId = exception.RequestId, MissingPermission = exception.MissingPermission, MissingRole = exception.MissingRole }
                : new SignInRecoveryException("MembershipInvisible", ErrorKind.InputOutput, $"{context.Plan.Steps.FirstOrDefault(s => s.Id == step)?.Action ?? step} This was done and does not become visible.", "Wait some minutes, and run the same command again.", memberId);
        }

        _ = context.Journal.Write(step, JournalState.Done, memberId);
    }

    private async Task<IReadOnlyList<string>> MembersAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<JsonElement> members = await context.Graph.ListAsync(path + "?$select=id", "GroupMember.Read.All", null, cancellationToken).ConfigureAwait(false);
            return [.. members.Select(m => GraphCalls.Text(m, "id")).OfType<string>()];
        }
        catch (DirectoryException exception) when (exception.Status == 404)
        {
            return [];
        }
    }

    private JsonObject Body(PlannedAccount account, string nickname)
    {
        var body = new JsonObject
        {
            ["accountEnabled"] = true,
            ["displayName"] = account.DisplayName,
            ["mailNickname"] = nickname,
            ["userPrincipalName"] = account.UserPrincipalName,
            ["passwordPolicies"] = "DisablePasswordExpiration",
            ["passwordProfile"] = Password(account),
        };
        if (context.Plan.Facts.UsageLocation is string location)
        {
            body["usageLocation"] = location;
        }

        return body;
    }

    private JsonObject Password(PlannedAccount account) => new()
    {
        ["password"] = context.PasswordOf(account),
        ["forceChangePasswordNextSignIn"] = false,
    };
}
