namespace SignInRecovery.ConditionalAccess;

/// <summary>The authentication flows of a policy (Graph: conditionalAccessAuthenticationFlows).</summary>
public sealed record AuthenticationFlowsCondition
{
    /// <summary>The transfer methods at which the policy applies; null means not configured.</summary>
    public AuthenticationTransferMethods? TransferMethods { get; init; }
}
