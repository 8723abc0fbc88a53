using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>The enabled administrators with their second factors: what the rules on methods look at.</summary>
internal sealed class AdministratorFactors
{
    private readonly Tenant _tenant;

    private AdministratorFactors(Tenant tenant, IReadOnlyList<SecondFactors> all, IReadOnlyList<Evidence> leftOut, IReadOnlyList<MissingFact> missingRoles)
    {
        _tenant = tenant;
        All = all;
        LeftOut = leftOut;
        MissingRoles = missingRoles;
    }

    /// <summary>The sections that tell who is an administrator and what each can present.</summary>
    public static IReadOnlyList<string> Sections { get; } =
    [
        "users", "roleAssignments", "roleEligibilities", "groupEligibilities", "memberships", "methods", "authenticationMethodsPolicy",
    ];

    /// <summary>The enabled administrators who were seen, in the order of their names.</summary>
    public IReadOnlyList<SecondFactors> All { get; }

    /// <summary>The accounts with roles that are not looked at, and why.</summary>
    public IReadOnlyList<Evidence> LeftOut { get; }

    /// <summary>What was not seen and could add administrators.</summary>
    public IReadOnlyList<MissingFact> MissingRoles { get; }

    public static AdministratorFactors Of(RuleContext context)
    {
        Tenant tenant = context.Tenant;
        var all = new List<SecondFactors>();
        var leftOut = new List<Evidence>();
        foreach (User user in tenant.Roles.AdministratorsSeen)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (user.AccountEnabled == false)
            {
                leftOut.Add(RuleTargets.NotCounted(user, "accountEnabled", "is disabled"));
            }
            else
            {
                all.Add(SecondFactors.Of(tenant, user, context.AsOf));
            }
        }

        IEnumerable<RoleHolding> holdings = tenant.Roles.All.SelectMany(r => r.Seen);
        leftOut.AddRange(holdings.Select(h => h.User).DistinctBy(u => u.Id).Where(tenant.Roles.IsSynchronizationAccount)
            .Select(u => RuleTargets.NotCounted(u, "roleDefinition", "is the account of a synchronisation client, and no person signs in with it", "roleAssignments")));
        leftOut.AddRange(tenant.Roles.All.SelectMany(r => r.SetAside).DistinctBy(h => h.PrincipalId).Select(RuleTargets.Evidence));
        MissingFact[] missing =
        [
            .. tenant.Roles.MissingActive,
            .. tenant.Roles.MissingEligible,
            .. tenant.Roles.All.SelectMany(r => r.MissingActive.Concat(r.MissingEligible)),
        ];

        // One cause hides the holders of many roles; it is enough to name it once.
        return new AdministratorFactors(tenant, all, leftOut, [.. missing.DistinctBy(m => (m.Subject, m.Remedy))]);
    }

    /// <summary>"Ada Lovelace (ada@contoso.com) holds User Administrator".</summary>
    public string Holder(User user) => $"{RuleTargets.Describe(user)} {(IsEligibleOnly(user) ? "may activate" : "holds")} {RuleTargets.RoleNames(_tenant, user)}";

    /// <summary>The roles and second factors of an administrator, as evidence.</summary>
    public IReadOnlyList<Evidence> Evidence(SecondFactors administrator) =>
    [
        .. _tenant.Roles.HoldingsOf(administrator.User.Id).Select(h => RuleTargets.Evidence(_tenant, h)),
        .. FactorEvidence.Of(administrator),
    ];

    /// <summary>
    /// Adds what cannot be said, and when all is said and well, that it is: one Unknown for administrators who lack the same
    /// fact first, one for administrators who may be there unseen, else a Pass, or NotApplicable when there is nobody to look at.
    /// </summary>
    /// <param name="failures">What is wrong.</param>
    /// <param name="unsettled">The administrators about whom nothing can be said, and what is missing.</param>
    /// <param name="question">What cannot be said, between "Whether " and " is unknown": "{0} can sign in" with the names.</param>
    /// <param name="pass">The sentence that says that all is well.</param>
    public IEnumerable<RuleResult> Conclude(
        IReadOnlyList<RuleResult> failures,
        IReadOnlyList<(User User, IReadOnlyList<MissingFact> Missing)> unsettled,
        Func<string, string> question,
        string pass)
    {
        foreach (RuleResult failure in failures)
        {
            // A disabled account fails nothing, so what fails one of which that was not seen is not certain.
            yield return failure.Target is { Kind: "User" } target && All.FirstOrDefault(a => a.User.Id == target.Id)?.User is { AccountEnabled: null } user && failure.Status == LockoutStatus.Fail
                ? RuleResult.Unknown($"Whether {question(RuleTargets.Describe(user))}, if the account is enabled,", [RolePeople.EnabledNotSeen(user)], target) with { Evidence = failure.Evidence }
                : failure;
        }

        foreach (RuleResult unknown in Unsettled(unsettled, question))
        {
            yield return unknown;
        }

        if (MissingRoles.Count > 0)
        {
            yield return RuleResult.Unknown($"Whether {question("administrators who were not seen")}", MissingRoles);
        }
        else if (All.Count == 0)
        {
            yield return new RuleResult(LockoutStatus.NotApplicable, "No enabled administrator was found.") { Evidence = LeftOut };
        }
        else if (failures.Count == 0 && unsettled.Count == 0)
        {
            yield return new RuleResult(LockoutStatus.Pass, pass) { Evidence = LeftOut };
        }
    }

    private static IEnumerable<RuleResult> Unsettled(IReadOnlyList<(User User, IReadOnlyList<MissingFact> Missing)> unsettled, Func<string, string> question)
    {
        var byCause = unsettled.GroupBy(u => u.Missing[0].Subject);
        foreach (IGrouping<string, (User User, IReadOnlyList<MissingFact> Missing)> group in byCause)
        {
            User[] users = [.. group.Select(u => u.User)];
            yield return RuleResult.Unknown(
                $"Whether {question(RuleTargets.Join(users))}",
                [.. group.SelectMany(u => u.Missing)],
                users.Length == 1 ? RuleTargets.User(users[0]) : null) with
            {
                Evidence = [.. users.Select(u => RuleTargets.Evidence(u, "userPrincipalName", u.UserPrincipalName))],
            };
        }
    }

    private bool IsEligibleOnly(User user) => _tenant.Roles.HoldingsOf(user.Id).All(h => !h.IsActive);
}
