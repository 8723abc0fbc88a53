using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>Finds the user and the application that people mean.</summary>
public static class SignInSearch
{
    /// <summary>What stands for the admin portals: the Azure portal, the Microsoft Entra and Intune admin centers.</summary>
    public const string AdminPortals = "AdminPortals";

    /// <summary>The id of a user by object id, user principal name, or display name where one user alone has it.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="text">What names the user.</param>
    /// <exception cref="SignInRecoveryException">Nobody is meant (<c>UserNotFound</c>), or more than one (<c>UserAmbiguous</c>).</exception>
    public static string UserId(Tenant tenant, string text)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        string name = text.Trim();
        User[] users = By(tenant, name, u => u.Id);
        users = users.Length > 0 ? users : By(tenant, name, u => u.UserPrincipalName);
        users = users.Length > 0 ? users : By(tenant, name, u => u.DisplayName);
        if (users.Length == 1)
        {
            return users[0].Id;
        }

        if (users.Length > 1)
        {
            throw new SignInRecoveryException(
                "UserAmbiguous",
                ErrorKind.InvalidArgument,
                $"{users.Length} users of {tenant.Name} are named '{name}': {string.Join(", ", users.Take(5).Select(u => u.UserPrincipalName ?? u.Id))}.",
                "Give the user principal name or the object id.",
                text);
        }

        // Somebody may exist whom the snapshot does not hold; the answer then says so.
        if (Guid.TryParse(name, out _) && !tenant.Directory.FindUser(name).IsKnown)
        {
            return name;
        }

        throw new SignInRecoveryException(
            "UserNotFound",
            ErrorKind.NotFound,
            $"{tenant.Name} has no user '{name}' that was seen.",
            "Give the object id, the user principal name or the display name of a user of the snapshot; the Tab key completes them.",
            text);
    }

    /// <summary>The app id of an application, by app id or name; <see cref="KnownApplications.Office365"/> for any application of the group.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="text">What names the application.</param>
    /// <exception cref="SignInRecoveryException">None is meant (<c>ApplicationNotFound</c>), or more than one (<c>ApplicationAmbiguous</c>).</exception>
    public static string ApplicationId(Tenant tenant, string text)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        string name = text.Trim();
        if (Guid.TryParse(name, out Guid id))
        {
            return id.ToString("D");
        }

        if (string.Equals(name, KnownApplications.Office365, StringComparison.OrdinalIgnoreCase) || string.Equals(name, "Office 365", StringComparison.OrdinalIgnoreCase))
        {
            return KnownApplications.Office365;
        }

        if (string.Equals(name, AdminPortals, StringComparison.OrdinalIgnoreCase) || string.Equals(name, "MicrosoftAdminPortals", StringComparison.OrdinalIgnoreCase)
            || MandatoryMfa.All.Any(a => a.AppId == MandatoryMfa.AdminPortalAppId && string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            return MandatoryMfa.AdminPortalAppId;
        }

        string[] ids =
        [
            .. tenant.ServicePrincipals.Seen.Where(s => s.AppId is not null && string.Equals(s.DisplayName, name, StringComparison.OrdinalIgnoreCase)).Select(s => s.AppId!)
                .Concat(KnownApplications.All.Where(a => string.Equals(a.Name, name, StringComparison.OrdinalIgnoreCase)).Select(a => a.AppId))
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return ids.Length switch
        {
            1 => ids[0],
            0 => throw new SignInRecoveryException(
                "ApplicationNotFound",
                ErrorKind.NotFound,
                $"No application '{name}' is known, nor does {tenant.Name} show one.",
                "Give its app id; the Tab key completes the names that are known.",
                text),
            _ => throw new SignInRecoveryException(
                "ApplicationAmbiguous",
                ErrorKind.InvalidArgument,
                $"Several applications are named '{name}': {string.Join(", ", ids)}.",
                "Give the app id.",
                text),
        };
    }

    private static User[] By(Tenant tenant, string text, Func<User, string?> property) =>
        [.. tenant.Users.Seen.Where(u => string.Equals(property(u), text, StringComparison.OrdinalIgnoreCase))];
}
