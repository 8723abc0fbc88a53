namespace SignInRecovery.SignIns;

/// <summary>Reads the names of identity providers, as Graph's objectIdentity and scenario files write them.</summary>
internal static class IdentityProviders
{
    /// <summary>The kind of a provider.</summary>
    /// <param name="name">Its name: <c>entra</c>, <c>ExternalAzureAD</c>, <c>MicrosoftAccount</c>, <c>mail</c>, <c>google.com</c>.</param>
    public static IdentityProviderKind Of(string name) => name.Trim().ToUpperInvariant() switch
    {
        "ENTRA" or "EXTERNALAZUREAD" or "AZUREAD" or "MICROSOFTENTRA" or "MICROSOFTENTRAID" => IdentityProviderKind.Entra,
        "MICROSOFTACCOUNT" or "MSA" or "LIVE.COM" => IdentityProviderKind.MicrosoftAccount,
        "EMAILONETIMEPASSCODE" or "EMAILOTP" or "MAIL" => IdentityProviderKind.EmailOneTimePasscode,
        _ => IdentityProviderKind.Other,
    };
}
