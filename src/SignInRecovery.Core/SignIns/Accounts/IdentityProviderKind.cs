namespace SignInRecovery.SignIns;

/// <summary>Where an external user gives the first factor.</summary>
internal enum IdentityProviderKind
{
    /// <summary>It was not seen, or is one that this version does not know.</summary>
    Unknown = 0,

    /// <summary>Another Microsoft Entra tenant.</summary>
    Entra,

    /// <summary>A Microsoft account.</summary>
    MicrosoftAccount,

    /// <summary>A passcode by e-mail, sent by the resource tenant.</summary>
    EmailOneTimePasscode,

    /// <summary>Google, Facebook, or a provider of SAML or WS-Federation.</summary>
    Other,
}
