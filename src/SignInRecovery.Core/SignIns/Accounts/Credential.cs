using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;

namespace SignInRecovery.SignIns;

/// <summary>
/// Something that an account can present at a sign-in. One whose acceptance is Unknown may as well not exist: that is how
/// methods that nobody saw stand in the list.
/// </summary>
internal sealed record Credential
{
    /// <summary>The mode; for something that was not seen, all the modes that it could be.</summary>
    public required AuthenticationMethodModes Modes { get; init; }

    /// <summary>Whether it is, or could be, an external authentication method, which has no mode and belongs to no strength.</summary>
    public bool IsExternalMethod { get; init; }

    /// <summary>What people call it in a sentence: "the passkey 'Safe A, key 1'".</summary>
    public required string Name { get; init; }

    /// <summary>Whether a sign-in accepts it.</summary>
    public required MethodAcceptance Acceptance { get; init; }

    /// <summary>Passkey: the model's id; null when it is not known.</summary>
    public string? AaGuid { get; init; }

    /// <summary>Passkey: whether it is bound to a device or synced; null when it is not known.</summary>
    public PasskeyType? PasskeyType { get; init; }

    /// <summary>Certificate: the subject key identifier of its issuer; null when it is not known.</summary>
    public string? IssuerSki { get; init; }

    /// <summary>Certificate: its policy object identifiers; null when they are not known.</summary>
    public IReadOnlyList<string>? PolicyOids { get; init; }

    /// <summary>When it ends, as a Temporary Access Pass does; null when it does not, or when that is not known.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>
    /// Whether it goes without saying, as the first factor of an account does: it makes up no combination with a certificate,
    /// which is the first factor of whoever uses it.
    /// </summary>
    public bool IsImplied { get; init; }

    /// <summary>Whether it is a first factor alone, with which the sign-in began.</summary>
    public bool IsFirstFactor => Modes is AuthenticationMethodModes.Password or AuthenticationMethodModes.FederatedSingleFactor;

    /// <summary>Something that is there, and that a sign-in accepts.</summary>
    public static Credential Known(AuthenticationMethodModes mode, string name) =>
        new() { Modes = mode, Name = name, Acceptance = MethodAcceptance.Accepted("it is registered") };

    /// <summary>Something that nobody saw, and that may be there.</summary>
    public static Credential Unseen(AuthenticationMethodModes modes, string name, params IReadOnlyList<Facts.MissingFact> missing) =>
        new() { Modes = modes, Name = name, Acceptance = MethodAcceptance.Unknown(missing) };
}
