using SignInRecovery.Knowledge;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Completes the names of applications that are known, and of those of the tenant.</summary>
public sealed class ApplicationCompleter : TenantCompleter
{
    private protected override IEnumerable<(string Value, string ToolTip)> Values(Tenant? tenant)
    {
        IEnumerable<(string, string)> own = tenant is null ? [] : tenant.ServicePrincipals.Seen
            .Where(s => s is { DisplayName: not null, AppId: not null }).Select(s => (s.DisplayName!, s.AppId!));
        return own.Concat(KnownApplications.All.Select(a => (a.Name, a.AppId)))
            .DistinctBy(a => a.Item1, StringComparer.OrdinalIgnoreCase)
            .OrderBy(a => a.Item1, StringComparer.OrdinalIgnoreCase)
            .Prepend((KnownApplications.Office365, "Any application of the group Office 365."))
            .Prepend((SignInSearch.AdminPortals, "The Azure portal, the Microsoft Entra and Intune admin centers."));
    }
}
