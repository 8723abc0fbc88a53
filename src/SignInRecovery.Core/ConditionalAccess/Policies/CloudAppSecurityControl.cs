namespace SignInRecovery.ConditionalAccess;

/// <summary>Conditional Access App Control (Graph: cloudAppSecuritySessionControl).</summary>
public sealed record CloudAppSecurityControl
{
    /// <summary>Whether the control is on.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>What the control does.</summary>
    public CloudAppSecurityType? CloudAppSecurityType { get; init; }
}
