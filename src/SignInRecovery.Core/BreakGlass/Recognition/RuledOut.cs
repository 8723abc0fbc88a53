using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>Accounts that are excluded from policies for other reasons than emergencies, and how one can tell.</summary>
internal static class RuledOut
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(90);

    /// <summary>Why an account cannot be an emergency account, as the end of a sentence; null when nothing says so.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The account.</param>
    /// <param name="asOf">The time asked about.</param>
    public static string? Because(Tenant tenant, User user, DateTimeOffset asOf)
    {
        if (tenant.Roles.IsSynchronizationAccount(user))
        {
            return "is the account of a directory synchronisation client";
        }

        if (user.IsExternal == true)
        {
            return "signs in with the credentials of another tenant or provider";
        }

        bool holdsRole = tenant.Roles.HoldingsOf(user.Id).Count > 0;
        if (!holdsRole && user.OnPremisesSyncEnabled == true)
        {
            return "is synchronised from on-premises and holds no directory role";
        }

        if (OnlySoftwareSignsIn(tenant, user, asOf))
        {
            return "is used by software: clients sign in on its behalf all the time, and nobody signs in interactively";
        }

        return !holdsRole && tenant.Roles.MissingActive.Count == 0 && !EvidenceReader.HasTellingName(user)
            ? $"holds no directory role, so that it could repair nothing{(HasPasswordOnly(tenant, user) ? "; it looks like the account of a service" : string.Empty)}"
            : null;
    }

    private static bool HasPasswordOnly(Tenant tenant, User user) =>
        tenant.Directory.MethodsOf(user.Id).TryGet(out IReadOnlyList<AuthenticationMethod>? known) && known.All(m => m.Kind == AuthenticationMethodKind.Password);

    /// <summary>
    /// A key in the account shows that a person is meant to use it. A drill also leaves sign-ins by clients, so only those count
    /// that go on long after the last interactive one.
    /// </summary>
    private static bool OnlySoftwareSignsIn(Tenant tenant, User user, DateTimeOffset asOf)
    {
        if (!tenant.Directory.SignInActivityOf(user.Id).TryGet(out SignInActivity? activity) || activity?.LastNonInteractiveSignInDateTime is not DateTimeOffset software || asOf - software > EvidenceReader.Often)
        {
            return false;
        }

        return (activity.LastSignInDateTime is null || software - activity.LastSignInDateTime > LongAgo) && HasPasswordOnly(tenant, user);
    }
}
