namespace SignInRecovery.Tenants;

/// <summary>
/// When a user last signed in (Graph: signInActivity). A record without times is a user for whom no sign-in is
/// recorded.
/// </summary>
public sealed record SignInActivity
{
    /// <summary>The user's object id.</summary>
    public required string UserId { get; init; }

    /// <summary>The last interactive attempt, failed ones included.</summary>
    public DateTimeOffset? LastSignInDateTime { get; init; }

    /// <summary>The last attempt by a client on the user's behalf.</summary>
    public DateTimeOffset? LastNonInteractiveSignInDateTime { get; init; }

    /// <summary>The last sign-in that succeeded.</summary>
    public DateTimeOffset? LastSuccessfulSignInDateTime { get; init; }
}
