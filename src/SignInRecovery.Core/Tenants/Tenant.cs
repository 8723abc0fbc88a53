using SignInRecovery.ConditionalAccess;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Tenants;

/// <summary>
/// A tenant as it was seen: facts, each section with its status. It never changes; every question about it is answered from
/// it alone.
/// </summary>
public sealed class Tenant
{
    private readonly IReadOnlyDictionary<string, object> _sections;
    private readonly Lazy<DirectoryIndex> _directory;
    private readonly Lazy<RoleHolders> _roles;

    internal Tenant(
        SnapshotSource source,
        IReadOnlyDictionary<string, object> sections,
        IReadOnlyDictionary<string, SectionState> states,
        IReadOnlyList<SnapshotProblem> problems,
        bool isSample)
    {
        Source = source;
        States = states;
        Problems = problems;
        IsSample = isSample;
        _sections = sections;
        _directory = new Lazy<DirectoryIndex>(() => new DirectoryIndex(this));
        _roles = new Lazy<RoleHolders>(() => new RoleHolders(this));
    }

    /// <summary>The tenant's id; null when the source did not say.</summary>
    public string? Id => Source.Manifest.TenantId ?? (Organization.Seen.Count > 0 ? Organization.Seen[0].Id : null);

    /// <summary>The tenant's display name; null when the source did not say.</summary>
    public string? DisplayName => Source.Manifest.DisplayName ?? (Organization.Seen.Count > 0 ? Organization.Seen[0].DisplayName : null);

    /// <summary>What people call the tenant: its display name, else its id, else the name of the source.</summary>
    public string Name => DisplayName ?? Id ?? Source.Name;

    /// <summary>The tenant as the object of a finding.</summary>
    public FindingTarget Target => new("Tenant", Id ?? string.Empty, Name);

    /// <summary>The cloud that the tenant lives in.</summary>
    public TenantCloud Cloud => Source.Manifest.Cloud;

    /// <summary>When the tenant was looked at; null when the source did not say.</summary>
    public DateTimeOffset? CapturedAt => Source.Manifest.CapturedAt;

    /// <summary>Whose objects the bulk sections hold.</summary>
    public SnapshotScope Scope => Source.Manifest.Scope;

    /// <summary>Whether the tenant is one of the samples that are shipped with the module.</summary>
    public bool IsSample { get; }

    /// <summary>Where the tenant was read from.</summary>
    public SnapshotSource Source { get; }

    /// <summary>How far each section goes, by name, after it was read: a line that could not be read makes a section Partial.</summary>
    public IReadOnlyDictionary<string, SectionState> States { get; }

    /// <summary>What could not be read or does not add up.</summary>
    public IReadOnlyList<SnapshotProblem> Problems { get; }

    /// <summary>The users, groups and their relations, by id.</summary>
    public DirectoryIndex Directory => _directory.Value;

    /// <summary>Who holds or may activate which directory role.</summary>
    public RoleHolders Roles => _roles.Value;

    /// <summary>The organisation's own record; one object.</summary>
    public Section<Organization> Organization => Get<Organization>("organization");

    /// <summary>The licences.</summary>
    public Section<SubscribedSku> SubscribedSkus => Get<SubscribedSku>("subscribedSkus");

    /// <summary>The subscriptions and their end dates.</summary>
    public Section<CompanySubscription> Subscriptions => Get<CompanySubscription>("subscriptions");

    /// <summary>The domains.</summary>
    public Section<Domain> Domains => Get<Domain>("domains");

    /// <summary>The federation settings of the domains.</summary>
    public Section<FederationConfiguration> FederationConfigurations => Get<FederationConfiguration>("federationConfigurations");

    /// <summary>The settings of directory synchronisation; one object.</summary>
    public Section<OnPremisesSynchronization> OnPremisesSynchronization => Get<OnPremisesSynchronization>("onPremisesSynchronization");

    /// <summary>The users within the scope of the snapshot.</summary>
    public Section<User> Users => Get<User>("users");

    /// <summary>The registration report of authentication methods.</summary>
    public Section<RegistrationDetails> RegistrationDetails => Get<RegistrationDetails>("registrationDetails");

    /// <summary>The registered authentication methods, of administrators at least.</summary>
    public Section<AuthenticationMethod> Methods => Get<AuthenticationMethod>("methods");

    /// <summary>The users' last sign-ins.</summary>
    public Section<SignInActivity> SignInActivity => Get<SignInActivity>("signInActivity");

    /// <summary>The per-user MFA states.</summary>
    public Section<PerUserMfa> PerUserMfa => Get<PerUserMfa>("perUserMfa");

    /// <summary>The users' managers.</summary>
    public Section<Manager> Managers => Get<Manager>("managers");

    /// <summary>The deleted users that can still be restored.</summary>
    public Section<DeletedUser> DeletedUsers => Get<DeletedUser>("deletedUsers");

    /// <summary>The users at risk.</summary>
    public Section<RiskyUser> RiskyUsers => Get<RiskyUser>("riskyUsers");

    /// <summary>The groups.</summary>
    public Section<Group> Groups => Get<Group>("groups");

    /// <summary>The owners of the groups.</summary>
    public Section<GroupOwner> GroupOwners => Get<GroupOwner>("groupOwners");

    /// <summary>The users' transitive group memberships.</summary>
    public Section<Membership> Memberships => Get<Membership>("memberships");

