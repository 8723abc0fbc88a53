using SignInRecovery.Knowledge;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// Recognises policies that Microsoft makes and switches on. The object has no property that says so: its name begins with
/// "Microsoft-managed" and cannot be changed by the tenant (Microsoft Entra documentation, Microsoft-managed policies). Its
/// templateId says nothing, since a policy that a tenant makes from a template has one too.
/// </summary>
internal static class ManagedPolicies
{
    private const string NamePrefix = "Microsoft-managed";

    /// <summary>Whether Microsoft made a policy, by its name; null when the name was not seen.</summary>
    /// <param name="policy">The policy.</param>
    public static bool? IsManaged(ConditionalAccessPolicy policy) =>
        policy.DisplayName?.TrimStart().StartsWith(NamePrefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The first day on which Microsoft may switch a managed policy on; null when the day of its creation was not seen.</summary>
    /// <param name="policy">The policy.</param>
    public static DateTimeOffset? EarliestStart(ConditionalAccessPolicy policy) =>
        policy.CreatedDateTime is DateTimeOffset created ? Periods.ManagedPolicyReportOnly.EndsAfter(created) : null;
}
