using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Completes the user principal names of the tenant that the command line names.</summary>
public sealed class UserCompleter : TenantCompleter
{
    private protected override IEnumerable<(string Value, string ToolTip)> Values(Tenant? tenant) => tenant is null ? [] : tenant.Users.Seen
        .Where(u => u.UserPrincipalName is not null)
        .OrderBy(u => u.UserPrincipalName, StringComparer.OrdinalIgnoreCase)
        .Select(u => (u.UserPrincipalName!, u.DisplayName ?? u.Id));
}
