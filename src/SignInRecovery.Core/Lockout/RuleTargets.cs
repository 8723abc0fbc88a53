using System.Globalization;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>What rules say about objects of the directory: targets of findings, names in sentences, and pieces of evidence.</summary>
internal static class RuleTargets
{
    private const int NamesInSentence = 6;

    /// <summary>A user as the object of a finding.</summary>
    public static FindingTarget User(User user) => new("User", user.Id, user.DisplayName ?? user.UserPrincipalName ?? user.Id);

    /// <summary>A built-in role as the object of a finding.</summary>
    public static FindingTarget Role(BuiltInRole role) => new("Role", role.TemplateId, role.Name);

    /// <summary>A group as the object of a finding.</summary>
    public static FindingTarget Group(Group group) => new("Group", group.Id, group.DisplayName ?? group.Id);

    /// <summary>A holder that is set aside, as the subject of a piece of evidence.</summary>
    public static FindingTarget SetAside(SetAsideHolder holder) => new("Principal", holder.PrincipalId, holder.Name);

    /// <summary>A user in a sentence: "Ada Lovelace (ada@contoso.com)".</summary>
    public static string Describe(User user) => (user.DisplayName, user.UserPrincipalName) switch
    {
        (string name, string sign) => $"{name} ({sign})",
        (string name, null) => $"{name} ({user.Id})",
        (null, string sign) => sign,
        _ => user.Id,
    };

    /// <summary>A group in a sentence: "Helpdesk (7c0e…)" with its whole id.</summary>
    public static string Describe(Group group) => group.DisplayName is string name ? $"{name} ({group.Id})" : group.Id;

    /// <summary>What people call a role: its printed name, or the display name of a custom role, or its id.</summary>
    public static string RoleName(Tenant tenant, string roleTemplateId) =>
        BuiltInRoles.Find(roleTemplateId)?.Name
        ?? tenant.RoleDefinitions.Seen.FirstOrDefault(d => string.Equals(d.Id, roleTemplateId, StringComparison.OrdinalIgnoreCase))?.DisplayName
        ?? roleTemplateId;

    /// <summary>The roles of a user that were seen, in a sentence: "Global Administrator and Billing Administrator".</summary>
    public static string RoleNames(Tenant tenant, User user) => Join(
    [
        .. tenant.Roles.HoldingsOf(user.Id).Select(h => RoleName(tenant, h.RoleTemplateId)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ]);

    /// <summary>Items in a sentence: "A", "A and B", "A, B and C"; a long list ends with how many more there are.</summary>
    public static string Join(IReadOnlyList<string> items, int most = NamesInSentence)
    {
        if (items.Count > most)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", items.Take(most - 1))} and {items.Count - most + 1} more");
        }

        return items.Count switch
        {
            0 => string.Empty,
            1 => items[0],
            _ => $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}",
        };
    }

    /// <summary>
    /// Users in a sentence: one or two as <see cref="Describe(User)"/> has it, more by their names alone, so that the
    /// sentence can be read; the evidence has their ids.
    /// </summary>
    public static string Join(IEnumerable<User> users)
    {
        User[] list = [.. users];
        return Join([.. list.Select(u => list.Length > 2 ? User(u).Name : Describe(u))]);
    }

    /// <summary>A time as findings print it: "2026-11-22 12:00Z".</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>A day as findings print it: "2026-11-22".</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A property of a user.</summary>
    public static Evidence Evidence(User user, string property, object? value, string section = "users") =>
        new(User(user), property, value, section);

    /// <summary>A property of a group.</summary>
    public static Evidence Evidence(Group group, string property, object? value, string section = "groups") =>
        new(Group(group), property, value, section);

    /// <summary>One way in which a user holds or may activate a role: "Global Administrator: active, permanent, through the group Tier 0".</summary>
    public static Evidence Evidence(Tenant tenant, RoleHolding holding)
    {
        List<string> parts =
        [
            holding.State switch
            {
                RoleHoldingState.Eligible => "eligible",
                RoleHoldingState.Activated => "activated",
                _ => "active",
            },
        ];
        if (holding.EndsAt is DateTimeOffset end)
        {
            parts.Add("until " + Time(end));
        }
        else if (holding.IsPermanent.TryGet(out bool isPermanent) && isPermanent)
        {
            parts.Add("permanent");
        }

        if (holding.Through is Group group)
        {
            parts.Add("through the group " + (group.DisplayName ?? group.Id));
        }

        if (!holding.IsTenantWide)
        {
            parts.Add("scope " + holding.DirectoryScopeId);
        }

        return new Evidence(
            User(holding.User),
            "roleDefinition",
            $"{RoleName(tenant, holding.RoleTemplateId)}: {string.Join(", ", parts)}",
            holding.IsActive ? "roleAssignments" : "roleEligibilities");
    }

    /// <summary>A holder that is not counted, and why.</summary>
    public static Evidence Evidence(SetAsideHolder holder) =>
        new(SetAside(holder), "principalId", $"not counted: {holder.Reason}", "roleAssignments");

    /// <summary>An account that is not counted, and why, as the end of a sentence: "is disabled".</summary>
    public static Evidence NotCounted(User user, string property, string reason, string section = "users") =>
        new(User(user), property, $"not counted: {reason}", section);
}
