using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>An account of a tenant that is to be brought back.</summary>
internal sealed record RecoveryAccount
{
    /// <summary>The account; null when it is deleted.</summary>
    public User? User { get; init; }

    /// <summary>What protects it.</summary>
    public required TargetProfile Profile { get; init; }

    /// <summary>The account, as sentences name it.</summary>
    public required RecoverySubject Subject { get; init; }

    /// <summary>The strongest of its active roles, for advice that asks for one; null when it has none.</summary>
    public BuiltInRole? Role { get; init; }

    /// <summary>Whether it is the only account that holds Global Administrator; null when that was not seen.</summary>
    public bool? IsOnlyGlobalAdministrator { get; init; }

    /// <summary>Finds an account by sign-in name, object id, or a display name that only one account has; by the first two deleted ones as well.</summary>
    /// <exception cref="SignInRecoveryException">There is none, or the users were not all seen.</exception>
    public static RecoveryAccount Find(RestoreGraph graph, string name)
    {
        Tenant tenant = graph.Tenant;
        User? user = tenant.Directory.FindUserInScope(name) is { IsKnown: true, Value: User byId }
            ? byId
            : tenant.Users.Seen.FirstOrDefault(u => string.Equals(u.UserPrincipalName, name, StringComparison.OrdinalIgnoreCase))
                ?? (tenant.Users.Seen.Where(u => string.Equals(u.DisplayName, name, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray() is [User only] ? only : null);
        if (user is not null)
        {
            RoleHolding[] holdings = [.. tenant.Roles.HoldingsOf(user.Id).Where(h => h.IsActive)];
            BuiltInRole? role = holdings.Select(h => BuiltInRoles.Find(h.RoleTemplateId)).OfType<BuiltInRole>()
                .OrderByDescending(r => r == BuiltInRoles.GlobalAdministrator).ThenByDescending(r => r.IsPrivileged).ThenBy(r => r.Name, StringComparer.Ordinal)
                .FirstOrDefault();
            RoleRoster roster = tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
            User[] others = [.. roster.ActiveUsersSeen.Where(u => u.Id != user.Id && u.AccountEnabled != false)];
            bool isOnly = role == BuiltInRoles.GlobalAdministrator && others.Length == 0;
            bool isUnseen = others.Length > 0 ? others.All(u => u.AccountEnabled is null) : roster.MissingActive.Count > 0;
            return new RecoveryAccount
            {
                User = user,
                Profile = graph.Profiles.Of(user),
                Subject = RecoverySubjects.Of(user),
                Role = role,
                IsOnlyGlobalAdministrator = isUnseen ? null : isOnly,
            };
        }

        // Graph puts the object id, without dashes, before the sign-in name of a deleted user.
        DeletedUser? deleted = tenant.DeletedUsers.Seen.FirstOrDefault(d =>
            string.Equals(d.Id, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(d.UserPrincipalName, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(d.UserPrincipalName, d.Id.Replace("-", string.Empty, StringComparison.Ordinal) + name, StringComparison.OrdinalIgnoreCase));
        return deleted is not null
            ? new RecoveryAccount { Profile = graph.Profiles.Of(deleted), Subject = RecoverySubjects.Of(deleted) with { SignInName = name } }
            : throw NotFound(tenant, name);
    }

    private static SignInRecoveryException NotFound(Tenant tenant, string name)
    {
        string[] near = [.. tenant.Users.Seen
            .Where(u => u.UserPrincipalName?.Contains(name.Split('@')[0], StringComparison.OrdinalIgnoreCase) == true || string.Equals(u.DisplayName, name, StringComparison.OrdinalIgnoreCase))
            .Select(u => u.UserPrincipalName ?? u.Id)
            .Order(StringComparer.OrdinalIgnoreCase)
            .Take(3)];
        string scope = tenant.Users.Missing?.Reason ?? (tenant.Scope == Tenants.Snapshots.SnapshotScope.AllUsers ? string.Empty : "The snapshot holds the administrators and the users that policies name.");
        return new SignInRecoveryException(
            "RecoveryAccountNotFound",
            ErrorKind.NotFound,
            $"{tenant.Name} has no account {Printable.Line(name)} in the snapshot, neither among the users nor among the deleted ones. {scope}".TrimEnd(),
            near.Length > 0
                ? $"Give the sign-in name, the object id, or a display name that only one account has; near to it are {string.Join(", ", near)}."
                : "Give the sign-in name or the object id. For an account that the snapshot does not hold, use -Situation and -Role without -User.",
            name);
    }
}
