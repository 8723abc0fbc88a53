namespace SignInRecovery.Recovery;

/// <summary>What there is to be done in each situation, without knowing the tenant.</summary>
internal static class Playbook
{
    /// <summary>The advice for a situation.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="question">What is known of who asks.</param>
    public static SituationAdvice Of(RecoverySituation situation, RecoveryQuestion question) => situation switch
    {
        RecoverySituation.LostSecondFactor => MethodPlaybook.Lost(question),
        RecoverySituation.ForgottenPassword => PasswordPlaybook.Forgotten(question),
        RecoverySituation.NeverGotPassword => PasswordPlaybook.NeverGot(question),
        RecoverySituation.PasswordExpired => PasswordPlaybook.Expired(question),
        RecoverySituation.PasswordChangeFailed => PasswordPlaybook.ChangeFailed(question),
        RecoverySituation.AccountDisabled => AccountPlaybook.Disabled(),
        RecoverySituation.AccountDisabledOnPremises => AccountPlaybook.DisabledOnPremises(),
        RecoverySituation.AccountDeleted => AccountPlaybook.Deleted(),
        RecoverySituation.SmartLockout => PasswordPlaybook.SmartLockout(question),
        RecoverySituation.MaliciousAddress => PasswordPlaybook.MaliciousAddress(),
        RecoverySituation.BlockedByConditionalAccess => PolicyPlaybook.Blocked(question),
        RecoverySituation.BlockedByRisk => PolicyPlaybook.Risk(question),
        RecoverySituation.SecurityDefaultsBlocked => PolicyPlaybook.SecurityDefaults(question),
        RecoverySituation.RegistrationRequired => MethodPlaybook.Registration(question),
        RecoverySituation.MandatoryMfaNotMet => MethodPlaybook.Mandatory(question),
        RecoverySituation.PasskeyRefused => MethodPlaybook.Passkey(question),
        RecoverySituation.CertificateRefused => MethodPlaybook.Certificate(question),
        RecoverySituation.RevocationListUnavailable => MethodPlaybook.RevocationList(),
        RecoverySituation.DeviceKeyUnusable => MethodPlaybook.Device(question),
        RecoverySituation.FederationOutage => FederationPlaybook.Outage(question),
        RecoverySituation.FederationCertificateExpired => FederationPlaybook.Certificate(question),
        RecoverySituation.FederatedSignInRefused => FederationPlaybook.Refused(question),
        RecoverySituation.PassThroughOutage => FederationPlaybook.PassThrough(question),
        RecoverySituation.SynchronizationOutage => FederationPlaybook.Synchronization(question),
        RecoverySituation.SeamlessSignOnFailed => FederationPlaybook.Seamless(question),
        RecoverySituation.OutsideLogonHours => AccountPlaybook.LogonHours(),
        RecoverySituation.ApproverMissing => PolicyPlaybook.NoApprover(),
        RecoverySituation.RestrictedUnitMember => AccountPlaybook.RestrictedUnit(),
        RecoverySituation.SoleGlobalAdministratorBlocked => new SituationAdvice(
            [PasswordPlaybook.SelfServiceReset(question with { IsOnlyGlobalAdministrator = true })],
            [RecoveryCapability.ResetPassword, RecoveryCapability.TemporaryAccessPass, RecoveryCapability.AuthenticationMethods]),
        RecoverySituation.NoGlobalAdministrator or RecoverySituation.AllAdministratorsGone => TenantPlaybook.WithoutAdministrator(),
        RecoverySituation.HarmfulChange => PolicyPlaybook.Harm(question),
        RecoverySituation.WrongAccountType => AccountPlaybook.WrongType(question),
        RecoverySituation.NotMemberOfTenant => AccountPlaybook.NotMember(question),
        RecoverySituation.TenantNotFound => TenantPlaybook.NotFound(question),
        RecoverySituation.WrongCloud => TenantPlaybook.OtherCloud(),
        RecoverySituation.TenantRestriction => TenantPlaybook.Restriction(question),
        RecoverySituation.NotAssignedToApplication => AccountPlaybook.NotAssigned(question),
        RecoverySituation.SessionEnded => AccountPlaybook.Session(question),
        RecoverySituation.PartnerAccessExpired => PartnerPlaybook.Expired(),
        RecoverySituation.PartnerBlocked => PartnerPlaybook.Blocked(question),
        RecoverySituation.PartnerCenterCapabilityMissing => PartnerPlaybook.Missing(question),
        RecoverySituation.CannotOpenTicket => PartnerPlaybook.Ticket(question),
        RecoverySituation.TenantInactive => TenantPlaybook.Inactive(),
        RecoverySituation.SubscriptionLapsed => TenantPlaybook.Lapsed(),
        RecoverySituation.UnmanagedTenant => TenantPlaybook.Unmanaged(),
        RecoverySituation.ServiceOutage => TenantPlaybook.Service(question),
        RecoverySituation.PreventLockout => TenantPlaybook.Prevent(),
        _ => throw new ArgumentOutOfRangeException(nameof(situation), situation, "The playbook lacks this situation."),
    };
}
