using System.Globalization;
using System.Text.Json;
using SignInRecovery.Gateway;

namespace SignInRecovery.BreakGlass;

/// <summary>Reads the exclusion group and the administrative unit that are named, and refuses those that would not protect; without a named group, whether one can be made.</summary>
/// <param name="graph">The requests.</param>
/// <param name="request">What is asked for.</param>
/// <param name="remarks">What a person should know is added here.</param>
internal sealed class ExclusionGroupReader(GraphCalls graph, ProvisioningRequest request, List<string> remarks)
{
    /// <summary>The group that exists already and the unit; null where none is named.</summary>
    public async Task<(ExistingGroup? Group, string? UnitId)> ReadAsync(CancellationToken cancellationToken)
    {
        ExistingGroup? group = await FindGroupAsync(cancellationToken).ConfigureAwait(false);
        string? unit = await FindUnitAsync(cancellationToken).ConfigureAwait(false);
        if (group is null)
        {
            await CheckGroupLimitAsync(cancellationToken).ConfigureAwait(false);
        }

        return (group, unit);
    }

    private async Task<ExistingGroup?> FindGroupAsync(CancellationToken cancellationToken)
    {
        const string Select = "$select=id,displayName,securityEnabled,groupTypes,isAssignableToRole,isManagementRestricted,onPremisesSyncEnabled";
        if (request.ExclusionGroup is not string name || !Guid.TryParse(name, out _))
        {
            return null;
        }

        JsonElement? found;
        try
        {
            found = await graph.FindAsync($"/groups/{name}?{Select}", "Group.Read.All", null, cancellationToken).ConfigureAwait(false);
        }
        catch (DirectoryException exception)
        {
            throw ProvisioningErrors.Reading("The exclusion group", exception, graph.IsApplication);
        }

        string? fault = found is not JsonElement group ? "does not exist"
            : GraphCalls.IsTrue(group, "onPremisesSyncEnabled") ? "is synchronised from on-premises"
            : GraphCalls.Texts(group, "groupTypes").Contains("DynamicMembership", StringComparer.OrdinalIgnoreCase) ? "is dynamic"
            : !GraphCalls.IsTrue(group, "securityEnabled") ? "is no security group"
            : !GraphCalls.IsTrue(group, "isAssignableToRole") && !GraphCalls.IsTrue(group, "isManagementRestricted") ? "is neither role-assignable nor in a restricted management administrative unit"
            : null;
        if (fault is null && !GraphCalls.IsTrue(found!.Value, "isAssignableToRole"))
        {
            remarks.Add($"The group {GraphCalls.Text(found!.Value, "displayName") ?? name} is in a restricted management administrative unit and is not role-assignable: only somebody who holds a role for that unit can add members, not even a Global Administrator for the whole tenant. Without such a role the plan ends at that step, before the role is given.");
        }

        if (fault is null)
        {
            await ExplainOwnersAsync(name, GraphCalls.Text(found!.Value, "displayName") ?? name, cancellationToken).ConfigureAwait(false);
        }

        return fault is null
            ? new ExistingGroup(name, GraphCalls.Text(found!.Value, "displayName") ?? name)
            : throw ProvisioningErrors.Prerequisite(
                "ExclusionGroupUnsuitable",
                $"The group {(found is JsonElement seen && GraphCalls.Text(seen, "displayName") is string title ? $"{title} ({name})" : name)} {fault}.",
                "Name a protected cloud group with assigned members, or give a new name, with which a role-assignable group is created.",
                name);
    }

    /// <summary>Whoever owns a group may change who is in it, whatever role he has or lacks.</summary>
    private async Task ExplainOwnersAsync(string id, string name, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonElement> owners = await graph.ReadListAsync("The owners of the exclusion group", $"/groups/{id}/owners?$select=id,displayName", "Group.Read.All", cancellationToken).ConfigureAwait(false);
        if (owners.Count > 0)
        {
            string who = string.Join(", ", owners.Select(o => GraphCalls.Text(o, "displayName") ?? GraphCalls.Text(o, "id")));
            remarks.Add($"The group {name} has owners ({who}), who can take members in and out: whoever takes over an owner's account can exempt anybody from the policies. Take the owners out.");
        }
    }

    private async Task<string?> FindUnitAsync(CancellationToken cancellationToken)
    {
        if (request.AdministrativeUnit is not string name)
        {
            return null;
        }

        IReadOnlyList<JsonElement> units = await graph.ReadListAsync("The administrative units", "/directory/administrativeUnits?$select=id,displayName,isMemberManagementRestricted", "AdministrativeUnit.Read.All", cancellationToken).ConfigureAwait(false);
        JsonElement[] found = [.. units.Where(u => string.Equals(GraphCalls.Text(u, "id"), name, StringComparison.OrdinalIgnoreCase) || string.Equals(GraphCalls.Text(u, "displayName"), name, StringComparison.OrdinalIgnoreCase))];
        string? fault = found.Length > 1 ? "is the name of several administrative units"
            : found.Length == 1 && !GraphCalls.IsTrue(found[0], "isMemberManagementRestricted") ? "is no restricted management administrative unit, and that cannot be changed any more"
            : found.Length == 0 && Guid.TryParse(name, out _) ? "is the id of no administrative unit"
            : null;
        return fault is not null
            ? throw ProvisioningErrors.Prerequisite("AdministrativeUnitUnsuitable", $"'{name}' {fault}.", "Name a restricted management administrative unit by its id, or leave -AdministrativeUnit out: the group is role-assignable, which protects it by itself.", name)
            : found.Length == 1 ? GraphCalls.Text(found[0], "id") : throw ProvisioningErrors.Prerequisite(
                "AdministrativeUnitUnsuitable",
                $"There is no administrative unit '{name}'.",
                "Create it first: Roles & admins > Admin units > Add, with Restricted management administrative unit set to Yes; that can be set at creation only.",
                name);
    }

    /// <summary>At most 500 role-assignable groups per tenant (Microsoft Entra documentation, role-assignable groups, 2025-01-03).</summary>
    private async Task CheckGroupLimitAsync(CancellationToken cancellationToken)
    {
        const int Most = 500;
        IReadOnlyList<JsonElement> groups = await graph.ReadListAsync("The role-assignable groups", "/groups?$filter=isAssignableToRole eq true&$select=id&$top=999", "Group.Read.All", cancellationToken).ConfigureAwait(false);
        if (groups.Count >= Most)
        {
            throw ProvisioningErrors.Prerequisite(
                "RoleAssignableGroupLimit",
                string.Create(CultureInfo.InvariantCulture, $"The tenant has {groups.Count} role-assignable groups, and {Most} is the most."),
                "Name an existing protected group by its id with -ExclusionGroup, or delete a role-assignable group that nobody needs.");
        }
    }
}
