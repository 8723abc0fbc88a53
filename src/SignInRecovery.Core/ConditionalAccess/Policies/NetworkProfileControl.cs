namespace SignInRecovery.ConditionalAccess;

/// <summary>A Global Secure Access profile that a policy applies to the session (beta).</summary>
public sealed record NetworkProfileControl
{
    /// <summary>Whether the control is on.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The id of the profile.</summary>
    public string? ProfileId { get; init; }

    /// <summary>The id of the policy, in the older form.</summary>
    public string? PolicyId { get; init; }
}
