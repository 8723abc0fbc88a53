namespace SignInRecovery.Tenants;

/// <summary>When the acceptances of terms of use lapse (Graph: termsExpiration).</summary>
public sealed record TermsExpiration
{
    /// <summary>When they lapse first.</summary>
    public DateTimeOffset? StartDateTime { get; init; }

    /// <summary>How often they lapse after that, an ISO 8601 duration.</summary>
    public string? Frequency { get; init; }
}
