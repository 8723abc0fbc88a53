using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>What rules say about policies: targets of findings, names in sentences, and pieces of evidence.</summary>
internal static class PolicyTargets
{
    /// <summary>A policy as the object of a finding.</summary>
    public static FindingTarget Policy(ConditionalAccessPolicy policy) => new("Policy", policy.Id, policy.DisplayName ?? policy.Id);

    /// <summary>A policy in a sentence: its name in quotation marks, else its id.</summary>
    public static string Describe(ConditionalAccessPolicy policy) => PolicyText.Describe(policy);

    /// <summary>Policies in a sentence.</summary>
    public static string Join(IEnumerable<ConditionalAccessPolicy> policies) => RuleTargets.Join([.. policies.Select(Describe)]);

    /// <summary>A property of a policy.</summary>
    public static Evidence Evidence(ConditionalAccessPolicy policy, string property, object? value) =>
        new(Policy(policy), property, value, "policies");

    /// <summary>The state of a policy, as Graph prints it.</summary>
    public static Evidence State(ConditionalAccessPolicy policy) => Evidence(policy, "state", policy.State switch
    {
        PolicyState.Enabled => "enabled",
        PolicyState.EnabledForReportingButNotEnforced => "enabledForReportingButNotEnforced",
        PolicyState.Disabled => "disabled",
        _ => null,
    });

    /// <summary>Whom a policy includes and excludes, each list that is not empty, with the names that were seen.</summary>
    public static IEnumerable<Evidence> Users(Tenant tenant, ConditionalAccessPolicy policy)
    {
        UsersCondition users = policy.Conditions.Users;
        (string Name, IReadOnlyList<string> Ids, Func<string, string> NameOf)[] lists =
        [
            ("includeUsers", users.IncludeUsers, tenant.Directory.NameOf),
            ("includeGroups", users.IncludeGroups, tenant.Directory.NameOf),
            ("includeRoles", users.IncludeRoles, r => RuleTargets.RoleName(tenant, r)),
            ("excludeUsers", users.ExcludeUsers, tenant.Directory.NameOf),
            ("excludeGroups", users.ExcludeGroups, tenant.Directory.NameOf),
            ("excludeRoles", users.ExcludeRoles, r => RuleTargets.RoleName(tenant, r)),
        ];
        foreach ((string name, IReadOnlyList<string> ids, Func<string, string> nameOf) in lists)
        {
            if (ids.Count > 0)
            {
                yield return Evidence(policy, "conditions.users." + name, string.Join(", ", ids.Select(id => NameAndId(id, nameOf(id)))));
            }
        }

        if (users.IncludeGuestsOrExternalUsers?.GuestOrExternalUserTypes is GuestOrExternalUserTypes included)
        {
            yield return Evidence(policy, "conditions.users.includeGuestsOrExternalUsers", included.ToString());
        }

        if (users.ExcludeGuestsOrExternalUsers?.GuestOrExternalUserTypes is GuestOrExternalUserTypes excluded)
        {
            yield return Evidence(policy, "conditions.users.excludeGuestsOrExternalUsers", excluded.ToString());
        }
    }

    /// <summary>What a policy demands, with the operator.</summary>
    public static Evidence Controls(ConditionalAccessPolicy policy)
    {
        GrantControls? grant = policy.GrantControls;
        IEnumerable<string> controls =
        [
            .. (grant?.BuiltInControls ?? []).Select(c => Camel(c.ToString())),
            .. grant?.UnrecognizedControls ?? [],
            .. (grant?.TermsOfUse ?? []).Select(_ => "termsOfUse"),
            .. (grant?.CustomAuthenticationFactors ?? []).Select(_ => "customAuthenticationFactors"),
            .. grant?.AuthenticationStrength is { } strength ? [$"authenticationStrength {strength.DisplayName ?? strength.Id}"] : (string[])[],
        ];
        return Evidence(policy, "grantControls", string.Join(grant?.Operator == GrantControlOperator.Or ? " OR " : " AND ", controls));
    }

    private static string NameAndId(string id, string name) => name == id ? id : $"{name} ({id})";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
