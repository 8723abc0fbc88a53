using SignInRecovery.ConditionalAccess;

namespace SignInRecovery.SignIns;

/// <summary>The ordinary values of the signals that are no place and no platform, for the lockout questions.</summary>
public static class AdminSignIn
{
    /// <summary>
    /// Fills the signals that a context leaves open, except the place and the platform: a browser on a device that is not
    /// registered, no risk, no special flow.
    /// </summary>
    /// <param name="context">The context.</param>
    public static SignInContext Ordinary(SignInContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context with
        {
            ClientAppType = context.ClientAppType ?? ClientAppType.Browser,
            Device = context.Device ?? DeviceInfo.Unregistered,
            SignInRisk = context.SignInRisk ?? RiskLevel.None,
            UserRisk = context.UserRisk ?? RiskLevel.None,
            InsiderRisk = context.InsiderRisk ?? InsiderRiskLevels.None,
            AuthenticationFlow = context.AuthenticationFlow ?? AuthenticationTransferMethods.None,
        };
    }
}
