namespace SignInRecovery.Tests.Recovery;

/// <summary>Template ids of roles.</summary>
internal static class Roles
{
    public const string Global = "62e90394-69f5-4237-9190-012177145e10";
    public const string PrivilegedAuthentication = "7be44c8a-adaf-4e2a-84d6-ab2649e08a13";
    public const string PrivilegedRole = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    public const string Authentication = "c4e39bd9-1100-46d3-8c65-fb160da0071f";
    public const string Helpdesk = "729827e3-9c14-49f7-bb1b-9608f156bbb8";
    public const string User = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    public const string ConditionalAccess = "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9";
    public const string SecurityOperator = "5f2222b1-57c3-48ba-8ad5-d4759f1fde6f";
}
