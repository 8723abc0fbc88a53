using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.BreakGlass;

/// <summary>Follows declarations to accounts. One that leads nowhere is said, never dropped.</summary>
internal sealed class Declarations(Tenant tenant, List<string> remarks)
{
    /// <summary>The declared accounts, by id; a group stands for its members, direct and nested.</summary>
    /// <param name="declared">What was declared.</param>
    public Dictionary<string, DeclaredAccount> Resolve(IReadOnlyList<DeclaredAccount> declared)
    {
        var accounts = new Dictionary<string, DeclaredAccount>(StringComparer.OrdinalIgnoreCase);
        foreach (DeclaredAccount declaration in declared)
        {
            User? user = declaration.Type == DeclaredAccountType.Group ? null : FindUser(declaration.Identity);
            if (user is not null)
            {
                if (!accounts.TryAdd(user.Id, declaration))
                {
                    remarks.Add($"'{declaration.Identity}', declared {declaration.Source}, is {RuleTargets.Describe(user)}, which is declared already; two declarations of one account are one account.");
                }

                continue;
            }

            Group? group = declaration.Type == DeclaredAccountType.User ? null : FindGroup(declaration);
            if (group is null)
            {
                remarks.Add(NotFound(declaration));
                continue;
            }

            User[] members = [.. tenant.Directory.MembersSeenOf([group.Id])[group.Id].DistinctBy(u => u.Id)];
            if (members.Length == 0)
            {
                remarks.Add($"The group {group.DisplayName ?? group.Id}, declared {declaration.Source}, was not seen to have members{(tenant.Memberships.Missing is MissingFact missing ? ": " + missing : ".")}");
            }

            else if (tenant.Directory.UserCountOf(group.Id) is int count && count > members.Length)
            {
                remarks.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"The group {group.DisplayName ?? group.Id}, declared {declaration.Source}, has {count} users, and the snapshot holds {members.Length} of them; take a snapshot with the scope AllUsers to see all."));
            }

            foreach (User member in members)
            {
                _ = accounts.TryAdd(member.Id, declaration with { Source = $"{declaration.Source} through the group {group.DisplayName ?? group.Id}" });
            }
        }

        return accounts;
    }

    private User? FindUser(string identity) => tenant.Users.Seen.FirstOrDefault(u =>
        string.Equals(u.Id, identity, StringComparison.OrdinalIgnoreCase)
        || string.Equals(u.UserPrincipalName, identity, StringComparison.OrdinalIgnoreCase));

    private Group? FindGroup(DeclaredAccount declaration)
    {
        Group[] found =
        [
            .. tenant.Groups.Seen.Where(g =>
                string.Equals(g.Id, declaration.Identity, StringComparison.OrdinalIgnoreCase)
                || string.Equals(g.DisplayName, declaration.Identity, StringComparison.OrdinalIgnoreCase)),
        ];
        if (found.Length > 1)
        {
            remarks.Add($"'{declaration.Identity}', declared {declaration.Source}, is the name of {found.Length} groups; name the group by its id.");
            return null;
        }

        return found.FirstOrDefault();
    }

    private string NotFound(DeclaredAccount declaration)
    {
        // The sign-in name of a deleted user has the object id, without hyphens, in front.
        DeletedUser? user = tenant.DeletedUsers.Seen.FirstOrDefault(d =>
            string.Equals(d.Id, declaration.Identity, StringComparison.OrdinalIgnoreCase)
            || string.Equals(d.UserPrincipalName, d.Id.Replace("-", string.Empty, StringComparison.Ordinal) + declaration.Identity, StringComparison.OrdinalIgnoreCase)
            || string.Equals(d.UserPrincipalName, declaration.Identity, StringComparison.OrdinalIgnoreCase));
        if (user is not null)
        {
            return $"{user.DisplayName ?? user.Id}, declared {declaration.Source}, was deleted; restore the account or take the declaration away.";
        }

        MissingFact? missing = (declaration.Type == DeclaredAccountType.Group ? null : tenant.Users.Missing) ?? (declaration.Type == DeclaredAccountType.User ? null : tenant.Groups.Missing);
        if (missing is not null)
        {
            return $"'{declaration.Identity}', declared {declaration.Source}, was not seen in this tenant. {missing}";
        }

        return tenant.Scope == SnapshotScope.AllUsers
            ? $"'{declaration.Identity}', declared {declaration.Source}, leads to no account and no group of this tenant."
            : $"'{declaration.Identity}', declared {declaration.Source}, is not in this snapshot, which holds the administrators and what policies name; if it exists, it holds no role and no policy names it.";
    }
}
