using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Knowledge;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Assigns Global Administrator, last of all. Just before, membership and exclusions are looked at once more and mended; if one
/// is not there, no role is given. Just after, policies that somebody made in that moment are excluded too.
/// </summary>
internal sealed class RoleStage(ProvisioningContext context, DirectoryStages directory, ExclusionStage exclusion)
{
    private const string AssignmentsPath = "/roleManagement/directory/roleAssignments";
    private const string RequestsPath = "/roleManagement/directory/roleAssignmentScheduleRequests";
    private const string Administrator = "Privileged Role Administrator";
    private const string Justification = "Emergency access account, created by plan.";
    private const int Attempts = 3;

    /// <summary>Gives the role to every account that does not hold it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await GuardAsync(cancellationToken).ConfigureAwait(false);
        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            string step = context.CurrentStep = StepIds.Role(account);
            string id = context.IdOf(account)!;
            JsonElement assignment = await FindAsync(id, cancellationToken).ConfigureAwait(false) ?? await AssignAsync(account, id, cancellationToken).ConfigureAwait(false);

            if (context.Journal.Find(step) is not { State: JournalState.Done })
            {
                _ = context.Journal.Write(step, JournalState.Done, GraphCalls.Text(assignment, "id"));
            }
        }

        await EnsureAfterwardsAsync(cancellationToken).ConfigureAwait(false);

        // Entries of the audit log come late: by now there are more of them than right after the exclusions.
        if (context.AuditedSince is DateTimeOffset since)
        {
            await new AuditSearch(context).RunAsync(since, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the role from an account again, and looks until it is gone.</summary>
    /// <exception cref="DirectoryException">The account holds the role, or may come to hold it.</exception>
    public async Task UndoAsync(JournalEntry entry, string principalId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(principalId, cancellationToken).ConfigureAwait(false) is not JsonElement assignment)
        {
            if (entry.State == JournalState.Intended)
            {
                throw new DirectoryException("AssignmentUnseen", "It was requested and is not to be seen, so that it may still come.");
            }

            return;
        }

        if (entry.ObjectId is string id && !string.Equals(id, GraphCalls.Text(assignment, "id"), StringComparison.OrdinalIgnoreCase))
        {
            throw new DirectoryException("AssignmentNotOurs", "The assignment that is there is not the one that this run made.");
        }

        DirectoryException? refusal = null;
        try
        {
            if (context.Plan.Facts.HasPrivilegedIdentityManagement)
            {
                JsonObject body = Assignment(principalId);
                body["action"] = "adminRemove";
                body["justification"] = Justification;
                _ = await context.Graph.SendAsync(DirectoryMethod.Post, RequestsPath, body, "RoleAssignmentSchedule.ReadWrite.Directory", Administrator, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                _ = await context.Graph.SendAsync(DirectoryMethod.Delete, $"{AssignmentsPath}/{GraphCalls.Text(assignment, "id")}", null, "RoleManagement.ReadWrite.Directory", Administrator, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (DirectoryException exception) when (exception.Status is 404 || GraphCalls.IsAmbiguous(exception))
        {
            // The assignment itself tells whether it was carried out.
            refusal = exception;
        }

        object? gone = await context.PollAsync<object>(
            async token => await ReadAsync(principalId, token).ConfigureAwait(false) is null ? "gone" : null, cancellationToken).ConfigureAwait(false);
        if (gone is null)
        {
            throw refusal ?? new DirectoryException("AssignmentStays", "The removal was accepted, and the assignment is still there.");
        }
    }

    /// <summary>Policies that somebody made or changed in the moment of the assignment. From here on a failure is no longer harmless.</summary>
    private async Task EnsureAfterwardsAsync(CancellationToken cancellationToken)
    {
        if (context.Plan.Request.SkipPolicyExclusion)
        {
            return;
        }

        try
        {
            await exclusion.EnsureAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is DirectoryException or SignInRecoveryException)
        {
            throw new SignInRecoveryException(
                exception is SignInRecoveryException known ? known.ErrorId : "ExclusionNotSure",
                ErrorKind.Security,
                $"The accounts hold Global Administrator, and it is not sure that every policy excludes them: {ProvisioningErrors.Sentence(exception.Message)}",
                "Run the same command again now: it looks at every policy, and excludes them where they are not. If that fails too, look for policies that were made or changed in the last minutes, and exclude them by hand.",
                context.GroupId,
                exception);
        }
    }

    private async Task GuardAsync(CancellationToken cancellationToken)
    {
        object? ready = await context.PollAsync<object>(
            async token => (await directory.NotMembersAsync(token).ConfigureAwait(false)).Count == 0 ? "ready" : null, cancellationToken).ConfigureAwait(false);
        if (ready is null)
        {
            throw new SignInRecoveryException(
                "MembershipNotHeld",
                ErrorKind.InputOutput,
                $"Not every account is a member of the group {context.Plan.GroupName} any more; no role was assigned.",
                "Find out who changes the group, and run the same command again.",
                context.GroupId);
        }

        if (!context.Plan.Request.SkipPolicyExclusion)
        {
            await exclusion.EnsureAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<JsonElement> AssignAsync(PlannedAccount account, string id, CancellationToken cancellationToken)
    {
        string step = StepIds.Role(account);
        bool isCertain = context.Journal.Find(step) is null;
        for (int attempt = 1; ; attempt++)
        {
            _ = context.Journal.Write(step, JournalState.Intended);
            try
            {
                JsonElement answer = await context.WhileUnknownAsync(
                    () => context.Plan.Facts.HasPrivilegedIdentityManagement
                        ? context.Graph.SendAsync(DirectoryMethod.Post, RequestsPath, Request(account, id), "RoleAssignmentSchedule.ReadWrite.Directory", Administrator, cancellationToken)
                        : context.Graph.SendAsync(DirectoryMethod.Post, AssignmentsPath, Assignment(id), "RoleManagement.ReadWrite.Directory", Administrator, cancellationToken),
                    cancellationToken).ConfigureAwait(false);
                string? status = context.Plan.Facts.HasPrivilegedIdentityManagement ? GraphCalls.Text(answer, "status") : null;
                if (Undecided(account, id, status, isCertain) is SignInRecoveryException end)
                {
                    throw end;
                }

                return await FindAsync(id, cancellationToken, wait: true).ConfigureAwait(false) ?? throw new SignInRecoveryException(
                    "AssignmentInvisible",
                    ErrorKind.InputOutput,
                    $"Global Administrator was requested for {account}{(status is null ? string.Empty : $" (status {status})")}, and the assignment does not become visible.",
                    "Wait some minutes, and run the same command again; it looks before it assigns.",
                    id);
            }
            catch (DirectoryException exception)
            {
                // The answer may have been lost, or an earlier attempt was carried out after all: the assignment itself tells.
                bool isLost = GraphCalls.IsAmbiguous(exception);
                JsonElement? held = isLost || exception.Status is 400 or 409
                    ? await FindAsync(id, cancellationToken, wait: isLost || attempt > 1).ConfigureAwait(false)
                    : null;
                if (held is JsonElement assignment)
                {
                    return assignment;
                }

                isCertain &= !isLost;
                if (isCertain)
                {
                    // The service refused the only request that there was, so that nothing may come of it.
                    _ = context.Journal.Write(step, JournalState.Removed);
                }

                if (attempt == Attempts || !isLost)
                {
                    throw;
                }
            }
        }
    }

    /// <summary>What a request's status says, when it says that there will be no assignment, or none without a person (unifiedRoleAssignmentScheduleRequest: status).</summary>
    private SignInRecoveryException? Undecided(PlannedAccount account, string id, string? status, bool isCertain)
    {
        switch (status)
        {
            case "PendingApproval" or "PendingAdminDecision":
                return new SignInRecoveryException(
                    "AssignmentPending",
                    ErrorKind.InputOutput,
                    $"The request to assign Global Administrator to {account} waits for somebody's decision (status {status}).",
                    "Have it approved in Privileged Identity Management > Approve requests, and run the same command again; it looks before it assigns.",
                    id);
            case "Canceled" or "Denied" or "Failed" or "Revoked":
                if (isCertain)
                {
                    _ = context.Journal.Write(StepIds.Role(account), JournalState.Removed);
                }

                return new SignInRecoveryException(
                    "AssignmentRefused",
                    ErrorKind.Security,
                    $"The request to assign Global Administrator to {account} ended with the status {status}.",
                    "Look at the request in Privileged Identity Management > Microsoft Entra roles > Resource audit, see to the cause, and run the same command again.",
                    id);
            default:
                return null;
        }
    }

    private async Task<JsonElement?> FindAsync(string principalId, CancellationToken cancellationToken, bool wait = false)
    {
        if (!wait)
        {
            return await ReadAsync(principalId, cancellationToken).ConfigureAwait(false);
        }

        return (JsonElement?)await context.PollAsync<object>(async token => await ReadAsync(principalId, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The assignment for the whole tenant that an account holds; null when it holds none.</summary>
    private async Task<JsonElement?> ReadAsync(string principalId, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> held = await context.Graph.ListAsync(
            $"{AssignmentsPath}?$filter=principalId eq '{principalId}'", "RoleManagement.Read.Directory", "Global Reader", cancellationToken).ConfigureAwait(false);
        return held
            .Where(a => string.Equals(GraphCalls.Text(a, "roleDefinitionId"), BuiltInRoles.GlobalAdministrator.TemplateId, StringComparison.OrdinalIgnoreCase) && GraphCalls.Text(a, "directoryScopeId") == "/")
            .Select(a => (JsonElement?)a)
            .FirstOrDefault();
    }

    private static JsonObject Assignment(string principalId) => new()
    {
        ["principalId"] = principalId,
        ["roleDefinitionId"] = BuiltInRoles.GlobalAdministrator.TemplateId,
        ["directoryScopeId"] = "/",
    };

    /// <summary>
    /// A request for an assignment that does not end. It begins when the service made the account: a time that lies ahead of the
    /// service's clock, because ours runs fast, would put the assignment off, and one that is past means now (Create
    /// roleAssignmentScheduleRequests, example 1).
    /// </summary>
    private JsonObject Request(PlannedAccount account, string principalId)
    {
        JsonObject body = Assignment(principalId);
        body["action"] = "adminAssign";
        body["justification"] = Justification;
        body["scheduleInfo"] = new JsonObject
        {
            ["startDateTime"] = (context.Journal.Find(StepIds.Account(account))?.CreatedDateTime ?? context.Now).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["expiration"] = new JsonObject { ["type"] = "noExpiration" },
        };
        return body;
    }
}
