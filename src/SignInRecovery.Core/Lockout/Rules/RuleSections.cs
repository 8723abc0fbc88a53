namespace SignInRecovery.Lockout.Rules;

/// <summary>The sections to which others refer, for <see cref="LockoutRule.ReferredSections"/>.</summary>
internal static class RuleSections
{
    /// <summary>What role assignments refer to: groups and their members, custom roles, how an assignment came about, and principals that are no people.</summary>
    public static IReadOnlyList<string> Holders { get; } =
        ["groups", "memberships", "roleDefinitions", "roleAssignmentSchedules", "roleEligibilities", "groupEligibilities", "servicePrincipals", "deletedUsers"];

    /// <summary>What second factors refer to: the report that stands in for the methods, federation servers and home tenants.</summary>
    public static IReadOnlyList<string> Factors { get; } = ["registrationDetails", "domains", "federationConfigurations", "crossTenantAccess"];
}
