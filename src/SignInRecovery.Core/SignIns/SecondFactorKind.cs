namespace SignInRecovery.SignIns;

/// <summary>
/// The kinds of second factor, by what they depend on: methods of one kind are lost together when the method is switched
/// off, its service fails or its retirement comes.
/// </summary>
public enum SecondFactorKind
{
    /// <summary>A kind that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>A passkey (FIDO2), on a security key, in a phone, or synced.</summary>
    Passkey,

    /// <summary>A certificate.</summary>
    Certificate,

    /// <summary>Windows Hello for Business, bound to one computer.</summary>
    WindowsHello,

    /// <summary>The platform credential of macOS, bound to one computer.</summary>
    PlatformCredential,

    /// <summary>Microsoft Authenticator.</summary>
    Authenticator,

    /// <summary>One-time codes of an app or a hardware token.</summary>
    Oath,

    /// <summary>SMS and voice calls: one telephone network, one retirement date.</summary>
    Telephone,

    /// <summary>An external authentication method.</summary>
    External,
}
