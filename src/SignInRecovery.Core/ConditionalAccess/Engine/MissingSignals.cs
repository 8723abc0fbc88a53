using SignInRecovery.Facts;

namespace SignInRecovery.ConditionalAccess;

/// <summary>Signals that a context did not give, as missing facts.</summary>
internal static class MissingSignals
{
    public static MissingFact ClientApp { get; } = Of("clientAppType", "the client app");

    public static MissingFact Platform { get; } = Of("devicePlatform", "the device platform");

    public static MissingFact Address { get; } = Of("ipAddress", "the address");

    public static MissingFact Country { get; } = Of("country", "the country");

    public static MissingFact GpsCountry { get; } = Of("gpsCountry", "the position that Microsoft Authenticator reports");

    public static MissingFact CompliantNetwork { get; } = Of("compliantNetwork", "whether it comes through the compliant network");

    public static MissingFact Device { get; } = Of("deviceInfo", "the device");

    public static MissingFact Flow { get; } = Of("authenticationFlow", "the authentication flow");

    public static MissingFact Application { get; } = Of("applicationId", "the application");

    public static MissingFact ClientApplication { get; } = Of("clientApplicationId", "the client application");

    public static MissingFact Subject { get; } = Of("userId", "who signs in");

    public static MissingFact Dependencies { get; } = Of("serviceDependencies", "whether the policies of services on which the application depends count");

    /// <summary>What settles a signal that the question left open.</summary>
    public const string AskAgain = "Ask again with this signal given.";

    /// <summary>A signal as a missing fact.</summary>
    /// <param name="subject">Its name in scenario files.</param>
    /// <param name="what">What it is, in the middle of a sentence.</param>
    public static MissingFact Of(string subject, string what) => new(
        subject,
        $"The sign-in depends on {what}, and the question leaves that open.",
        AskAgain);
}
