namespace SignInRecovery.ConditionalAccess;

/// <summary>What an evaluation makes of a signal that the context of the sign-in does not give.</summary>
public enum EvaluationMode
{
    /// <summary>
    /// The signal has its ordinary value, which is listed among the assumptions: a browser on a platform outside Graph's
    /// list, from an address outside every named location and of no country, on an unregistered device, without risk and
    /// without an authentication flow.
    /// </summary>
    SignIn,

    /// <summary>
    /// A policy that is conditioned on the signal does not apply, as in Microsoft's What If (Microsoft Entra documentation,
    /// What If tool).
    /// </summary>
    WhatIf,

    /// <summary>The signal stays open: the answer is Unknown where it decides.</summary>
    WorstCase,
}
