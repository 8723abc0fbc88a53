using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Gateway;

/// <summary>Who is connected, to which tenant, and with which rights, as the token and the service say. It holds no secret.</summary>
public sealed record SessionInfo
{
    /// <summary>The session's own id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The user principal name of a person, the name or id of an application.</summary>
    public required string Account { get; init; }

    /// <summary>The object id of the user or service principal; null when the token does not say.</summary>
    public string? ObjectId { get; init; }

    /// <summary>Whether an application is signed in, and no person.</summary>
    public required bool IsApplication { get; init; }

    /// <summary>How the session proved who it is. For the environment it is what the environment named.</summary>
    public required CredentialKind Kind { get; init; }

    /// <summary>The application through which it is signed in; null when the token does not say.</summary>
    public string? ClientId { get; init; }

    /// <summary>The tenant's id.</summary>
    public required string TenantId { get; init; }

    /// <summary>The tenant's display name; null when it could not be read.</summary>
    public string? TenantName { get; init; }

    /// <summary>The cloud.</summary>
    public required TenantCloud Cloud { get; init; }

    /// <summary>The address of Microsoft Graph, without a version.</summary>
    public required string GraphEndpoint { get; init; }

    /// <summary>The address of the sign-in service.</summary>
    public required string AuthorityHost { get; init; }

    /// <summary>What the session is for.</summary>
    public required SessionCapability Capability { get; init; }

    /// <summary>The permissions in the token, scopes or application roles, in ordinal order; null when the token cannot be read.</summary>
    public IReadOnlyList<string>? Permissions { get; init => field = value?.Indexed(); }

    /// <summary>The template ids of the directory roles in the token; null when it does not tell.</summary>
    public IReadOnlyList<string>? DirectoryRoles { get; init => field = value?.Indexed(); }

    /// <summary>When the token ends; most credentials renew it by themselves.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the session can renew its token.</summary>
    public required bool IsRenewable { get; init; }
}
