using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>Somebody who holds a role now, and whether that person could act in it today.</summary>
public sealed record UsableHolder
{
    /// <summary>The user.</summary>
    public required User User { get; init; }

    /// <summary>The ways in which the user holds the role for the whole tenant now.</summary>
    public required IReadOnlyList<RoleHolding> Holdings { get; init; }

    /// <summary>The user's second factors.</summary>
    public required SecondFactors Factors { get; init; }

    /// <summary>
    /// Whether the person could act: the account is enabled, belongs to no synchronisation client, the assignment has not
    /// ended, and a sign-in accepts one of its lasting second factors.
    /// </summary>
    public required Fact<bool> IsUsable { get; init; }

    /// <summary>Why, as the end of a sentence: "is disabled".</summary>
    public required string Reason { get; init; }

    /// <summary>The holders of a role for the whole tenant who were seen, in the order of their names.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="role">The role.</param>
    /// <param name="asOf">The time asked about.</param>
    public static IReadOnlyList<UsableHolder> Of(Tenant tenant, BuiltInRole role, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(role);
        RoleRoster roster = tenant.Roles.Of(role);
        ILookup<string, RoleHolding> holdings = roster.Seen.Where(h => h.IsTenantWide && h.IsActive).ToLookup(h => h.User.Id, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. roster.ActiveUsersSeen
                .OrderBy(u => u.DisplayName ?? u.UserPrincipalName, StringComparer.Ordinal)
                .ThenBy(u => u.Id, StringComparer.Ordinal)
                .Select(u => Judge(tenant, u, [.. holdings[u.Id]], asOf)),
        ];
    }

    private static UsableHolder Judge(Tenant tenant, User user, IReadOnlyList<RoleHolding> holdings, DateTimeOffset asOf)
    {
        SecondFactors factors = SecondFactors.Of(tenant, user, asOf);
        (Fact<bool> isUsable, string reason) = Decide(tenant, user, holdings, factors, asOf);
        return new UsableHolder { User = user, Holdings = holdings, Factors = factors, IsUsable = isUsable, Reason = reason };
    }

    private static (Fact<bool> IsUsable, string Reason) Decide(Tenant tenant, User user, IReadOnlyList<RoleHolding> holdings, SecondFactors factors, DateTimeOffset asOf)
    {
        if (user.AccountEnabled == false)
        {
            return (Fact.Known(false), "is disabled");
        }

        if (tenant.Roles.HoldingsOf(user.Id).Any(h => IsSynchronizationRole(h.RoleTemplateId)))
        {
            return (Fact.Known(false), "is the account of a synchronisation client");
        }

        if (holdings.All(h => h.EndsAt <= asOf))
        {
            return (Fact.Known(false), "held the role until " + Text(holdings.Max(h => h.EndsAt)));
        }

        Fact<bool> hasFactor = factors.HasAny;
        if (hasFactor.TryGet(out bool has) && !has)
        {
            // Microsoft demands multifactor authentication in its admin portals in the public cloud only (Microsoft Entra
            // documentation, mandatory multifactor authentication, 2026-04-03).
            return tenant.Cloud == TenantCloud.Global
                ? (Fact.Known(false), NoFactor(factors))
                : (Fact.Unknown<bool>(new MissingFact(
                    "policies",
                    $"{tenant.Directory.NameOf(user.Id)} has no second factor; in this cloud Microsoft does not itself demand one, so whether a password is enough depends on the Conditional Access policies.",
                    "Have the person sign in to the admin center in a private browser window.")), NoFactor(factors));
        }

        if (user.AccountEnabled is null)
        {
            return (Fact.Unknown<bool>(new MissingFact(
                "users",
                $"The snapshot does not say whether the account {tenant.Directory.NameOf(user.Id)} is enabled.",
                "Take the snapshot again.")), "may be disabled");
        }

        return hasFactor.IsKnown
            ? (hasFactor, "has " + string.Join(", ", factors.Accepted.Select(f => MethodNames.Of(f.Kind)).Distinct()))
            : (hasFactor, "may have no second factor that a sign-in accepts");
    }

    private static string NoFactor(SecondFactors factors) => factors.Refused.Count == 0
        ? "has no second factor"
        : "has no second factor that a sign-in accepts: " + string.Join("; ", factors.Refused.Select(f => $"{f.Name} is refused, because {f.Acceptance.Reason}"));

    private static bool IsSynchronizationRole(string roleTemplateId) =>
        roleTemplateId == BuiltInRoles.DirectorySynchronizationAccounts.TemplateId
        || roleTemplateId == BuiltInRoles.OnPremisesDirectorySyncAccount.TemplateId;

    private static string Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
}
