using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// What a partner relationship is good for when an administrator is locked out: Global Administrator and Privileged
/// Authentication Administrator can reset one; Privileged Role Administrator cannot, but can give the role to another account.
/// </summary>
internal static class Partners
{
    private static readonly BuiltInRole[] Restoring = [BuiltInRoles.PrivilegedAuthenticationAdministrator, BuiltInRoles.GlobalAdministrator];

    /// <summary>A relationship as the object of a finding.</summary>
    /// <param name="relationship">The relationship.</param>
    public static FindingTarget Target(DelegatedAdminRelationship relationship) =>
        new("DelegatedAdminRelationship", relationship.Id, relationship.DisplayName ?? relationship.Id);

    /// <summary>The relationships in the order of their names.</summary>
    /// <param name="tenant">The tenant.</param>
    public static IReadOnlyList<DelegatedAdminRelationship> Seen(Tenant tenant) =>
    [
        .. tenant.DelegatedAdminRelationships.Seen
            .OrderBy(r => r.DisplayName, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal),
    ];

    /// <summary>Whether a relationship is at work: active, and not past its end unless it extends itself. Null when the snapshot does not tell.</summary>
    /// <param name="relationship">The relationship.</param>
    /// <param name="asOf">The time asked about.</param>
    public static bool? IsInForce(DelegatedAdminRelationship relationship, DateTimeOffset asOf) => relationship.Status switch
    {
        null or DelegatedAdminRelationshipStatus.Unrecognized => null,
        not DelegatedAdminRelationshipStatus.Active => false,
        _ when relationship.EndDateTime is null => null,
        _ when relationship.EndDateTime > asOf => true,
        _ => relationship.IsAutoExtended switch
        {
            false => false,

            // It has been extended since, unless somebody ended it.
            _ => null,
        },
    };

    /// <summary>Whether a relationship has a role with which a Global Administrator can be reset. Null when the snapshot does not tell.</summary>
    /// <param name="relationship">The relationship.</param>
    public static bool? CanReset(DelegatedAdminRelationship relationship) => relationship.RoleDefinitionIds is null
        ? null
        : Restoring.Any(role => Has(relationship, role));

    /// <summary>Whether a relationship has a role.</summary>
    /// <param name="relationship">The relationship.</param>
    /// <param name="role">The role.</param>
    public static bool Has(DelegatedAdminRelationship relationship, BuiltInRole role) =>
        relationship.RoleDefinitionIds?.Contains(role.TemplateId, StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>The roles of a relationship in a sentence.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="relationship">The relationship.</param>
    public static string Roles(Tenant tenant, DelegatedAdminRelationship relationship) => relationship.RoleDefinitionIds is { Count: > 0 } roles
        ? RuleTargets.Join([.. roles.Select(r => RuleTargets.RoleName(tenant, r)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])
        : "no role";

    /// <summary>What is known of a relationship, as evidence.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="relationship">The relationship.</param>
    public static IEnumerable<Evidence> EvidenceOf(Tenant tenant, DelegatedAdminRelationship relationship)
    {
        FindingTarget target = Target(relationship);
        const string Section = "delegatedAdminRelationships";
        return
        [
            new Evidence(target, "status", relationship.Status?.ToString(), Section),
            new Evidence(target, "accessDetails.unifiedRoles", Roles(tenant, relationship), Section),
            new Evidence(target, "endDateTime", relationship.EndDateTime, Section),
            new Evidence(target, "autoExtendDuration", relationship.AutoExtendDuration, Section),
        ];
    }
}
