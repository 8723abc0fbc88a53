using SignInRecovery.ConditionalAccess;
using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>
/// The reading of one line for each section, by the section's name. Each method is a <see cref="SectionReader{T}"/> and
/// throws <see cref="System.Text.Json.JsonException"/> for a malformed line.
/// </summary>
internal static class SectionReaders
{
    /// <summary>Reads a line of <c>organization</c>.</summary>
    public static Organization Organization(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.Organization, record => record.Id);

    /// <summary>Reads a line of <c>subscribedSkus</c>.</summary>
    public static SubscribedSku SubscribedSkus(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.SubscribedSku, record => record.Id);

    /// <summary>Reads a line of <c>subscriptions</c>.</summary>
    public static CompanySubscription Subscriptions(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.CompanySubscription, record => record.Id);

    /// <summary>Reads a line of <c>domains</c>.</summary>
    public static Domain Domains(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.Domain, record => record.Id);

    /// <summary>Reads a line of <c>federationConfigurations</c>.</summary>
    public static FederationConfiguration FederationConfigurations(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(Line.Unwrap(utf8Line, out var parent), TenantRecords.FederationConfiguration, record => record.Id) with { DomainId = parent };

    /// <summary>Reads a line of <c>onPremisesSynchronization</c>.</summary>
    public static OnPremisesSynchronization OnPremisesSynchronization(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.OnPremisesSynchronization, record => record.Id);

    /// <summary>Reads a line of <c>users</c>.</summary>
    public static User Users(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.User, record => record.Id);

    /// <summary>Reads a line of <c>registrationDetails</c>.</summary>
    public static RegistrationDetails RegistrationDetails(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.RegistrationDetails, record => record.Id);

    /// <summary>Reads a line of <c>methods</c>.</summary>
    public static AuthenticationMethod Methods(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(Line.Unwrap(utf8Line, out var parent), TenantRecords.AuthenticationMethod, record => record.Id) with { UserId = parent };

    /// <summary>Reads a line of <c>signInActivity</c>.</summary>
    public static SignInActivity SignInActivity(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.SignInActivityLine, record => record.Id).ToRecord();

    /// <summary>Reads a line of <c>perUserMfa</c>.</summary>
    public static PerUserMfa PerUserMfa(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(Line.Unwrap(utf8Line, out var parent), TenantRecords.PerUserMfa, Line.NoId) with { UserId = parent };

    /// <summary>Reads a line of <c>managers</c>.</summary>
    public static Manager Managers(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(Line.Unwrap(utf8Line, out var parent), TenantRecords.Manager, record => record.Id) with { UserId = parent };

    /// <summary>Reads a line of <c>deletedUsers</c>.</summary>
    public static DeletedUser DeletedUsers(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.DeletedUser, record => record.Id);

    /// <summary>Reads a line of <c>riskyUsers</c>.</summary>
    public static RiskyUser RiskyUsers(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.RiskyUser, record => record.Id);

    /// <summary>Reads a line of <c>groups</c>.</summary>
    public static Group Groups(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.Group, record => record.Id);

    /// <summary>Reads a line of <c>groupOwners</c>.</summary>
    public static GroupOwner GroupOwners(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(Line.Unwrap(utf8Line, out var parent), TenantRecords.GroupOwner, record => record.Id) with { GroupId = parent };

    /// <summary>Reads a line of <c>memberships</c>.</summary>
    public static Membership Memberships(ReadOnlySpan<byte> utf8Line) =>
        MembershipLine.Read(utf8Line);

    /// <summary>Reads a line of <c>administrativeUnits</c>.</summary>
    public static AdministrativeUnit AdministrativeUnits(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.AdministrativeUnit, record => record.Id);

    /// <summary>Reads a line of <c>administrativeUnitMembers</c>.</summary>
    public static AdministrativeUnitMember AdministrativeUnitMembers(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(Line.Unwrap(utf8Line, out var parent), TenantRecords.AdministrativeUnitMember, record => record.Id) with { AdministrativeUnitId = parent };

    /// <summary>Reads a line of <c>scopedRoleMembers</c>.</summary>
    public static ScopedRoleMember ScopedRoleMembers(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.ScopedRoleMember, record => record.Id);

    /// <summary>Reads a line of <c>roleDefinitions</c>.</summary>
    public static RoleDefinition RoleDefinitions(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.RoleDefinition, record => record.Id);

    /// <summary>Reads a line of <c>roleAssignments</c>.</summary>
    public static RoleAssignment RoleAssignments(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.RoleAssignment, record => record.Id);

    /// <summary>Reads a line of <c>roleEligibilities</c>.</summary>
    public static RoleEligibility RoleEligibilities(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.RoleEligibility, record => record.Id);

    /// <summary>Reads a line of <c>roleAssignmentSchedules</c>.</summary>
    public static RoleAssignmentSchedule RoleAssignmentSchedules(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.RoleAssignmentSchedule, record => record.Id);

    /// <summary>Reads a line of <c>roleManagementPolicies</c>.</summary>
    public static RoleManagementPolicy RoleManagementPolicies(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.RoleManagementPolicy, record => record.Id);

    /// <summary>Reads a line of <c>groupEligibilities</c>.</summary>
    public static GroupEligibility GroupEligibilities(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.GroupEligibility, record => record.Id);

    /// <summary>Reads a line of <c>policies</c>.</summary>
    public static ConditionalAccessPolicy Policies(ReadOnlySpan<byte> utf8Line) =>
        PolicyLine.Read(utf8Line);

    /// <summary>Reads a line of <c>deletedPolicies</c>.</summary>
    public static ConditionalAccessPolicy DeletedPolicies(ReadOnlySpan<byte> utf8Line) =>
        PolicyLine.Read(utf8Line);

    /// <summary>Reads a line of <c>namedLocations</c>.</summary>
    public static NamedLocation NamedLocations(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.NamedLocation, record => record.Id);

    /// <summary>Reads a line of <c>mfaTrustedIps</c>.</summary>
    public static MfaTrustedIp MfaTrustedIps(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.MfaTrustedIp, record => record.CidrAddress);

    /// <summary>Reads a line of <c>authenticationStrengths</c>.</summary>
    public static AuthenticationStrengthPolicy AuthenticationStrengths(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.AuthenticationStrengthPolicy, record => record.Id);

    /// <summary>Reads a line of <c>authenticationContexts</c>.</summary>
    public static AuthenticationContext AuthenticationContexts(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.AuthenticationContext, record => record.Id);

    /// <summary>Reads a line of <c>termsOfUse</c>.</summary>
    public static TermsOfUseAgreement TermsOfUse(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.TermsOfUseAgreement, record => record.Id);

    /// <summary>Reads a line of <c>authenticationMethodsPolicy</c>.</summary>
    public static AuthenticationMethodsPolicy AuthenticationMethodsPolicy(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.AuthenticationMethodsPolicy, record => record.Id);

    /// <summary>Reads a line of <c>authorizationPolicy</c>.</summary>
    public static AuthorizationPolicy AuthorizationPolicy(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.AuthorizationPolicy, record => record.Id);

    /// <summary>Reads a line of <c>securityDefaults</c>.</summary>
    public static SecurityDefaultsPolicy SecurityDefaults(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.SecurityDefaultsPolicy, record => record.Id);

    /// <summary>Reads a line of <c>crossTenantAccess</c>.</summary>
    public static CrossTenantAccessSetting CrossTenantAccess(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.CrossTenantAccessSetting, Line.NoId);

    /// <summary>Reads a line of <c>tokenValidationPolicy</c>.</summary>
    public static FederatedTokenValidationPolicy TokenValidationPolicy(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.FederatedTokenValidationPolicy, record => record.Id);

    /// <summary>Reads a line of <c>certificateAuthorities</c>.</summary>
    public static CertificateBasedAuthConfiguration CertificateAuthorities(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.CertificateBasedAuthConfiguration, record => record.Id);

    /// <summary>Reads a line of <c>featureRollouts</c>.</summary>
    public static FeatureRollout FeatureRollouts(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.FeatureRollout, record => record.Id);

    /// <summary>Reads a line of <c>servicePrincipals</c>.</summary>
    public static ServicePrincipal ServicePrincipals(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.ServicePrincipal, record => record.Id);

    /// <summary>Reads a line of <c>devices</c>.</summary>
    public static Device Devices(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(Line.Unwrap(utf8Line, out var parent), TenantRecords.Device, record => record.Id) with { UserId = parent };

    /// <summary>Reads a line of <c>delegatedAdminRelationships</c>.</summary>
    public static DelegatedAdminRelationship DelegatedAdminRelationships(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.DelegatedAdminRelationship, record => record.Id);

    /// <summary>Reads a line of <c>accessReviews</c>.</summary>
    public static AccessReview AccessReviews(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.AccessReview, record => record.Id);

    /// <summary>Reads a line of <c>lifecycleWorkflows</c>.</summary>
    public static LifecycleWorkflow LifecycleWorkflows(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.LifecycleWorkflow, record => record.Id);

    /// <summary>Reads a line of <c>signIns</c>.</summary>
    public static SignIn SignIns(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.SignIn, record => record.Id);

    /// <summary>Reads a line of <c>attestations</c>.</summary>
    public static Attestation Attestations(ReadOnlySpan<byte> utf8Line) =>
        Line.Read(utf8Line, TenantRecords.Attestation, record => record.Id);
}
