namespace SignInRecovery.Json;

/// <summary>Reads <c>unifiedRoles</c> as the list of its role definition ids.</summary>
internal sealed class RoleDefinitionIdListConverter() : MemberTextListConverter("roleDefinitionId");
