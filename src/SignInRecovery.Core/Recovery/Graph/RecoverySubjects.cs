using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Accounts of a tenant, as steps and commands name them.</summary>
internal static class RecoverySubjects
{
    /// <summary>A user.</summary>
    public static RecoverySubject Of(User user) => new(user.DisplayName ?? user.UserPrincipalName ?? user.Id, user.UserPrincipalName ?? user.Id, user.Id);

    /// <summary>A deleted user; Graph puts the object id before the sign-in name.</summary>
    public static RecoverySubject Of(DeletedUser user) => new(user.DisplayName ?? user.Id, user.UserPrincipalName ?? user.Id, user.Id);
}
