using SignInRecovery.Facts;
using SignInRecovery.Knowledge;

namespace SignInRecovery.Tenants;

/// <summary>
/// Who holds or may activate which directory role: people and their ways in, not assignment objects. Through role-assignable
/// groups and PIM for Groups as well; service principals and holders that exist no more are set aside with the reason.
/// </summary>
public sealed class RoleHolders
{
    private readonly Dictionary<string, RoleRoster> _rosters;
    private readonly ILookup<string, RoleHolding> _byUser;
    private readonly RoleRoster _nobody;
    private readonly HashSet<string> _synchronization;

    internal RoleHolders(Tenant tenant)
    {
        var reader = new RoleHolderReader(tenant);
        _rosters = reader.Read();
        _byUser = _rosters.Values.SelectMany(r => r.Seen).ToLookup(h => h.User.Id, StringComparer.OrdinalIgnoreCase);
        _synchronization = new(_byUser.Where(IsOfSynchronization).Select(h => h.Key), StringComparer.OrdinalIgnoreCase);
        _nobody = reader.Empty();
        MissingActive = _nobody.MissingActive;
        All = (RoleRoster[])[.. _rosters.Values];
        MissingEligible = _nobody.MissingEligible;
        AdministratorsSeen = (User[])
        [
            .. _rosters.Values
                .SelectMany(r => r.Seen)
                .Select(h => h.User)
                .DistinctBy(u => u.Id)
                .Where(u => !IsSynchronizationAccount(u))
                .OrderBy(u => u.DisplayName ?? u.UserPrincipalName, StringComparer.Ordinal)
                .ThenBy(u => u.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What was not seen and could add active holders of any role.</summary>
    public IReadOnlyList<MissingFact> MissingActive { get; }

    /// <summary>What was not seen and could add eligible holders of any role.</summary>
    public IReadOnlyList<MissingFact> MissingEligible { get; }

    /// <summary>The roles that somebody holds or may activate.</summary>
    public IReadOnlyList<RoleRoster> All { get; }

    /// <summary>Who holds or may activate a role.</summary>
    /// <param name="role">The role.</param>
    public RoleRoster Of(BuiltInRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return Of(role.TemplateId);
    }

    /// <summary>Who holds or may activate a role.</summary>
    /// <param name="roleTemplateId">The role's template id; for a custom role its own id.</param>
    public RoleRoster Of(string roleTemplateId) =>
        _rosters.GetValueOrDefault(roleTemplateId) ?? _nobody with { RoleTemplateId = roleTemplateId };

    /// <summary>
    /// The administrators: everybody who was seen to hold or to be able to activate a directory role, in any scope, each
    /// once, in the order of their names. Accounts of directory synchronisation are no administrators: no person signs in
    /// with them.
    /// </summary>
    public IReadOnlyList<User> AdministratorsSeen { get; }

    /// <summary>The holdings of a user that were seen.</summary>
    /// <param name="userId">The user's id.</param>
    public IReadOnlyList<RoleHolding> HoldingsOf(string userId) =>
        (RoleHolding[])[.. _byUser[userId]];

    /// <summary>Whether an account belongs to a synchronisation client: it holds one of the two roles made for them, and no other.</summary>
    /// <param name="user">The account.</param>
    public bool IsSynchronizationAccount(User user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return _synchronization.Contains(user.Id);
    }

    private static bool IsOfSynchronization(IEnumerable<RoleHolding> holdings) => holdings.All(h =>
        h.RoleTemplateId == BuiltInRoles.DirectorySynchronizationAccounts.TemplateId
        || h.RoleTemplateId == BuiltInRoles.OnPremisesDirectorySyncAccount.TemplateId);
}
