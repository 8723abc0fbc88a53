using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.Tenants;

namespace SignInRecovery.BreakGlass;

/// <summary>
/// Whether an emergency account gets into the admin portals from an unmanaged device anywhere. The one place in which this
/// folder asks the evaluation of sign-ins.
/// </summary>
internal sealed class EmergencySignIn
{
    private readonly PortalAccess _now;
    private readonly PortalAccess _enforced;

    /// <summary>Prepares the answers for a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="asOf">The time asked about.</param>
    public EmergencySignIn(Tenant tenant, DateTimeOffset asOf)
    {
        _now = new PortalAccess(tenant, asOf);
        _enforced = _now.SwitchedOn();
    }

    /// <summary>Under the policies that are enabled, and what Microsoft demands besides.</summary>
    /// <param name="userId">The account's id.</param>
    public (Fact<bool> CanSignIn, string Reason) Now(string userId) => Answer(_now.Anywhere(userId));

    /// <summary>As if the policies that report only, Microsoft-managed ones among them, were enabled.</summary>
    /// <param name="userId">The account's id.</param>
    public (Fact<bool> CanSignIn, string Reason) WhenEnforced(string userId) => Answer(_enforced.Anywhere(userId));

    // "Ask again with this signal given" is no advice to somebody whose question is every place.
    private static (Fact<bool> CanSignIn, string Reason) Answer(PortalAccessAnswer answer) => answer.CanSignIn.IsKnown
        ? (answer.CanSignIn, answer.Reason)
        : (Fact.Unknown<bool>([.. answer.CanSignIn.Missing.Select(m => m.Remedy == MissingSignals.AskAgain ? m with { Remedy = "Get-SignInOutcome answers for one of them." } : m)]), answer.Reason);
}
