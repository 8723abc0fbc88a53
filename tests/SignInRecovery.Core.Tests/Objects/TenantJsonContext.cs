using System.Text.Json.Serialization;
using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;
using SignInRecovery.Tenants;

namespace SignInRecovery.Tests.Objects;

/// <summary>
/// The framework's reading and writing of all records, by the same attributes: the measure that the product's own readers are
/// held against.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(SubscribedSku))]
[JsonSerializable(typeof(CompanySubscription))]
[JsonSerializable(typeof(Domain))]
[JsonSerializable(typeof(FederationConfiguration))]
[JsonSerializable(typeof(OnPremisesSynchronization))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(RegistrationDetails))]
[JsonSerializable(typeof(AuthenticationMethod))]
[JsonSerializable(typeof(SignInActivityLine))]
[JsonSerializable(typeof(PerUserMfa))]
[JsonSerializable(typeof(Manager))]
[JsonSerializable(typeof(DeletedUser))]
[JsonSerializable(typeof(RiskyUser))]
[JsonSerializable(typeof(Group))]
[JsonSerializable(typeof(GroupOwner))]
[JsonSerializable(typeof(AdministrativeUnit))]
[JsonSerializable(typeof(AdministrativeUnitMember))]
[JsonSerializable(typeof(ScopedRoleMember))]
[JsonSerializable(typeof(RoleDefinition))]
[JsonSerializable(typeof(RoleAssignment))]
[JsonSerializable(typeof(RoleEligibility))]
[JsonSerializable(typeof(RoleAssignmentSchedule))]
[JsonSerializable(typeof(RoleManagementPolicy))]
[JsonSerializable(typeof(GroupEligibility))]
[JsonSerializable(typeof(ConditionalAccessPolicy))]
[JsonSerializable(typeof(NamedLocation))]
[JsonSerializable(typeof(MfaTrustedIp))]
[JsonSerializable(typeof(AuthenticationStrengthPolicy))]
[JsonSerializable(typeof(AuthenticationContext))]
[JsonSerializable(typeof(TermsOfUseAgreement))]
[JsonSerializable(typeof(AuthenticationMethodsPolicy))]
[JsonSerializable(typeof(AuthorizationPolicy))]
[JsonSerializable(typeof(SecurityDefaultsPolicy))]
[JsonSerializable(typeof(CrossTenantAccessSetting))]
[JsonSerializable(typeof(FederatedTokenValidationPolicy))]
[JsonSerializable(typeof(CertificateBasedAuthConfiguration))]
[JsonSerializable(typeof(FeatureRollout))]
[JsonSerializable(typeof(ServicePrincipal))]
[JsonSerializable(typeof(Device))]
[JsonSerializable(typeof(DelegatedAdminRelationship))]
[JsonSerializable(typeof(AccessReview))]
[JsonSerializable(typeof(LifecycleWorkflow))]
[JsonSerializable(typeof(SignIn))]
[JsonSerializable(typeof(Attestation))]
[JsonSerializable(typeof(RegistrationCampaign))]
[JsonSerializable(typeof(IReadOnlyList<RoleManagementPolicyRule>))]
internal sealed partial class TenantJsonContext : JsonSerializerContext;
