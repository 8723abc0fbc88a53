using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The authentication flows of a policy. A session that began with one still matches later, with whatever flow (protocol
/// tracking; Microsoft Entra documentation, authentication flows, 2024-02-22).
/// </summary>
/// <param name="methods">The flows.</param>
internal sealed class FlowCondition(AuthenticationTransferMethods methods) : Condition
{
    /// <inheritdoc/>
    public override WhatIfReasons Reason => WhatIfReasons.AuthenticationFlow;

    /// <inheritdoc/>
    public override Tri Evaluate(EvaluationScope scope)
    {
        AuthenticationTransferMethods original = scope.Context.OriginalTransferMethod ?? AuthenticationTransferMethods.None;
        if ((original & methods & ~AuthenticationTransferMethods.Unrecognized) != 0)
        {
            return Tri.True;
        }

        return scope.Flows switch
        {
            null => Tri.Absent,
            AuthenticationTransferMethods flows when (flows & methods & ~AuthenticationTransferMethods.Unrecognized) != 0 => Tri.True,
            AuthenticationTransferMethods flows => (flows | methods).HasFlag(AuthenticationTransferMethods.Unrecognized) ? Tri.Unknown : Tri.False,
        };
    }

    /// <inheritdoc/>
    public override void Explain(EvaluationScope scope, ICollection<MissingFact> missing) => missing.Add(scope.Flows is null
        ? MissingSignals.Flow
        : new MissingFact("policies", "The policy or the sign-in names an authentication flow that this version does not know.", "Look at the policy in the Microsoft Entra admin center, or use a newer version of SignInRecovery."));

    /// <inheritdoc/>
    public override string Describe(EvaluationScope scope) => $"the session used {(scope.Flows is null or 0 ? "no such flow" : scope.Flows.ToString())}, and the policy is for {methods}";
}
