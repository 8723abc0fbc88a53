namespace SignInRecovery.BreakGlass;

/// <summary>An account in the journal.</summary>
public sealed record JournalAccount
{
    /// <summary>The display name.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The sign-in name.</summary>
    public required string UserPrincipalName { get; init; }

    /// <summary>A random mail nickname, written here before the account is made: with it the account is found when the answer was lost.</summary>
    public required string MailNickname { get; init; }
}
