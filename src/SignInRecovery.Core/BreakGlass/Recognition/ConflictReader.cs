using SignInRecovery.ConditionalAccess;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>What does not fit together about an account, in sentences, so that a person can decide instead of the software.</summary>
internal static class ConflictReader
{
    /// <summary>The conflicts about one account.</summary>
    public static IReadOnlyList<string> Of(
        Tenant tenant,
        BreakGlassAccount account,
        IReadOnlyList<BreakGlassAccount> all,
        bool hasDeclarations,
        PolicyScopes scopes)
    {
        if (account.Origin == BreakGlassOrigin.RuledOut)
        {
            return [];
        }

        var conflicts = new List<string>();
        RoleRoster roster = tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
        bool holdsRole = roster.ActiveUsersSeen.Any(u => u.Id == account.Id);
        if (account.Origin == BreakGlassOrigin.Declared)
        {
            if (!holdsRole && roster.MissingActive.Count == 0)
            {
                conflicts.Add("It is declared, and does not hold Global Administrator now.");
            }

            if (account.User.AccountEnabled == false)
            {
                conflicts.Add("It is declared, and is disabled.");
            }

            if (RuledOut.Because(tenant, account.User, account.AsOf) is string reason)
            {
                conflicts.Add($"It is declared, and {reason}.");
            }
        }
        else if (account.Origin == BreakGlassOrigin.Recognized && hasDeclarations)
        {
            conflicts.Add("The facts show an emergency account, and nobody declared it.");
        }
        else if (account.Origin == BreakGlassOrigin.Candidate && EvidenceReader.HasTellingName(account.User) && !holdsRole && roster.MissingActive.Count == 0)
        {
            conflicts.Add("Its name says that it is for emergencies, and it does not hold Global Administrator now.");
        }

        if (account.IsEmergencyAccount)
        {
            AddPolicies(tenant, account, all, scopes, conflicts);
            AddCompanions(tenant, account, all, conflicts);
        }

        return conflicts;
    }

    /// <summary>Policies that exclude another emergency account and reach this one.</summary>
    private static void AddPolicies(Tenant tenant, BreakGlassAccount account, IReadOnlyList<BreakGlassAccount> all, PolicyScopes scopes, List<string> conflicts)
    {
        BreakGlassAccount[] others = [.. all.Where(a => a.IsEmergencyAccount && a.Id != account.Id)];
        ConditionalAccessPolicy[] uneven =
        [
            .. tenant.Policies.Seen
                .Where(p => p.State == PolicyState.Enabled && PolicyReading.IsForPeople(p))
                .Where(p => scopes.Reaches(p, account.User) is { IsKnown: true, Value: true }
                    && others.Any(o => scopes.Excludes(p.Conditions.Users, o.User) is { IsKnown: true, Value: true }))
                .OrderBy(p => p.DisplayName, StringComparer.Ordinal),
        ];
        if (uneven.Length > 0)
        {
            conflicts.Add($"{PolicyTargets.Join(uneven)} {(uneven.Length == 1 ? "reaches" : "reach")} it, and {(uneven.Length == 1 ? "excludes" : "exclude")} another emergency account.");
        }
    }

    /// <summary>Accounts in the same exclusion group that are no emergency accounts.</summary>
    private static void AddCompanions(Tenant tenant, BreakGlassAccount account, IReadOnlyList<BreakGlassAccount> all, List<string> conflicts)
    {
        PolicyExposure exposure = PolicyExposure.Of(tenant, new PolicyScopes(tenant), account.User);
        ILookup<string, User> members = tenant.Directory.MembersSeenOf(exposure.Groups);
        foreach (string group in exposure.Groups)
        {
            User[] strangers = [.. members[group].Where(u => !all.Any(a => a.IsEmergencyAccount && a.Id == u.Id)).OrderBy(u => u.DisplayName, StringComparer.Ordinal)];
            if (strangers.Length > 0)
            {
                conflicts.Add($"The group {tenant.Directory.NameOf(group)} exempts it together with {RuleTargets.Join(strangers)}, which {(strangers.Length == 1 ? "is no emergency account" : "are no emergency accounts")}.");
            }
        }
    }
}
