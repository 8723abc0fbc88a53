using SignInRecovery.Tenants;

namespace SignInRecovery.Json;

/// <summary>Reads <c>registrationEnforcement</c> as the campaign that it holds.</summary>
internal sealed class RegistrationCampaignConverter()
    : NestedMemberConverter<RegistrationCampaign>("authenticationMethodsRegistrationCampaign", TenantRecords.RegistrationCampaign);
