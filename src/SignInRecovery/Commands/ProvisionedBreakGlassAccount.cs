using System.Management.Automation;
using System.Security;
using SignInRecovery.Facts;

namespace SignInRecovery.Commands;

/// <summary>An emergency account as New-BreakGlassAccount left it. Secrets are handed out once, as secure strings.</summary>
public sealed record ProvisionedBreakGlassAccount
{
    /// <summary>The display name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The sign-in name.</summary>
    public required string UserPrincipalName { get; init; }

    /// <summary>The object id.</summary>
    public required string Id { get; init; }

    /// <summary>The group through which policies exclude the account; null when there is none.</summary>
    public string? ExclusionGroup { get; init; }

    /// <summary>The sign-in name and password, with -PasswordHandling Return; null otherwise, and when it was handed out before.</summary>
    public PSCredential? Credential { get; init; }

    /// <summary>The parts of the password, with -PasswordHandling Split.</summary>
    public IReadOnlyList<PasswordPart> PasswordParts { get; init => field = value.Indexed(); } = [];

    /// <summary>The Temporary Access Pass; null when none was issued by this run.</summary>
    public SecureString? TemporaryAccessPass { get; init; }

    /// <summary>When the pass ends.</summary>
    public DateTimeOffset? TemporaryAccessPassEndsAt { get; init; }

    /// <summary>The tenant's id.</summary>
    public required string TenantId { get; init; }

    /// <summary>The tenant's name.</summary>
    public required string TenantName { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{DisplayName} ({UserPrincipalName})";
}
