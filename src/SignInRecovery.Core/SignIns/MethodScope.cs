using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// Whom a method's configuration reaches: its state, its exclusions, which win, and its inclusions (Microsoft Entra
/// documentation, passkeys, 2026-03-08; authentication methods, 2025-03-04).
/// </summary>
public static class MethodScope
{
    private const string AllUsers = "all_users";

    /// <summary>Whether a method is on for a user in the authentication methods policy.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="user">The user.</param>
    /// <param name="kind">The method.</param>
    public static MethodAcceptance Of(Tenant tenant, User user, AuthenticationMethodConfigurationKind kind)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(user);
        Fact<AuthenticationMethodConfiguration> configuration = Configuration(tenant, kind);
        return configuration.TryGet(out AuthenticationMethodConfiguration? found)
            ? Of(tenant, user, found)
            : MethodAcceptance.Unknown(configuration.Missing);
    }

    internal static MethodAcceptance Of(Tenant tenant, User user, AuthenticationMethodConfiguration configuration) => Of(
        tenant,
        user,
        configuration,
        _ => MethodAcceptance.Accepted($"the method {MethodNames.Of(configuration)} is on for {tenant.Directory.NameOf(user.Id)}"));

    /// <summary>Whether a method is on for a user, where each inclusion may have demands of its own; one satisfied inclusion is enough.</summary>
    internal static MethodAcceptance Of(
        Tenant tenant,
        User user,
        AuthenticationMethodConfiguration configuration,
        Func<AuthenticationMethodTarget, MethodAcceptance> demands)
    {
        string name = MethodNames.Of(configuration);
        if (configuration.State == AuthenticationMethodState.Disabled)
        {
            return MethodAcceptance.Refused($"the method {name} is switched off in the authentication methods policy", $"{configuration.Id}.state");
        }

        var missing = new List<MissingFact>();
        if (configuration.State != AuthenticationMethodState.Enabled)
        {
            missing.Add(Unseen(configuration, "state"));
        }

        MethodAcceptance? exclusion = Exclusion(tenant, user, configuration, missing);
        if (exclusion is not null)
        {
            return exclusion;
        }

        MethodAcceptance inclusion = Inclusion(tenant, user, configuration, demands);
        return inclusion.State == MethodAcceptanceState.Refused || missing.Count == 0
            ? inclusion
            : MethodAcceptance.Unknown([.. missing, .. inclusion.Missing.ExceptBy(missing.Select(m => m.Subject), m => m.Subject)]);
    }

    /// <summary>The configuration of a method, or Unknown when the policy or its configuration was not seen.</summary>
    internal static Fact<AuthenticationMethodConfiguration> Configuration(Tenant tenant, AuthenticationMethodConfigurationKind kind) =>
        tenant.AuthenticationMethodsPolicy.Single.Then(policy => policy.Find(kind) is AuthenticationMethodConfiguration found
            ? Fact.Known(found)
            : Fact.Unknown<AuthenticationMethodConfiguration>(new MissingFact(
                "authenticationMethodsPolicy",
                $"The authentication methods policy of the snapshot has no configuration of {MethodNames.Of(kind)}.",
                "Take the snapshot again.")));

    private static MethodAcceptance? Exclusion(Tenant tenant, User user, AuthenticationMethodConfiguration configuration, List<MissingFact> missing)
    {
        if (configuration.ExcludeTargets is null)
        {
            missing.Add(Unseen(configuration, "excludeTargets"));
            return null;
        }

        foreach (AuthenticationMethodTarget target in configuration.ExcludeTargets)
        {
            Fact<bool> isExcluded = IsIn(tenant, user, target);
            if (!isExcluded.TryGet(out bool isIn))
            {
                missing.AddRange(isExcluded.Missing.Select(m => m with { Reason = $"{MethodNames.Of(configuration)} excludes {TargetName(tenant, target)}. {m.Reason}" }));
            }
            else if (isIn)
            {
                bool isAll = string.Equals(target.Id, AllUsers, StringComparison.OrdinalIgnoreCase);
                bool isSelf = string.Equals(target.Id, user.Id, StringComparison.OrdinalIgnoreCase);
                string member = isAll || isSelf ? string.Empty : $", of which {tenant.Directory.NameOf(user.Id)} is a member";
                return MethodAcceptance.Refused(
                    $"the method {MethodNames.Of(configuration)} excludes {TargetName(tenant, target)}{member}, and an exclusion wins",
                    $"{configuration.Id}.excludeTargets");
            }
        }

        return null;
    }

    private static MethodAcceptance Inclusion(
        Tenant tenant,
        User user,
        AuthenticationMethodConfiguration configuration,
        Func<AuthenticationMethodTarget, MethodAcceptance> demands)
    {
        if (configuration.IncludeTargets is null)
        {
            return MethodAcceptance.Unknown(Unseen(configuration, "includeTargets"));
        }

        var refusals = new List<MethodAcceptance>();
        var missing = new List<MissingFact>();
        foreach (AuthenticationMethodTarget target in configuration.IncludeTargets)
        {
            Fact<bool> isIncluded = IsIn(tenant, user, target);
            if (isIncluded.TryGet(out bool isIn) && !isIn)
            {
                continue;
            }

            MethodAcceptance demand = demands(target);
            switch (demand.State)
            {
                case MethodAcceptanceState.Refused:
                    refusals.Add(demand);
                    break;
                case MethodAcceptanceState.Accepted when isIncluded.IsKnown:
                    return demand;
                default:
                    missing.AddRange(isIncluded.IsKnown ? demand.Missing : isIncluded.Missing);
                    break;
            }
        }

        if (missing.Count > 0)
        {
            return MethodAcceptance.Unknown(missing);
        }

        return refusals.Count > 0
            ? MethodAcceptance.Refused(string.Join(", and ", refusals.Select(r => r.Reason).Distinct()), refusals[0].Property!)
            : MethodAcceptance.Refused(
                $"the method {MethodNames.Of(configuration)} is on, but not for {tenant.Directory.NameOf(user.Id)}: {Included(tenant, configuration)}",
                $"{configuration.Id}.includeTargets");
    }

    private static string Included(Tenant tenant, AuthenticationMethodConfiguration configuration) => configuration.IncludeTargets switch
    {
        { Count: 0 } => "it includes nobody",
        { Count: 1 } targets => $"it includes only {TargetName(tenant, targets[0])}",
        _ => "no group that it includes has this member",
    };

    private static Fact<bool> IsIn(Tenant tenant, User user, AuthenticationMethodTarget target)
    {
        if (target.Id is not string id)
        {
            return Fact.Unknown<bool>(new MissingFact("authenticationMethodsPolicy", "A target of the authentication methods policy has no id.", "Take the snapshot again."));
        }

        bool isUser = string.Equals(id, user.Id, StringComparison.OrdinalIgnoreCase);
        return target.TargetType switch
        {
            _ when string.Equals(id, AllUsers, StringComparison.OrdinalIgnoreCase) => Fact.Known(true),
            AuthenticationMethodTargetType.User => Fact.Known(isUser),
            AuthenticationMethodTargetType.Group => tenant.Directory.IsMember(user.Id, id),
            _ => isUser ? Fact.Known(true) : tenant.Directory.IsMember(user.Id, id),
        };
    }

    private static string TargetName(Tenant tenant, AuthenticationMethodTarget target) => target switch
    {
        { Id: null } => "an object without id",
        { Id: string id } when string.Equals(id, AllUsers, StringComparison.OrdinalIgnoreCase) => "all users",
        { TargetType: AuthenticationMethodTargetType.User } => $"the user {tenant.Directory.NameOf(target.Id)}",
        _ => $"the group '{tenant.Directory.NameOf(target.Id)}'",
    };

    private static MissingFact Unseen(AuthenticationMethodConfiguration configuration, string property) => new(
        "authenticationMethodsPolicy",
        $"The snapshot does not hold {property} of {MethodNames.Of(configuration)} in the authentication methods policy.",
        "Take the snapshot again.");
}
