namespace SignInRecovery.Tenants;

/// <summary>A holder of a role that is no person who could sign in, and why it is not counted.</summary>
/// <param name="PrincipalId">The holder's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="RoleTemplateId">The template id of the role.</param>
/// <param name="Reason">Why it is not counted, as the end of a sentence: "is a service principal".</param>
public sealed record SetAsideHolder(string PrincipalId, string Name, string RoleTemplateId, string Reason);
