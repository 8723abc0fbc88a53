using SignInRecovery.ConditionalAccess;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>What does not fit together about accounts, in sentences, so that a person can decide instead of the software.</summary>
internal sealed class ConflictReader
{
    private readonly Tenant _tenant;
    private readonly bool _hasDeclarations;
    private readonly Dictionary<string, PolicyExposure> _exposures;
    private readonly HashSet<ConditionalAccessPolicy> _excluding;
    private readonly Lazy<ILookup<string, User>> _members;

    /// <summary>Creates the reader for the accounts of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="all">The accounts, each once.</param>
    /// <param name="hasDeclarations">Whether somebody declared accounts.</param>
    /// <param name="scopes">The scopes of the tenant's policies.</param>
    public ConflictReader(Tenant tenant, IReadOnlyList<BreakGlassAccount> all, bool hasDeclarations, PolicyScopes scopes)
    {
        _tenant = tenant;
        _hasDeclarations = hasDeclarations;
        _exposures = all.Where(a => a.IsEmergencyAccount)
            .ToDictionary(a => a.Id, a => PolicyExposure.Of(tenant, scopes, a.User), StringComparer.OrdinalIgnoreCase);
        _excluding = new(_exposures.Values.SelectMany(e => e.Enabled.Excluding), ReferenceEqualityComparer.Instance);
        _members = new(() => tenant.Directory.MembersSeenOf(_exposures.Values.SelectMany(e => e.Groups)));
    }

    /// <summary>The conflicts about one of the accounts.</summary>
    /// <param name="account">The account.</param>
    public IReadOnlyList<string> Of(BreakGlassAccount account)
    {
        if (account.Origin == BreakGlassOrigin.RuledOut)
        {
            return [];
        }

        var conflicts = new List<string>();
        RoleRoster roster = _tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
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

            if (RuledOut.Because(_tenant, account.User, account.AsOf) is string reason)
            {
                conflicts.Add($"It is declared, and {reason}.");
            }
        }
        else if (account.Origin == BreakGlassOrigin.Recognized && _hasDeclarations)
        {
            conflicts.Add("The facts show an emergency account, and nobody declared it.");
        }
        else if (account.Origin == BreakGlassOrigin.Candidate && EvidenceReader.HasTellingName(account.User) && !holdsRole && roster.MissingActive.Count == 0)
        {
            conflicts.Add("Its name says that it is for emergencies, and it does not hold Global Administrator now.");
        }

        if (_exposures.TryGetValue(account.Id, out PolicyExposure? exposure))
        {
            AddPolicies(exposure, conflicts);
            AddCompanions(exposure, conflicts);
        }

        return conflicts;
    }

    /// <summary>Policies that exclude another emergency account and reach this one.</summary>
    private void AddPolicies(PolicyExposure exposure, List<string> conflicts)
    {
        ConditionalAccessPolicy[] uneven = [.. exposure.Enabled.Reaching.Where(_excluding.Contains)];
        if (uneven.Length > 0)
        {
            conflicts.Add($"{PolicyTargets.Join(uneven)} {(uneven.Length == 1 ? "reaches" : "reach")} it, and {(uneven.Length == 1 ? "excludes" : "exclude")} another emergency account.");
        }
    }

    /// <summary>Accounts in the same exclusion group that are no emergency accounts.</summary>
    private void AddCompanions(PolicyExposure exposure, List<string> conflicts)
    {
        foreach (string group in exposure.Groups)
        {
            User[] strangers = [.. _members.Value[group].Where(u => !_exposures.ContainsKey(u.Id)).OrderBy(u => u.DisplayName, StringComparer.Ordinal)];
            if (strangers.Length > 0)
            {
                conflicts.Add($"The group {_tenant.Directory.NameOf(group)} exempts it together with {RuleTargets.Join(strangers)}, which {(strangers.Length == 1 ? "is no emergency account" : "are no emergency accounts")}.");
            }
        }
    }
}
