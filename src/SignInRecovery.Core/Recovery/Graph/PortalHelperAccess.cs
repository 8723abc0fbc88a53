using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Asks the evaluation of sign-ins whether a helper gets into the admin portals.</summary>
/// <param name="tenant">The tenant.</param>
/// <param name="asOf">The time asked about.</param>
internal sealed class PortalHelperAccess(Tenant tenant, DateTimeOffset asOf) : IHelperAccess
{
    /// <inheritdoc/>
    public HelperSignIn Of(User user) => new(
        Fact.Unknown<bool>(new MissingFact(
            "policies",
            $"Whether the portals let {tenant.Directory.NameOf(user.Id)} in at {asOf:yyyy-MM-dd} was not evaluated.",
            "Have the person sign in to the admin center in a private browser window.")),
        "Whether the portals let this person in was not evaluated.");
}
