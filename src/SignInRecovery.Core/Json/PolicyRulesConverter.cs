using System.Text.Json;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>Reads the expanded <c>policy</c> of a role management policy assignment as the list of its rules.</summary>
internal sealed class PolicyRulesConverter() : NestedMemberConverter<IReadOnlyList<RoleManagementPolicyRule>>("rules", ReadRules)
{
    private static IReadOnlyList<RoleManagementPolicyRule> ReadRules(ref Utf8JsonReader reader) =>
        JsonValues.List<RoleManagementPolicyRule>(ref reader, TenantRecords.RoleManagementPolicyRule);
}
