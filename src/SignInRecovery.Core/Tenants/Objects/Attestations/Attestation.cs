namespace SignInRecovery.Tenants;

/// <summary>A person's answer to a check that no software can make, or a drill that was held. Ours, not Graph's.</summary>
public sealed record Attestation
{
    /// <summary>The attestation's id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether a check was answered or a drill held.</summary>
    public AttestationKind? Kind { get; init; }

    /// <summary>The id of the check.</summary>
    public string? Check { get; init; }

    /// <summary>The id of the object that was checked, of a domain its name; null for the tenant.</summary>
    public string? Target { get; init; }

    /// <summary>The answer.</summary>
    public AttestationAnswer? Answer { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>Who says so.</summary>
    public string? By { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Note { get; init; }
}
