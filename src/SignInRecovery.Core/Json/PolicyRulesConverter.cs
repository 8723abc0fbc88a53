using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>Reads the expanded <c>policy</c> of a role management policy assignment as the list of its rules.</summary>
internal sealed class PolicyRulesConverter() : NestedMemberConverter<IReadOnlyList<RoleManagementPolicyRule>>("rules");
