namespace SignInRecovery.Json;

/// <summary>The times inside a line of signInActivity.</summary>
internal sealed record SignInActivityTimes
{
    /// <summary>The last interactive attempt.</summary>
    public DateTimeOffset? LastSignInDateTime { get; init; }

    /// <summary>The last attempt by a client on the user's behalf.</summary>
    public DateTimeOffset? LastNonInteractiveSignInDateTime { get; init; }

    /// <summary>The last sign-in that succeeded.</summary>
    public DateTimeOffset? LastSuccessfulSignInDateTime { get; init; }
}
