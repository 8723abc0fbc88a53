using System.Security;

namespace SignInRecovery.BreakGlass;

/// <summary>What a run made for one account. Secrets are secure strings, handed out once and kept nowhere.</summary>
public sealed record ProvisionedSecrets
{
    /// <summary>The account.</summary>
    public required PlannedAccount Account { get; init; }

    /// <summary>The account's object id.</summary>
    public required string ObjectId { get; init; }

    /// <summary>The password in parts, in their order; one part when it is returned whole, none when it was discarded or handed out before.</summary>
    public IReadOnlyList<SecureString> PasswordParts { get; init; } = [];

    /// <summary>The Temporary Access Pass; null when none was issued.</summary>
    public SecureString? TemporaryAccessPass { get; init; }

    /// <summary>When the pass ends; null when none was issued or the service did not say.</summary>
    public DateTimeOffset? TemporaryAccessPassEndsAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Account.ToString();
}
