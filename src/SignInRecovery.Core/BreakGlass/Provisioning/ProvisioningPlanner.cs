using System.Globalization;

namespace SignInRecovery.BreakGlass;

/// <summary>Makes the plan: pure, from the facts, the request and the names. What is dangerous comes last.</summary>
internal static class ProvisioningPlanner
{
    private const string RoleAdministrator = "Privileged Role Administrator";
    private const string PolicyAdministrator = "Conditional Access Administrator";

    /// <summary>Requests to Conditional Access besides two for each policy: the read of all, the trial, the two reads back.</summary>
    private const int FurtherRequests = 4;

    /// <summary>The plan.</summary>
    /// <param name="facts">What was read.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="accounts">The names of the accounts.</param>
    /// <param name="groupName">The name of the group to create; an existing group's name otherwise.</param>
    /// <param name="journalPath">Where the journal is.</param>
    /// <param name="resets">The accounts that exist and whose password nobody knows.</param>
    public static ProvisioningPlan Plan(
        ProvisioningFacts facts,
        ProvisioningRequest request,
        IReadOnlyList<PlannedAccount> accounts,
        string groupName,
        string journalPath,
        IReadOnlyList<PlannedAccount> resets)
    {
        var steps = new List<ProvisioningStep>();
        void Add(ProvisioningStage stage, string id, string action, string call, string check, string[] permissions, string? role = null) => steps.Add(new ProvisioningStep
        {
            Number = steps.Count + 1,
            Stage = stage,
            Id = id,
            Action = action,
            Request = call,
            Check = check,
            Permissions = permissions,
            Role = role,
        });

        bool hasGroup = facts.HasGroup(request);
        if (hasGroup)
        {
            AddGroup(facts, groupName, Add);
        }

        foreach (PlannedAccount account in accounts)
        {
            Add(
                ProvisioningStage.Accounts,
                StepIds.Account(account),
                $"Create the account {account}: cloud-only, enabled, without a licence, with a random password of {RandomPassword.LeastLength} characters or more that never expires.",
                "POST /users",
                "GET /users/{id} finds it.",
                ["User.ReadWrite.All"],
                "User Administrator");
        }

        foreach (PlannedAccount account in resets)
        {
            Add(
                ProvisioningStage.Accounts,
                StepIds.Reset(account),
                $"Give the account {account} a new password: nobody knows the one that an earlier run made.",
                "PATCH /users/{id}",
                "The request succeeds.",
                ["User-PasswordProfile.ReadWrite.All"],
                "User Administrator");
        }

        if (hasGroup)
        {
            foreach (PlannedAccount account in accounts)
            {
                Add(ProvisioningStage.Membership, StepIds.Membership(account), $"Add {account.DisplayName} to the group {groupName}.", "POST /groups/{id}/members/$ref", "GET /groups/{id}/members lists it.", ["GroupMember.ReadWrite.All", "RoleManagement.ReadWrite.Directory"], RoleAdministrator);
            }

            if (request.AdministrativeUnit is string unit && facts.AdministrativeUnitId is not null)
            {
                Add(ProvisioningStage.Membership, StepIds.Unit, $"Put the group {groupName} into the restricted management administrative unit {unit}.", "POST /directory/administrativeUnits/{id}/members/$ref", "GET /directory/administrativeUnits/{id}/members lists it.", ["AdministrativeUnit.ReadWrite.All"], RoleAdministrator);
            }
        }

        if (!request.SkipPolicyExclusion)
        {
            foreach (ReadPolicy policy in facts.Policies)
            {
                Add(
                    ProvisioningStage.PolicyExclusion,
                    StepIds.Exclusion(policy.Policy.Id),
                    $"Exclude {(hasGroup ? $"the group {groupName}" : "the accounts")} from {policy.Name}{(policy.Policy.State == ConditionalAccess.PolicyState.Enabled ? string.Empty : " (report-only)")}.",
                    "PATCH /identity/conditionalAccess/policies/{id}",
                    "A read of all policies shows the exclusion in it.",
                    ["Policy.ReadWrite.ConditionalAccess"],
                    PolicyAdministrator);
            }
        }

        foreach (PlannedAccount account in request.TemporaryAccessPass ? accounts : [])
        {
            Add(ProvisioningStage.TemporaryAccessPass, StepIds.Pass(account), $"Issue a Temporary Access Pass for {account.DisplayName}, with which keys are registered.", "POST /users/{id}/authentication/temporaryAccessPassMethods", "The answer holds the pass.", ["UserAuthMethod-TAP.ReadWrite.All"], "Privileged Authentication Administrator");
        }

        foreach (PlannedAccount account in accounts)
        {
            Add(ProvisioningStage.Sessions, StepIds.Sessions(account), $"End every session of {account.DisplayName}.", "POST /users/{id}/revokeSignInSessions", "The request succeeds.", ["User.RevokeSessions.All"], "User Administrator");
        }

        foreach (PlannedAccount account in accounts)
        {
            Add(
                ProvisioningStage.Role,
                StepIds.Role(account),
                $"Assign Global Administrator to {account.DisplayName}: active, permanent, for the whole tenant.",
                facts.HasPrivilegedIdentityManagement ? "POST /roleManagement/directory/roleAssignmentScheduleRequests" : "POST /roleManagement/directory/roleAssignments",
                "GET /roleManagement/directory/roleAssignments lists it, after one more look that every policy excludes the account.",
                [facts.HasPrivilegedIdentityManagement ? "RoleAssignmentSchedule.ReadWrite.Directory" : "RoleManagement.ReadWrite.Directory"],
                RoleAdministrator);
        }

        int excluded = steps.Count(s => s.Stage == ProvisioningStage.PolicyExclusion);
        return new ProvisioningPlan
        {
            TenantId = facts.TenantId,
            TenantName = facts.TenantName,
            Accounts = accounts,
            GroupName = hasGroup ? groupName : null,
            Steps = steps,
            Remarks = [.. facts.Remarks, .. Remarks(facts, request, excluded)],
            JournalPath = journalPath,
            EstimatedDuration = TimeSpan.FromSeconds((excluded == 0 ? 0 : (2 * excluded) + FurtherRequests) + (4 * accounts.Count)),
            Facts = facts,
            Request = request,
        };
    }

    private static void AddGroup(ProvisioningFacts facts, string groupName, Action<ProvisioningStage, string, string, string, string, string[], string?> add)
    {
        if (facts.Group is null)
        {
            add(
                ProvisioningStage.ExclusionGroup,
                StepIds.Group,
                $"Create the security group {groupName}: role-assignable, with assigned membership and without owners.",
                "POST /groups",
                "GET /groups/{id} finds it.",
                ["Group.ReadWrite.All", "RoleManagement.ReadWrite.Directory"],
                RoleAdministrator);
        }
    }

    private static IEnumerable<string> Remarks(ProvisioningFacts facts, ProvisioningRequest request, int excluded)
    {
        if (facts.HasPremium && !request.SkipPolicyExclusion && !facts.HasGroup(request))
        {
            string unused = request.ExclusionGroup is null && request.AdministrativeUnit is null ? string.Empty : " -ExclusionGroup and -AdministrativeUnit have no effect now.";
            yield return $"Under security defaults no Conditional Access policy can be on, and the tenant has none: the plan makes no exclusion group.{unused} Before you switch to Conditional Access, run the same command again; it adds the group and the exclusions.";
        }

        if (excluded > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Policies to change: {excluded}. Left alone, because they are switched off or made for workloads and agents: {facts.PoliciesLeftAlone}. Microsoft Graph takes one request a second for Conditional Access.");
        }
    }
}
