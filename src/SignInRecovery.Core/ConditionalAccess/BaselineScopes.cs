namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// How a tenant treats a request for nothing but baseline scopes, where an All-resources policy has resource exclusions
/// (Microsoft Entra documentation, enforcement with resource exclusions, 2026).
/// </summary>
/// <param name="Enforcement">The way.</param>
/// <param name="AppId">The placeholder application of <see cref="BaselineScopeEnforcement.Custom"/>; null otherwise.</param>
public sealed record BaselineScopes(BaselineScopeEnforcement Enforcement, string? AppId = null)
{
    /// <summary>The request is not held to the policy, as before June 2026.</summary>
    public static BaselineScopes Legacy { get; } = new(BaselineScopeEnforcement.Legacy);

    /// <summary>The request is evaluated as one for Windows Azure Active Directory; the default.</summary>
    public static BaselineScopes Enforced { get; } = new(BaselineScopeEnforcement.Enforced);

    /// <summary>The request is evaluated as one for an application of the tenant's choice.</summary>
    /// <param name="appId">The app id of the placeholder.</param>
    public static BaselineScopes Custom(string appId) => new(BaselineScopeEnforcement.Custom, appId);
}
