namespace SignInRecovery.Knowledge;

/// <summary>
/// Models of passkeys that Microsoft names. Passkeys in Microsoft Authenticator are device-bound, and the device is somebody's
/// telephone (Microsoft Entra documentation, passkeys in Authenticator, 2026-07-05).
/// </summary>
public static class KnownPasskeys
{
    private static readonly Guid[] Authenticator =
    [
        new("de1e552d-db1d-4423-a619-566b625cdc84"), // Authenticator for Android
        new("90a3ccdf-635c-4729-a248-9b709135078f"), // Authenticator for iOS
    ];

    /// <summary>Whether a passkey of this model lives on a telephone.</summary>
    /// <param name="model">The model's id (Authenticator Attestation GUID); null when it is not known.</param>
    public static bool IsOfTelephone(string? model) => Guid.TryParse(model, out Guid id) && Authenticator.Contains(id);
}
