using System.Text.Json.Serialization;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>A line of signInActivity: <c>{"id":...,"signInActivity":{...}}</c>.</summary>
internal sealed record SignInActivityLine
{
    /// <summary>The user's object id.</summary>
    [JsonConverter(typeof(UserIdConverter))]
    public required string Id { get; init; }

    /// <summary>The times; Graph leaves them out for a user who never signed in.</summary>
    public SignInActivityTimes? SignInActivity { get; init; }

    /// <summary>The record of the line.</summary>
    public SignInActivity ToRecord() => new()
    {
        UserId = Id,
        LastSignInDateTime = SignInActivity?.LastSignInDateTime,
        LastNonInteractiveSignInDateTime = SignInActivity?.LastNonInteractiveSignInDateTime,
        LastSuccessfulSignInDateTime = SignInActivity?.LastSuccessfulSignInDateTime,
    };
}
