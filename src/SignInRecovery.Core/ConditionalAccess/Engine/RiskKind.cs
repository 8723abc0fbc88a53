namespace SignInRecovery.ConditionalAccess;

/// <summary>The risks that policies tell apart by level.</summary>
internal enum RiskKind
{
    SignIn,
    User,
    ServicePrincipal,
}
