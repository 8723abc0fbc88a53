using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout.Rules;

/// <summary>
/// SR0108. A Global Administrator whose credentials are at another organisation cannot be helped here: nobody in this tenant
/// can reset them. What decides is where the credentials are, not the user type, which says Member for many of them. A guest
/// with credentials of this tenant can be reset here, and only falls under what is set for guests: Low.
/// </summary>
internal sealed class ExternalGlobalAdministrator() : LockoutRule("SR0108")
{
    private static readonly BuiltInRole Role = BuiltInRoles.GlobalAdministrator;

    public override IReadOnlyList<string> Sections { get; } = ["users", "roleAssignments", "roleEligibilities", "groupEligibilities"];

    public override IReadOnlyList<string> ReferredSections => [.. RuleSections.Holders.Except(Sections)];

    public override IEnumerable<RuleResult> Evaluate(RuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Tenant tenant = context.Tenant;
        RolePeople people = RolePeople.Of(tenant, Role);
        bool isEverybody = people.Missing.Count == 0 && people.All.All(u => u.IsExternal == true);
        var results = new List<RuleResult>();
        foreach (User user in people.All)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            if (user.IsExternal == true)
            {
                results.Add(External(tenant, people, user, isEverybody));
            }
            else if (user.IsExternal is null || user.UserType is null or UserType.Unrecognized)
            {
                results.Add(RuleResult.Unknown(
                    $"Whether the Global Administrator {RuleTargets.Describe(user)} has credentials of this tenant",
                    [NotSeen(user)],
                    RuleTargets.User(user)));
            }
            else if (user.UserType == UserType.Guest)
            {
                results.Add(InternalGuest(tenant, people, user));
            }
        }

        if (people.Missing.Count > 0)
        {
            results.Add(RuleResult.Unknown("Whether these are all Global Administrators", people.Missing, RuleTargets.Role(Role)));
        }
        else if (results.Count == 0)
        {
            results.Add(people.All.Count > 0
                ? new RuleResult(LockoutStatus.Pass, $"Every Global Administrator is a member with credentials of this tenant: {RuleTargets.Join(people.All)}.", RuleTargets.Role(Role))
                : new RuleResult(LockoutStatus.NotApplicable, "There is no enabled Global Administrator.", RuleTargets.Role(Role)));
        }

        return results;
    }

    private static RuleResult External(Tenant tenant, RolePeople people, User user, bool isEverybody)
    {
        string type = user.UserType == UserType.Member ? " although the user type is Member" : string.Empty;
        string everybody = isEverybody ? " This is true of every Global Administrator, so the severity is Critical." : string.Empty;
        return new RuleResult(
            LockoutStatus.Fail,
            $"{RuleTargets.Describe(user)} {people.Has(user, Role)} and signs in with credentials of another organisation{type}: nobody in this tenant can reset them.{everybody}",
            RuleTargets.User(user))
        {
            Severity = isEverybody ? LockoutSeverity.Critical : LockoutSeverity.High,
            Evidence = EvidenceOf(tenant, people, user),
        };
    }

    private static RuleResult InternalGuest(Tenant tenant, RolePeople people, User user) => new(
        LockoutStatus.Fail,
        $"{RuleTargets.Describe(user)} {people.Has(user, Role)} and is a guest with credentials of this tenant: they can be reset here, so the severity is Low, but policies and restrictions for guests reach this administrator.",
        RuleTargets.User(user))
    {
        Severity = LockoutSeverity.Low,
        Evidence = EvidenceOf(tenant, people, user),
    };

    private static Evidence[] EvidenceOf(Tenant tenant, RolePeople people, User user) =>
    [
        RuleTargets.Evidence(user, "userType", user.UserType?.ToString()),
        RuleTargets.Evidence(user, "userPrincipalName", user.UserPrincipalName),
        .. user.ExternalUserState is ExternalUserState state ? (Evidence[])[RuleTargets.Evidence(user, "externalUserState", state.ToString())] : [],
        .. user.CreationType is string creation ? (Evidence[])[RuleTargets.Evidence(user, "creationType", creation)] : [],
        .. (user.Identities ?? []).Where(i => i.IsExternal).Select(i => RuleTargets.Evidence(user, "identities.issuer", i.Issuer)),
        .. people.HoldingsOf(tenant, user),
    ];

    private static MissingFact NotSeen(User user) => new(
        "users",
        $"The snapshot does not say whether the account {RuleTargets.Describe(user)} is a member or a guest, or whose credentials it uses.",
        "Take the snapshot again with the user properties userPrincipalName, userType, externalUserState, creationType and identities.");
}
