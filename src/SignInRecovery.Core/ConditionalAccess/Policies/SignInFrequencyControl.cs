namespace SignInRecovery.ConditionalAccess;

/// <summary>How often the user must sign in again (Graph: signInFrequencySessionControl).</summary>
public sealed record SignInFrequencyControl
{
    /// <summary>Whether the control is on.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>The number of hours or days, as <see cref="Type"/> says; null for every time.</summary>
    public int? Value { get; init; }

    /// <summary>The unit of <see cref="Value"/>.</summary>
    public SignInFrequencyType? Type { get; init; }

    /// <summary>Which factors must be given again.</summary>
    public SignInFrequencyAuthenticationType? AuthenticationType { get; init; }

    /// <summary>Whether the frequency is a time or every time.</summary>
    public SignInFrequencyInterval? FrequencyInterval { get; init; }
}
