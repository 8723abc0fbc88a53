using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.SignIns;

/// <summary>What of the circumstances of a sign-in decides whether a control can be met at all.</summary>
internal static class Circumstances
{
    /// <summary>
    /// Whether the client uses legacy authentication: it supports no multifactor authentication and passes no device state, so
    /// that it meets no control (Microsoft Entra documentation, Conditional Access conditions). Absent, it is a browser.
    /// </summary>
    public static bool IsLegacyClient(this SignInContext context) =>
        context.ClientAppType is ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported or ClientAppType.Other;

    /// <summary>Whether the sign-in uses device code flow.</summary>
    public static bool IsDeviceCodeFlow(this SignInContext context) =>
        context.AuthenticationFlow?.HasFlag(AuthenticationTransferMethods.DeviceCodeFlow) == true;

    /// <summary>
    /// Whether the sign-in or the user is at risk: then nobody may register a method during it (error 53004; Microsoft Entra
    /// documentation, Microsoft-managed policies and troubleshooting Conditional Access).
    /// </summary>
    public static bool IsRisky(this SignInContext context) => IsRisk(context.SignInRisk) || IsRisk(context.UserRisk);

    /// <summary>Whether a control is one that nobody can meet now.</summary>
    public static bool IsUnavailable(this SignInContext context, GrantControl control) => context.UnavailableControls.Contains(control);

    private static bool IsRisk(RiskLevel? level) => level is RiskLevel.Low or RiskLevel.Medium or RiskLevel.High;
}