    /// <summary>The administrative units.</summary>
    public Section<AdministrativeUnit> AdministrativeUnits => Get<AdministrativeUnit>("administrativeUnits");

    /// <summary>The members of the administrative units.</summary>
    public Section<AdministrativeUnitMember> AdministrativeUnitMembers => Get<AdministrativeUnitMember>("administrativeUnitMembers");

    /// <summary>The role assignments scoped to administrative units.</summary>
    public Section<ScopedRoleMember> ScopedRoleMembers => Get<ScopedRoleMember>("scopedRoleMembers");

    /// <summary>The directory roles, built-in and custom.</summary>
    public Section<RoleDefinition> RoleDefinitions => Get<RoleDefinition>("roleDefinitions");

    /// <summary>The active role assignments.</summary>
    public Section<RoleAssignment> RoleAssignments => Get<RoleAssignment>("roleAssignments");

    /// <summary>The eligible role assignments.</summary>
    public Section<RoleEligibility> RoleEligibilities => Get<RoleEligibility>("roleEligibilities");

    /// <summary>The end dates and activations of role assignments.</summary>
    public Section<RoleAssignmentSchedule> RoleAssignmentSchedules => Get<RoleAssignmentSchedule>("roleAssignmentSchedules");

    /// <summary>The activation settings of the roles.</summary>
    public Section<RoleManagementPolicy> RoleManagementPolicies => Get<RoleManagementPolicy>("roleManagementPolicies");

    /// <summary>The eligible memberships of groups (PIM for Groups).</summary>
    public Section<GroupEligibility> GroupEligibilities => Get<GroupEligibility>("groupEligibilities");

    /// <summary>The Conditional Access policies.</summary>
    public Section<ConditionalAccessPolicy> Policies => Get<ConditionalAccessPolicy>("policies");

    /// <summary>The deleted Conditional Access policies.</summary>
    public Section<ConditionalAccessPolicy> DeletedPolicies => Get<ConditionalAccessPolicy>("deletedPolicies");

    /// <summary>The named locations.</summary>
    public Section<NamedLocation> NamedLocations => Get<NamedLocation>("namedLocations");

    /// <summary>The MFA trusted IPs of the legacy MFA service settings, as declared by people.</summary>
    public Section<MfaTrustedIp> MfaTrustedIps => Get<MfaTrustedIp>("mfaTrustedIps");

    /// <summary>The authentication strengths.</summary>
    public Section<AuthenticationStrengthPolicy> AuthenticationStrengths => Get<AuthenticationStrengthPolicy>("authenticationStrengths");

    /// <summary>The authentication contexts.</summary>
    public Section<AuthenticationContext> AuthenticationContexts => Get<AuthenticationContext>("authenticationContexts");

    /// <summary>The terms of use.</summary>
    public Section<TermsOfUseAgreement> TermsOfUse => Get<TermsOfUseAgreement>("termsOfUse");

    /// <summary>The authentication methods policy; one object.</summary>
    public Section<AuthenticationMethodsPolicy> AuthenticationMethodsPolicy => Get<AuthenticationMethodsPolicy>("authenticationMethodsPolicy");

    /// <summary>The authorization policy; one object.</summary>
    public Section<AuthorizationPolicy> AuthorizationPolicy => Get<AuthorizationPolicy>("authorizationPolicy");

    /// <summary>The state of the security defaults; one object.</summary>
    public Section<SecurityDefaultsPolicy> SecurityDefaults => Get<SecurityDefaultsPolicy>("securityDefaults");

    /// <summary>The cross-tenant access settings.</summary>
    public Section<CrossTenantAccessSetting> CrossTenantAccess => Get<CrossTenantAccessSetting>("crossTenantAccess");

    /// <summary>The federated token validation policy; one object.</summary>
    public Section<FederatedTokenValidationPolicy> TokenValidationPolicy => Get<FederatedTokenValidationPolicy>("tokenValidationPolicy");

    /// <summary>The certificate authorities of certificate-based authentication.</summary>
    public Section<CertificateBasedAuthConfiguration> CertificateAuthorities => Get<CertificateBasedAuthConfiguration>("certificateAuthorities");

    /// <summary>The staged rollouts.</summary>
    public Section<FeatureRollout> FeatureRollouts => Get<FeatureRollout>("featureRollouts");

    /// <summary>The enterprise applications that something refers to.</summary>
    public Section<ServicePrincipal> ServicePrincipals => Get<ServicePrincipal>("servicePrincipals");

    /// <summary>The users' registered devices, of administrators at least.</summary>
    public Section<Device> Devices => Get<Device>("devices");

    /// <summary>The partner relationships (GDAP).</summary>
    public Section<DelegatedAdminRelationship> DelegatedAdminRelationships => Get<DelegatedAdminRelationship>("delegatedAdminRelationships");

    /// <summary>The access reviews.</summary>
    public Section<AccessReview> AccessReviews => Get<AccessReview>("accessReviews");

    /// <summary>The lifecycle workflows.</summary>
    public Section<LifecycleWorkflow> LifecycleWorkflows => Get<LifecycleWorkflow>("lifecycleWorkflows");

    /// <summary>The sign-in log.</summary>
    public Section<SignIn> SignIns => Get<SignIn>("signIns");

    /// <summary>The answers to manual checks and the drills held.</summary>
    public Section<Attestation> Attestations => Get<Attestation>("attestations");

    /// <inheritdoc/>
    public override string ToString() => Name;

    private Section<T> Get<T>(string name) => (Section<T>)_sections[name];
}
