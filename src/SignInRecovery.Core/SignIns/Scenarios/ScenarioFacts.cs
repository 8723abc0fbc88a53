using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns.Scenarios;

/// <summary>The facts of a scenario as the engine takes them.</summary>
/// <param name="Tenant">The tenant.</param>
/// <param name="Accounts">What the users can present, by id.</param>
/// <param name="ExternalUsers">What is known of external users, by id.</param>
internal sealed record ScenarioFacts(Tenant Tenant, IReadOnlyDictionary<string, Account> Accounts, IReadOnlyDictionary<string, ExternalUser> ExternalUsers)
{
    /// <summary>What in the facts this version does not know, in sentences.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}
