namespace SignInRecovery.Support;

/// <summary>Whether a team answers at the time asked about.</summary>
public enum SupportOpening
{
    /// <summary>Nobody can tell from what is known.</summary>
    Unknown,

    /// <summary>It answers now.</summary>
    Open,

    /// <summary>It does not answer now.</summary>
    Closed,
}
