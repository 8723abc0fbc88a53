using SignInRecovery.Knowledge;

namespace SignInRecovery.Recovery;

/// <summary>Which actions exercise a capability, and which built-in roles have one of them.</summary>
internal static class CapabilityRoles
{
    /// <summary>Held by an application or a person of the deprecated partner roles.</summary>
    public const string PartnerTier1 = "4ba39ca4-527c-499a-b93d-d9b492c50246";

    /// <summary>Held by an application or a person of the deprecated partner roles.</summary>
    public const string PartnerTier2 = "e00e864a-17c5-4a4b-9c06-f5b95a8d5bd8";

    private static readonly Dictionary<RecoveryCapability, string[]> Actions = new()
    {
        [RecoveryCapability.ResetPassword] = ["microsoft.directory/users/password/update", "microsoft.directory/users/allProperties/allTasks"],
        [RecoveryCapability.AuthenticationMethods] = ["microsoft.directory/users/authenticationMethods/delete"],
        [RecoveryCapability.TemporaryAccessPass] = ["microsoft.directory/users/authenticationMethods/create"],
        [RecoveryCapability.EnableAccount] = ["microsoft.directory/users/enable", "microsoft.directory/users/allProperties/allTasks"],
        [RecoveryCapability.RestoreAccount] = ["microsoft.directory/deletedItems.users/restore", "microsoft.directory/deletedItems/restore"],
        [RecoveryCapability.RevokeSessions] = ["microsoft.directory/users/invalidateAllRefreshTokens", "microsoft.directory/users/allProperties/allTasks"],
        [RecoveryCapability.PolicyEdit] = ["microsoft.directory/conditionalAccessPolicies/basic/update", "microsoft.directory/conditionalAccessPolicies/allProperties/allTasks"],
        [RecoveryCapability.MethodsPolicyEdit] = ["microsoft.directory/organization/strongAuthentication/allTasks", "microsoft.directory/policies/allProperties/allTasks"],
        [RecoveryCapability.RoleAssignment] = ["microsoft.directory/roleAssignments/allProperties/allTasks"],
        [RecoveryCapability.RiskDismissal] = ["microsoft.directory/identityProtection/allProperties/allTasks", "microsoft.directory/identityProtection/allProperties/update"],
        [RecoveryCapability.DomainFederation] = ["microsoft.directory/domains/federationConfiguration/basic/update"],
        [RecoveryCapability.SupportTicket] = ["microsoft.azure.supportTickets/allEntities/allTasks", "microsoft.office365.supportTickets/allEntities/allTasks"],
    };

    private static readonly Dictionary<RecoveryCapability, IReadOnlyDictionary<string, KnowledgeStatus>> BuiltIn = Enum.GetValues<RecoveryCapability>()
        .ToDictionary(c => c, Read);

    /// <summary>The actions of which one is enough.</summary>
    public static IReadOnlyList<string> ActionsOf(RecoveryCapability capability) => Actions.GetValueOrDefault(capability) ?? [];

    /// <summary>The built-in roles that have one of the actions, by template id, with the status of that row.</summary>
    public static IReadOnlyDictionary<string, KnowledgeStatus> RolesOf(RecoveryCapability capability) => BuiltIn[capability];

    /// <summary>The table in which actor and target decide; null for what no table of Microsoft limits by the target.</summary>
    public static string? TableOf(RecoveryCapability capability) => capability switch
    {
        RecoveryCapability.ResetPassword => RestoreMatrix.ResetPassword,
        RecoveryCapability.AuthenticationMethods or RecoveryCapability.TemporaryAccessPass => RestoreMatrix.AuthenticationMethods,
        RecoveryCapability.EnableAccount or RecoveryCapability.RestoreAccount => RestoreMatrix.SensitiveActions,
        _ => null,
    };

    /// <summary>Whether the capability changes the account itself, so that its administrative units count.</summary>
    public static bool ChangesAccount(RecoveryCapability capability) => TableOf(capability) is not null || capability is RecoveryCapability.RevokeSessions;

    private static IReadOnlyDictionary<string, KnowledgeStatus> Read(RecoveryCapability capability)
    {
        // The unit's page names these two for the unit itself (Microsoft Entra documentation, restricted management
        // administrative units, 2026-03-04); the export has no row for it.
        var roles = capability == RecoveryCapability.UnitRemoval
            ? new Dictionary<string, KnowledgeStatus>(StringComparer.OrdinalIgnoreCase)
            {
                [BuiltInRoles.GlobalAdministrator.TemplateId] = KnowledgeStatus.Verified,
                [BuiltInRoles.PrivilegedRoleAdministrator.TemplateId] = KnowledgeStatus.Verified,
            }
            : new Dictionary<string, KnowledgeStatus>(StringComparer.OrdinalIgnoreCase);
        foreach ((string templateId, KnowledgeStatus status) in ActionsOf(capability).SelectMany(RoleActions.RolesWith))
        {
            roles[templateId] = status;
        }

        // A Global Administrator may do everything, also where the export spells the action in another way.
        roles[BuiltInRoles.GlobalAdministrator.TemplateId] = KnowledgeStatus.Verified;
        return roles;
    }
}
