using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>What a check may look at.</summary>
internal sealed class ReadinessContext
{
    private readonly Lazy<IReadOnlyList<SecondFactors>> _everyday;
    private readonly Lazy<IReadOnlyList<MissingFact>> _missingPeers;

    public ReadinessContext(
        BreakGlassAccount account,
        IReadOnlyList<User> peers,
        Lazy<IReadOnlyList<MissingFact>> missingPeers,
        AttestationBook attestations,
        EmergencySignIn signIn,
        DateTimeOffset asOf)
    {
        Tenant tenant = account.GetTenant();
        User user = account.User;
        Tenant = tenant;
        User = user;
        IsEmergencyAccount = account.IsEmergencyAccount;
        Peers = peers;
        _missingPeers = missingPeers;
        Attestations = attestations;
        SignIn = signIn;
        AsOf = asOf;
        Exposure = PolicyExposure.Of(tenant, new PolicyScopes(tenant), user);
        Keys = BreakGlassKeys.Of(tenant, user);
        _everyday = new Lazy<IReadOnlyList<SecondFactors>>(() =>
        [
            .. tenant.Roles.Of(BuiltInRoles.GlobalAdministrator) is var roster
                ? roster.ActiveUsersSeen.Concat(roster.EligibleUsersSeen)
                    .Where(u => u.AccountEnabled != false && u.Id != user.Id && !peers.Any(p => p.Id == u.Id) && !tenant.Roles.IsSynchronizationAccount(u))
                    .OrderBy(u => u.DisplayName, StringComparer.Ordinal).ThenBy(u => u.Id, StringComparer.Ordinal)
                    .Select(u => SecondFactors.Of(tenant, u, asOf))
                : [],
        ]);
    }

    public Tenant Tenant { get; }

    public User User { get; }

    /// <summary>Whether the account itself counts as an emergency account: declared or recognised.</summary>
    public bool IsEmergencyAccount { get; }

    /// <summary>The other emergency accounts of the tenant.</summary>
    public IReadOnlyList<User> Peers { get; }

    /// <summary>What was not seen and could make further emergency accounts known.</summary>
    public IReadOnlyList<MissingFact> MissingPeers => _missingPeers.Value;

    public AttestationBook Attestations { get; }

    public EmergencySignIn SignIn { get; }

    public DateTimeOffset AsOf { get; }

    public PolicyExposure Exposure { get; }

    public BreakGlassKeys Keys { get; }

    /// <summary>The account in a sentence.</summary>
    public string Name => User.DisplayName ?? User.UserPrincipalName ?? User.Id;

    /// <summary>The everyday Global Administrators: enabled people who hold the role or may activate it, the emergency accounts aside.</summary>
    public IReadOnlyList<SecondFactors> Everyday => _everyday.Value;

    /// <summary>What was not seen and could add everyday Global Administrators.</summary>
    public IReadOnlyList<MissingFact> MissingEveryday
    {
        get
        {
            RoleRoster roster = Tenant.Roles.Of(BuiltInRoles.GlobalAdministrator);
            return [.. roster.MissingActive.Concat(roster.MissingEligible).Distinct()];
        }
    }

    /// <summary>A property of the account that is not in the snapshot.</summary>
    /// <param name="property">The property, as Graph names it.</param>
    public MissingFact Unseen(string property) =>
        new("users", $"The snapshot does not give {property} of {Name}.", $"Take the snapshot again with the user property {property}.");

    /// <summary>A property of the account.</summary>
    public Evidence Fact(string property, object? value, string section = "users") => RuleTargets.Evidence(User, property, value, section);
}
