namespace SignInRecovery.Recovery;

/// <summary>What happened. The table recoverySituations.tsv has the words for each.</summary>
public enum RecoverySituation
{
    /// <summary>The phone, app or key of the second factor is lost or does not work.</summary>
    LostSecondFactor,

    /// <summary>The password is forgotten or refused.</summary>
    ForgottenPassword,

    /// <summary>The organisation never gave a password.</summary>
    NeverGotPassword,

    /// <summary>The password has expired.</summary>
    PasswordExpired,

    /// <summary>Changing or resetting the password failed.</summary>
    PasswordChangeFailed,

    /// <summary>The account is disabled in the cloud.</summary>
    AccountDisabled,

    /// <summary>The account is disabled in the on-premises directory.</summary>
    AccountDisabledOnPremises,

    /// <summary>The account was deleted.</summary>
    AccountDeleted,

    /// <summary>Smart lockout, after too many wrong passwords.</summary>
    SmartLockout,

    /// <summary>The address that the sign-in comes from is known for attacks.</summary>
    MaliciousAddress,

    /// <summary>A Conditional Access policy blocks.</summary>
    BlockedByConditionalAccess,

    /// <summary>The risk of the user or of the sign-in blocks.</summary>
    BlockedByRisk,

    /// <summary>Security defaults block.</summary>
    SecurityDefaultsBlocked,

    /// <summary>A second factor must be registered, and that does not work.</summary>
    RegistrationRequired,

    /// <summary>The mandatory multifactor authentication of the admin portals cannot be met.</summary>
    MandatoryMfaNotMet,

    /// <summary>A passkey or security key is refused.</summary>
    PasskeyRefused,

    /// <summary>A certificate is refused.</summary>
    CertificateRefused,

    /// <summary>The certificate revocation list cannot be had.</summary>
    RevocationListUnavailable,

    /// <summary>The device, or the key on it, cannot be used.</summary>
    DeviceKeyUnusable,

    /// <summary>The federation server does not answer.</summary>
    FederationOutage,

    /// <summary>The signing certificate of the federation server has expired.</summary>
    FederationCertificateExpired,

    /// <summary>The answer of the federation server is refused.</summary>
    FederatedSignInRefused,

    /// <summary>The agents of pass-through authentication do not answer.</summary>
    PassThroughOutage,

    /// <summary>Directory synchronisation has stopped or does not match an account.</summary>
    SynchronizationOutage,

    /// <summary>Seamless single sign-on failed.</summary>
    SeamlessSignOnFailed,

    /// <summary>The on-premises directory allows no sign-in at this hour.</summary>
    OutsideLogonHours,

    /// <summary>A role must be activated, and nobody can approve.</summary>
    ApproverMissing,

    /// <summary>The account stands in a restricted management administrative unit.</summary>
    RestrictedUnitMember,

    /// <summary>The only Global Administrator is blocked entirely.</summary>
    SoleGlobalAdministratorBlocked,

    /// <summary>The company has no Global Administrator left.</summary>
    NoGlobalAdministrator,

    /// <summary>All administrators are gone.</summary>
    AllAdministratorsGone,

    /// <summary>A policy, a named location or a setting was changed or deleted by mistake.</summary>
    HarmfulChange,

    /// <summary>A personal account was taken for a work account, or the other way round.</summary>
    WrongAccountType,

    /// <summary>The account is not in the tenant.</summary>
    NotMemberOfTenant,

    /// <summary>The tenant or its domain is not found.</summary>
    TenantNotFound,

    /// <summary>The tenant lives in another cloud.</summary>
    WrongCloud,

    /// <summary>The network or another organisation's settings allow no sign-in to the tenant.</summary>
    TenantRestriction,

    /// <summary>The account is not assigned to the application.</summary>
    NotAssignedToApplication,

    /// <summary>The session has ended.</summary>
    SessionEnded,

    /// <summary>The partner's access to a customer has expired.</summary>
    PartnerAccessExpired,

    /// <summary>The partner's delegated administrators are blocked.</summary>
    PartnerBlocked,

    /// <summary>A page, capability, offer or benefit is missing in Partner Center.</summary>
    PartnerCenterCapabilityMissing,

    /// <summary>A ticket is needed, and nobody can sign in to open it.</summary>
    CannotOpenTicket,

    /// <summary>The tenant is blocked because nobody used it.</summary>
    TenantInactive,

    /// <summary>The subscription has lapsed.</summary>
    SubscriptionLapsed,

    /// <summary>The tenant came to be by sign-ups and has no administrator.</summary>
    UnmanagedTenant,

    /// <summary>The sign-in service itself has a problem.</summary>
    ServiceOutage,

    /// <summary>Nothing has happened yet, and nothing shall.</summary>
    PreventLockout,
}
