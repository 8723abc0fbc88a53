namespace SignInRecovery.Tenants;

/// <summary>A passkey profile (Graph: passkeyProfile).</summary>
public sealed record PasskeyProfile
{
    /// <summary>The profile's id.</summary>
    public string? Id { get; init; }

    /// <summary>The profile's name.</summary>
    public string? Name { get; init; }

    /// <summary>Which kinds of passkey are allowed; null when not in the snapshot.</summary>
    public PasskeyTypes? PasskeyTypes { get; init; }

    /// <summary>Whether a key must prove its make at registration.</summary>
    public PasskeyAttestationEnforcement? AttestationEnforcement { get; init; }

    /// <summary>Which models are allowed or blocked.</summary>
    public PasskeyKeyRestrictions? KeyRestrictions { get; init; }
}
