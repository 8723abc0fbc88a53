namespace SignInRecovery.Tenants;

/// <summary>An authentication context (Graph: authenticationContextClassReference).</summary>
public sealed record AuthenticationContext
{
    /// <summary>The id, <c>c1</c> to <c>c99</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The context's name.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What the context is for.</summary>
    public string? Description { get; init; }

    /// <summary>True when the context is published to applications.</summary>
    public bool? IsAvailable { get; init; }
}
