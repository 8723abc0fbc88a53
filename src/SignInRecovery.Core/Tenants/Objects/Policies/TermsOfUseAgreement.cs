namespace SignInRecovery.Tenants;

/// <summary>Terms of use (Graph: agreement).</summary>
public sealed record TermsOfUseAgreement
{
    /// <summary>The agreement's id.</summary>
    public required string Id { get; init; }

    /// <summary>The agreement's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>True when each device must accept, which needs a registered device.</summary>
    public bool? IsPerDeviceAcceptanceRequired { get; init; }

    /// <summary>True when the document must be opened before it can be accepted.</summary>
    public bool? IsViewingBeforeAcceptanceRequired { get; init; }

    /// <summary>After which time a user must accept again, an ISO 8601 duration; null for never.</summary>
    public string? UserReacceptRequiredFrequency { get; init; }

    /// <summary>When all acceptances lapse; null for never.</summary>
    public TermsExpiration? TermsExpiration { get; init; }
}
