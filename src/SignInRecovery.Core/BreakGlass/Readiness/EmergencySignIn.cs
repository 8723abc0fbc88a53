using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Whether an emergency account gets into the admin portals from an unmanaged device anywhere. The one place in which this
/// folder asks the evaluation of sign-ins.
/// </summary>
internal sealed class EmergencySignIn(Tenant tenant, DateTimeOffset asOf)
{
    /// <summary>Under the policies that are enabled, and what Microsoft demands besides.</summary>
    /// <param name="userId">The account's id.</param>
    public (Fact<bool> CanSignIn, string Reason) Now(string userId) => NotEvaluated(userId);

    /// <summary>As if the policies that report only, Microsoft-managed ones among them, were enabled.</summary>
    /// <param name="userId">The account's id.</param>
    public (Fact<bool> CanSignIn, string Reason) WhenEnforced(string userId) => NotEvaluated(userId);

    private (Fact<bool> CanSignIn, string Reason) NotEvaluated(string userId) => (
        Fact.Unknown<bool>(new MissingFact(
            "sign-in",
            $"The sign-in of {tenant.Directory.NameOf(userId)} as of {asOf:yyyy-MM-dd} was not evaluated.",
            "Sign in with the account in a private browser window.")),
        "The sign-in was not evaluated.");
}
