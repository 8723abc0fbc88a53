using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>What to say when nobody in a tenant can help, and what to prepare.</summary>
internal static class Preparation
{
    /// <summary>The path that says that there is nobody.</summary>
    public static RecoveryPath Path(RecoveryQuestion question, RestoreGraph graph, IReadOnlyList<RecoveryCapability> capabilities, RecoverySubject subject, bool isSure)
    {
        string what = RuleTargets.Join([.. capabilities.Select(CapabilityWords.Verb)]);
        string whom = subject == RecoverySubject.Unnamed ? string.Empty : $" for {subject.Name}";
        TenantCloud cloud = graph.Tenant.Cloud;
        return new Advice
        {
            Route = RecoveryRoute.Prepare,
            Title = isSure
                ? $"Nobody in {graph.Tenant.Name} can {what}{whom} today: prepare somebody"
                : $"That anybody in {graph.Tenant.Name} can {what}{whom} today is not sure: prepare somebody who surely can",
            Actor = "A Global Administrator or Privileged Role Administrator",
            Steps =
            [
                new AdviceStep("Give Privileged Authentication Administrator to a second person, on a cloud-only account with keys of its own.", $"{Portals.Entra(cloud)} > Roles & admins > Privileged Authentication Administrator > Add assignments", "New-MgRoleManagementDirectoryRoleAssignment -PrincipalId '<object id>' -RoleDefinitionId '7be44c8a-adaf-4e2a-84d6-ab2649e08a13' -DirectoryScopeId '/'"),
                new AdviceStep("Keep two emergency access accounts outside all policies, with keys in two places.", $"{Portals.Entra(cloud)} > Users", "Get-Help about_SignInRecovery"),
                new AdviceStep("If you have a partner, agree on a relationship with Privileged Authentication Administrator, without Global Administrator, that extends itself.", "Microsoft 365 admin center > Settings > Partner relationships", "Get-MgTenantRelationshipDelegatedAdminRelationship -All | Select-Object DisplayName, Status, EndDateTime, AutoExtendDuration"),
            ],
            Facts = ["OnlyTwoRolesHelpGlobal", "EmergencyTwo", "PartnerRoles"],
            Certainty = isSure ? RecoveryCertainty.Certain : RecoveryCertainty.Unknown,
            Doubt = isSure ? string.Empty : "What was not seen may add somebody.",
        }.ToPath(question) with
        {
            Account = subject == RecoverySubject.Unnamed ? null : subject.SignInName,
            Missing = isSure ? [] : graph.MissingFor(capabilities),
        };
    }
}
