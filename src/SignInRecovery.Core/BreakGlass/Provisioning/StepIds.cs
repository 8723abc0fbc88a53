namespace SignInRecovery.BreakGlass;

/// <summary>The ids of steps, by which the journal knows them.</summary>
internal static class StepIds
{
    public const string Group = "group";
    public const string Unit = "unit";

    private const string ExclusionPrefix = "exclusion/";

    public static string Account(PlannedAccount account) => "account/" + account.UserPrincipalName;

    public static string Reset(PlannedAccount account) => "reset/" + account.UserPrincipalName;

    public static string Membership(PlannedAccount account) => "membership/" + account.UserPrincipalName;

    public static string Exclusion(string policyId) => ExclusionPrefix + policyId;

    public static string Pass(PlannedAccount account) => "pass/" + account.UserPrincipalName;

    public static string Sessions(PlannedAccount account) => "sessions/" + account.UserPrincipalName;

    public static string Role(PlannedAccount account) => "role/" + account.UserPrincipalName;

    /// <summary>No step of a plan: that the password reached the caller.</summary>
    public static string PasswordHandedOut(PlannedAccount account) => "handed-out/password/" + account.UserPrincipalName;

    /// <summary>No step of a plan: that the pass reached the caller.</summary>
    public static string PassHandedOut(PlannedAccount account) => "handed-out/pass/" + account.UserPrincipalName;

    /// <summary>The policy of an exclusion step; null for another step.</summary>
    public static string? PolicyOf(string step) => step.StartsWith(ExclusionPrefix, StringComparison.Ordinal) ? step[ExclusionPrefix.Length..] : null;
}
