using System.Globalization;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Tells of every administrator of a tenant whether somebody could bring the account back.</summary>
public static class AdministratorRecoveries
{
    private static readonly RecoveryCapability[] BringBack = [RecoveryCapability.ResetPassword, RecoveryCapability.AuthenticationMethods];

    /// <summary>A line for each administrator, those who are alone first, then those of whom it is not sure.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">The time asked about.</param>
    /// <param name="cancellationToken">Set when the user has given up.</param>
    public static IReadOnlyList<AdministratorRecovery> Of(Tenant tenant, DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        return Of(new RestoreGraph(tenant, asOf, new PortalHelperAccess(tenant, asOf)), cancellationToken);
    }

    /// <summary>The same by a graph that is made already.</summary>
    internal static IReadOnlyList<AdministratorRecovery> Of(RestoreGraph graph, CancellationToken cancellationToken = default)
    {
        var planner = new RestorePlanner(graph);
        var shared = new SharedFailures(graph);
        var direct = new DirectHelpers(graph);
        var lines = new List<AdministratorRecovery>();
        foreach (User user in graph.Tenant.Roles.AdministratorsSeen)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Add(Line(graph, planner, shared, direct, user));
        }

        return
        [
            .. lines.OrderByDescending(l => l.IsAlone)
                .ThenByDescending(l => l.IsUnsure)
                .ThenBy(l => l.IndependentHelpers)
                .ThenBy(l => l.Administrator, StringComparer.Ordinal)
                .ThenBy(l => l.Id, StringComparer.Ordinal),
        ];
    }

    private static AdministratorRecovery Line(RestoreGraph graph, RestorePlanner planner, SharedFailures shared, DirectHelpers direct, User user)
    {
        TargetProfile profile = graph.Profiles.Of(user);
        RestoreState start = RestoreState.Without(user.Id);
        IReadOnlyList<HelperAbility> methods = direct.Of(BringBack[1], user, profile);
        IReadOnlyList<HelperAbility> helpers = Whole(user, direct.Of(BringBack[0], user, profile), methods);
        HelperAbility[] sure = [.. helpers.Where(h => h.Certainty >= RecoveryCertainty.Likely)];
        HelperAbility[] independent = [.. sure.Where(h => shared.Between(h.Actor, user).Count == 0)];
        HelperAbility? first = independent.Length > 0 ? independent[0] : sure.Length > 0 ? sure[0] : null;
        RestorePlan? plan = null;
        HelperAbility? partial = first is null ? methods.FirstOrDefault(m => m.Certainty >= RecoveryCertainty.Likely) : null;
        first ??= partial;
        if (first is null)
        {
            plan = planner.Plans(RecoveryCapability.AuthenticationMethods, profile, RecoverySubjects.Of(user), start) is [RestorePlan best, ..] ? best : null;
            first = plan?.Final;
        }

        IReadOnlyList<MissingFact> missing = [.. graph.MissingFor(BringBack).Concat(helpers.SelectMany(h => h.Missing)).Distinct()];
        RecoveryCertainty certainty = plan?.Certainty ?? first?.Certainty ?? RecoveryCertainty.Unknown;
        return new AdministratorRecovery
        {
            Administrator = Name(user),
            SignInName = user.UserPrincipalName,
            Id = user.Id,
            Roles = [.. graph.Tenant.Roles.HoldingsOf(user.Id).Select(h => RuleTargets.RoleName(graph.Tenant, h.RoleTemplateId)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            IndependentHelpers = independent.Length,
            DependentHelpers = sure.Length - independent.Length,
            UnsureHelpers = helpers.Count - sure.Length,
            FirstHelper = first is null ? null : Name(first.Actor),
            FirstHelperId = first?.Actor.Id,
            Via = first is null ? null : Via(plan, first),
            Certainty = certainty,
            Reason = partial is null
                ? Reason(graph, shared, user, profile, sure, independent, helpers, plan, missing)
                : $"{Name(partial.Actor)} can reset the authentication methods. Of nobody it is sure that the password can be reset from here.",
            Missing = missing,
        };
    }

    /// <summary>
    /// Those who can do by themselves all that this tenant can do for the account. Where it keeps no password, as of a guest,
    /// the methods are all.
    /// </summary>
    private static IReadOnlyList<HelperAbility> Whole(User user, IReadOnlyList<HelperAbility> password, IReadOnlyList<HelperAbility> methods)
    {
        bool isKeptHere = user.IsExternal != true && (user.OnPremisesSyncEnabled != true || password.Count > 0);
        if (!isKeptHere)
        {
            return methods;
        }

        var byActor = password.ToDictionary(a => a.Actor.Id, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. methods
                .Where(m => byActor.ContainsKey(m.Actor.Id))
                .Select(m => byActor[m.Actor.Id].Certainty < m.Certainty ? byActor[m.Actor.Id] : m)
                .OrderBy(a => a, HelperOrder.Instance),
        ];
    }

    private static string Via(RestorePlan? plan, HelperAbility first)
    {
        if (plan is { Actions.Count: > 1 })
        {
            return string.Create(CultureInfo.InvariantCulture, $"in {plan.Actions.Count} steps, beginning with {Name(plan.Actions[0].Ability.Actor)}");
        }

        string role = first.RoleName;
        return first switch
        {
            { NeedsApproval: true, Approvers: [User approver, ..] } => $"{role}, after an approval by {Name(approver)}",
            { NeedsActivation: true } => $"{role}, after activation",
            _ => role,
        };
    }

    private static string Reason(
        RestoreGraph graph,
        SharedFailures shared,
        User user,
        TargetProfile profile,
        HelperAbility[] sure,
        HelperAbility[] independent,
        IReadOnlyList<HelperAbility> helpers,
        RestorePlan? plan,
        IReadOnlyList<MissingFact> missing)
    {
        string unit = profile.RestrictedUnits.Count > 0
            ? $" The account is in the restricted management administrative unit {profile.RestrictedUnits[0].DisplayName}, where no role held for the tenant reaches it."
            : string.Empty;
        if (independent.Length > 0)
        {
            return (independent.Length == 1 ? "One person can bring the account back." : string.Create(CultureInfo.InvariantCulture, $"{independent.Length} people can bring the account back.")) + unit;
        }

        if (sure.Length > 0)
        {
            return $"Whoever can bring the account back {RuleTargets.Join([.. sure.SelectMany(h => shared.Between(h.Actor, user)).Distinct(StringComparer.Ordinal)])}." + unit;
        }

        if (plan is { Certainty: >= RecoveryCertainty.Likely })
        {
            return $"Nobody can at once; {Name(plan.Final.Actor)} can after others have helped." + unit;
        }

        HelperAbility? unsure = helpers.Count > 0 ? helpers[0] : plan?.Actions.Select(a => a.Ability).MinBy(a => a.Certainty);
        if (unsure is not null)
        {
            return $"Of nobody it is sure: {(unsure.Doubts is [string doubt, ..] ? doubt : "something was not seen.")}" + unit;
        }

        return missing.Count > 0
            ? $"Nobody was seen in {graph.Tenant.Name} who can bring the account back, and not everything was seen: {missing[0].Reason}" + unit
            : $"Nobody in {graph.Tenant.Name} can bring the account back." + unit;
    }

    private static string Name(User user) => user.DisplayName ?? user.UserPrincipalName ?? user.Id;
}
