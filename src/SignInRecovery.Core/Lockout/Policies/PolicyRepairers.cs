using SignInRecovery.Facts;
using SignInRecovery.Knowledge;
using SignInRecovery.Lockout.Rules;
using SignInRecovery.Tenants;

namespace SignInRecovery.Lockout;

/// <summary>
/// The people who can change a Conditional Access policy that locks others out: enabled accounts that hold or may activate
/// one of the built-in roles that may update policies, for the whole tenant.
/// </summary>
internal sealed class PolicyRepairers
{
    /// <summary>The built-in roles with the action microsoft.directory/conditionalAccessPolicies/basic/update, or all tasks.</summary>
    public static readonly IReadOnlyList<BuiltInRole> Roles =
    [
        BuiltInRoles.GlobalAdministrator,
        BuiltInRoles.Find("b1be1c3e-b65d-4f19-8427-f6fa0d97feb9")!,
        BuiltInRoles.Find("194ae4cb-b126-40b2-bd5b-6091b380977d")!,
    ];

    private PolicyRepairers(IReadOnlyList<User> people, IReadOnlyList<MissingFact> missing)
    {
        People = people;
        Missing = missing;
    }

    /// <summary>Those who were seen, each once, in the order of their names.</summary>
    public IReadOnlyList<User> People { get; }

    /// <summary>What is missing before one can say that these are all.</summary>
    public IReadOnlyList<MissingFact> Missing { get; }

    /// <summary>The people of a tenant who can change its policies.</summary>
    /// <param name="tenant">The tenant.</param>
    public static PolicyRepairers Of(Tenant tenant)
    {
        RolePeople[] roles = [.. Roles.Select(r => RolePeople.Of(tenant, r))];
        return new PolicyRepairers(RolePeople.Sorted(roles.SelectMany(r => r.All)), [.. roles.SelectMany(r => r.Missing).Distinct()]);
    }
}
