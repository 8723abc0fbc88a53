using System.Text.Json.Serialization;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants;

/// <summary>A person's answer to a check that no software can make, or a drill that was held. Ours, not Graph's.</summary>
public sealed record Attestation
{
    /// <summary>The attestation's id; empty when a file gives none.</summary>
    public string Id { get => field ?? string.Empty; init; }

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

    /// <summary>Who keeps the credentials, for a check about their keeping; null when it does not say.</summary>
    [JsonConverter(typeof(TextListConverter))]
    public IReadOnlyList<string>? Custodians { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Note { get; init; }
}
