using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;

namespace SignInRecovery.Tenants.Snapshots;

/// <summary>How each section is read; a test holds it against the declarations.</summary>
internal static class SectionLoaders
{
    /// <summary>One loader for each section of <see cref="SectionCatalog"/>.</summary>
    public static SectionLoader[] All { get; } =
    [
        new SectionLoader<Organization>("organization", SectionReaders.Organization),
        new SectionLoader<SubscribedSku>("subscribedSkus", SectionReaders.SubscribedSkus),
        new SectionLoader<CompanySubscription>("subscriptions", SectionReaders.Subscriptions),
        new SectionLoader<Domain>("domains", SectionReaders.Domains),
        new SectionLoader<FederationConfiguration>("federationConfigurations", SectionReaders.FederationConfigurations),
        new SectionLoader<OnPremisesSynchronization>("onPremisesSynchronization", SectionReaders.OnPremisesSynchronization),
        new SectionLoader<User>("users", SectionReaders.Users),
        new SectionLoader<RegistrationDetails>("registrationDetails", SectionReaders.RegistrationDetails),
        new SectionLoader<AuthenticationMethod>("methods", SectionReaders.Methods),
        new SectionLoader<SignInActivity>("signInActivity", SectionReaders.SignInActivity),
        new SectionLoader<PerUserMfa>("perUserMfa", SectionReaders.PerUserMfa),
        new SectionLoader<Manager>("managers", SectionReaders.Managers),
        new SectionLoader<DeletedUser>("deletedUsers", SectionReaders.DeletedUsers),
        new SectionLoader<RiskyUser>("riskyUsers", SectionReaders.RiskyUsers),
        new SectionLoader<Group>("groups", SectionReaders.Groups),
        new SectionLoader<GroupOwner>("groupOwners", SectionReaders.GroupOwners),
        new SectionLoader<Membership>("memberships", SectionReaders.Memberships),
        new SectionLoader<AdministrativeUnit>("administrativeUnits", SectionReaders.AdministrativeUnits),
        new SectionLoader<AdministrativeUnitMember>("administrativeUnitMembers", SectionReaders.AdministrativeUnitMembers),
        new SectionLoader<ScopedRoleMember>("scopedRoleMembers", SectionReaders.ScopedRoleMembers),
        new SectionLoader<RoleDefinition>("roleDefinitions", SectionReaders.RoleDefinitions),
        new SectionLoader<RoleAssignment>("roleAssignments", SectionReaders.RoleAssignments),
        new SectionLoader<RoleEligibility>("roleEligibilities", SectionReaders.RoleEligibilities),
        new SectionLoader<RoleAssignmentSchedule>("roleAssignmentSchedules", SectionReaders.RoleAssignmentSchedules),
        new SectionLoader<RoleManagementPolicy>("roleManagementPolicies", SectionReaders.RoleManagementPolicies),
        new SectionLoader<GroupEligibility>("groupEligibilities", SectionReaders.GroupEligibilities),
        new SectionLoader<ConditionalAccessPolicy>("policies", SectionReaders.Policies),
        new SectionLoader<ConditionalAccessPolicy>("deletedPolicies", SectionReaders.DeletedPolicies),
        new SectionLoader<NamedLocation>("namedLocations", SectionReaders.NamedLocations),
        new SectionLoader<MfaTrustedIp>("mfaTrustedIps", SectionReaders.MfaTrustedIps),
        new SectionLoader<AuthenticationStrengthPolicy>("authenticationStrengths", SectionReaders.AuthenticationStrengths),
        new SectionLoader<AuthenticationContext>("authenticationContexts", SectionReaders.AuthenticationContexts),
        new SectionLoader<TermsOfUseAgreement>("termsOfUse", SectionReaders.TermsOfUse),
        new SectionLoader<AuthenticationMethodsPolicy>("authenticationMethodsPolicy", SectionReaders.AuthenticationMethodsPolicy),
        new SectionLoader<AuthorizationPolicy>("authorizationPolicy", SectionReaders.AuthorizationPolicy),
        new SectionLoader<SecurityDefaultsPolicy>("securityDefaults", SectionReaders.SecurityDefaults),
        new SectionLoader<CrossTenantAccessSetting>("crossTenantAccess", SectionReaders.CrossTenantAccess),
        new SectionLoader<FederatedTokenValidationPolicy>("tokenValidationPolicy", SectionReaders.TokenValidationPolicy),
        new SectionLoader<CertificateBasedAuthConfiguration>("certificateAuthorities", SectionReaders.CertificateAuthorities),
        new SectionLoader<FeatureRollout>("featureRollouts", SectionReaders.FeatureRollouts),
        new SectionLoader<ServicePrincipal>("servicePrincipals", SectionReaders.ServicePrincipals),
        new SectionLoader<Device>("devices", SectionReaders.Devices),
        new SectionLoader<DelegatedAdminRelationship>("delegatedAdminRelationships", SectionReaders.DelegatedAdminRelationships),
        new SectionLoader<AccessReview>("accessReviews", SectionReaders.AccessReviews),
        new SectionLoader<LifecycleWorkflow>("lifecycleWorkflows", SectionReaders.LifecycleWorkflows),
        new SectionLoader<SignIn>("signIns", SectionReaders.SignIns),
        new SectionLoader<Attestation>("attestations", SectionReaders.Attestations),
    ];
}
