namespace SignInRecovery.GraphEmulator.Tokens;

/// <summary>What a token says about its bearer.</summary>
internal sealed record AccessToken
{
    internal required bool IsApplication { get; init; }

    internal required string TenantId { get; init; }

    internal required string ObjectId { get; init; }

    internal required string ApplicationId { get; init; }

    internal string? ApplicationName { get; init; }

    internal string? PrincipalName { get; init; }

    /// <summary>scp of a delegated token, roles of an application's.</summary>
    internal required IReadOnlySet<string> Permissions { get; init; }

    /// <summary>wids: the directory roles, by template id.</summary>
    internal required IReadOnlySet<string> Roles { get; init; }

    /// <summary>acrs: the authentication contexts that were satisfied.</summary>
    internal IReadOnlySet<string> AuthenticationContexts { get; init; } = new HashSet<string>();

    /// <summary>Whether the client said that it can answer claims challenges (xms_cc: cp1).</summary>
    internal bool AnswersClaims { get; init; }

    internal required DateTimeOffset IssuedAt { get; init; }

    internal required DateTimeOffset ExpiresAt { get; init; }

    internal required string Id { get; init; }

    internal bool Has(string permission) => Permissions.Contains(permission);
}
