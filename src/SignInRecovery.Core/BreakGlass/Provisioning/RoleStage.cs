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
    private const int Attempts = 3;

    /// <summary>Gives the role to every account that does not hold it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await GuardAsync(cancellationToken).ConfigureAwait(false);
        foreach (PlannedAccount account in context.Plan.Accounts)
        {
            string step = context.CurrentStep = StepIds.Role(account);
            string id = context.IdOf(account)!;
            JsonElement? held = await FindAsync(id, cancellationToken).ConfigureAwait(false) ?? await AssignAsync(step, id, cancellationToken).ConfigureAwait(false);
            if (held is not JsonElement assignment)
            {
                throw new SignInRecoveryException(
                    "AssignmentInvisible",
                    ErrorKind.InputOutput,
                    $"Global Administrator was assigned to {account.DisplayName}, and the assignment does not become visible.",
                    "Wait some minutes, and run the same command again; it looks before it assigns.",
                    id);
            }

            if (context.Journal.Find(step) is not { State: JournalState.Done })
            {
                _ = context.Journal.Write(step, JournalState.Done, GraphCalls.Text(assignment, "id"));
            }
        }

        if (!context.Plan.Request.SkipPolicyExclusion)
        {
            await exclusion.EnsureAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the role from an account again.</summary>
    public async Task UndoAsync(JournalEntry entry, string principalId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(principalId, cancellationToken).ConfigureAwait(false) is not JsonElement assignment)
        {
            return;
        }

        if (entry.ObjectId is string id && !string.Equals(id, GraphCalls.Text(assignment, "id"), StringComparison.OrdinalIgnoreCase))
        {
            context.Warnings.Add($"The assignment of Global Administrator to {principalId} is not the one that this run made; it was left.");
            return;
        }

        if (context.Plan.Facts.HasPrivilegedIdentityManagement)
        {
            JsonObject body = Request(principalId, "adminRemove");
            _ = body.Remove("scheduleInfo");
            _ = await context.Graph.SendAsync(DirectoryMethod.Post, RequestsPath, body, "RoleAssignmentSchedule.ReadWrite.Directory", Administrator, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _ = await context.Graph.SendAsync(DirectoryMethod.Delete, $"{AssignmentsPath}/{GraphCalls.Text(assignment, "id")}", null, "RoleManagement.ReadWrite.Directory", Administrator, cancellationToken).ConfigureAwait(false);
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

    private async Task<JsonElement?> AssignAsync(string step, string id, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            _ = context.Journal.Write(step, JournalState.Intended);
            try
            {
                _ = context.Plan.Facts.HasPrivilegedIdentityManagement
                    ? await context.Graph.SendAsync(DirectoryMethod.Post, RequestsPath, Request(id, "adminAssign"), "RoleAssignmentSchedule.ReadWrite.Directory", Administrator, cancellationToken).ConfigureAwait(false)
                    : await context.Graph.SendAsync(DirectoryMethod.Post, AssignmentsPath, Assignment(id), "RoleManagement.ReadWrite.Directory", Administrator, cancellationToken).ConfigureAwait(false);
                return await FindAsync(id, cancellationToken, wait: true).ConfigureAwait(false);
            }
            catch (DirectoryException exception) when (GraphCalls.IsAmbiguous(exception) || exception.Status is 400 or 409)
            {
                // The answer may have been lost, or an earlier attempt was carried out after all: the assignment itself tells.
                JsonElement? held = await FindAsync(id, cancellationToken, wait: GraphCalls.IsAmbiguous(exception) || attempt > 1).ConfigureAwait(false);
                if (held is not null)
                {
                    return held;
                }

                if (attempt == Attempts || !GraphCalls.IsAmbiguous(exception))
                {
                    throw;
                }
            }
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

    private JsonObject Request(string principalId, string action)
    {
        JsonObject body = Assignment(principalId);
        body["action"] = action;
        body["justification"] = "Emergency access account, created by plan.";
        body["scheduleInfo"] = new JsonObject
        {
            ["startDateTime"] = context.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["expiration"] = new JsonObject { ["type"] = "noExpiration" },
        };
        return body;
    }
}
