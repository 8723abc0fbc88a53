using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class OrganizationTests
{
    [Fact]
    public void Organization_is_read_whole()
    {
        var organization = Lines.AssertAllFilled(Lines.Read(SectionReaders.Organization, """
            {"id":"84841066-274d-4ec0-a5c1-276be684bdd3","deletedDateTime":null,"businessPhones":["+31 20 555 0100"],"city":"Utrecht","country":"Netherlands","countryLetterCode":"NL","createdDateTime":"2018-03-14T09:21:11Z","displayName":"Contoso Ltd","onPremisesLastSyncDateTime":"2026-11-20T05:01:12Z","onPremisesLastPasswordSyncDateTime":"2026-11-20T05:02:12Z","onPremisesSyncEnabled":true,"partnerTenantType":"breadthPartnerDelegatedAdmin","securityComplianceNotificationMails":["security@contoso.com"],"securityComplianceNotificationPhones":["+31 20 555 0101"],"technicalNotificationMails":["it@contoso.com"],"tenantType":"AAD","assignedPlans":[{"assignedDateTime":"2020-01-01T00:00:00Z","capabilityStatus":"Enabled","service":"AADPremiumService","servicePlanId":"eec0eb4f-6444-4f95-aba0-50c24d67f998"}],"verifiedDomains":[{"capabilities":"Email, OfficeCommunicationsOnline","isDefault":true,"isInitial":true,"name":"contoso.onmicrosoft.com","type":"Managed"}]}
            """));

        Assert.Equal("84841066-274d-4ec0-a5c1-276be684bdd3", organization.Id);
        Assert.Equal(PartnerTenantType.BreadthPartnerDelegatedAdmin, organization.PartnerTenantType);
        Assert.Equal(new DateTimeOffset(2018, 3, 14, 9, 21, 11, TimeSpan.Zero), organization.CreatedDateTime);
        Assert.Equal("+31 20 555 0100", Assert.Single(organization.BusinessPhones!));
        Assert.Equal(CapabilityStatus.Enabled, Assert.Single(organization.AssignedPlans!).CapabilityStatus);
    }

    [Fact]
    public void Organization_that_was_never_synchronised_is_not_unknown()
    {
        Assert.False(Lines.Read(SectionReaders.Organization, """{"id":"t","onPremisesSyncEnabled":null}""").OnPremisesSyncEnabled);
        Assert.Null(Lines.Read(SectionReaders.Organization, """{"id":"t"}""").OnPremisesSyncEnabled);
    }

    [Fact]
    public void Subscribed_sku_is_read_whole()
    {
        var sku = Lines.AssertAllFilled(Lines.Read(SectionReaders.SubscribedSkus, """
            {"accountName":"contoso","accountId":"84841066-274d-4ec0-a5c1-276be684bdd3","appliesTo":"User","capabilityStatus":"Warning","consumedUnits":14,"id":"84841066-274d-4ec0-a5c1-276be684bdd3_84a661c4-e949-4bd2-a560-ed7766fcaf2b","skuId":"84a661c4-e949-4bd2-a560-ed7766fcaf2b","skuPartNumber":"AAD_PREMIUM_P2","subscriptionIds":["d1bc58ef-7b3b-4c0b-9a5c-4b5b9b1c0001"],"prepaidUnits":{"enabled":25,"suspended":1,"warning":2,"lockedOut":3},"servicePlans":[{"servicePlanId":"eec0eb4f-6444-4f95-aba0-50c24d67f998","servicePlanName":"AAD_PREMIUM_P2","provisioningStatus":"Success","appliesTo":"User"}]}
            """));

        Assert.Equal(CapabilityStatus.Warning, sku.CapabilityStatus);
        Assert.Equal(25, sku.PrepaidUnits!.Enabled);
        Assert.Equal("AAD_PREMIUM_P2", Assert.Single(sku.ServicePlans!).ServicePlanName);
    }

    [Fact]
    public void Subscription_is_read_whole()
    {
        var subscription = Lines.AssertAllFilled(Lines.Read(SectionReaders.Subscriptions, """
            {"id":"a1","commerceSubscriptionId":"c1","createdDateTime":"2023-01-01T00:00:00Z","isTrial":false,"nextLifecycleDateTime":"2026-12-01T00:00:00Z","skuId":"84a661c4-e949-4bd2-a560-ed7766fcaf2b","skuPartNumber":"AAD_PREMIUM_P2","status":"Enabled","totalLicenses":25,"serviceStatus":[{"appliesTo":"User","provisioningStatus":"Success","servicePlanId":"eec0eb4f-6444-4f95-aba0-50c24d67f998","servicePlanName":"AAD_PREMIUM_P2"}]}
            """));

        Assert.False(subscription.IsTrial);
        Assert.Equal(25, subscription.TotalLicenses);
    }

    [Fact]
    public void Domain_is_read_whole()
    {
        var domain = Lines.AssertAllFilled(Lines.Read(SectionReaders.Domains, """
            {"authenticationType":"Federated","availabilityStatus":null,"id":"contoso.com","isAdminManaged":true,"isDefault":true,"isInitial":false,"isRoot":true,"isVerified":true,"passwordNotificationWindowInDays":14,"passwordValidityPeriodInDays":2147483647,"supportedServices":["Email","OfficeCommunicationsOnline"],"state":null}
            """));

        Assert.Equal(DomainAuthenticationType.Federated, domain.AuthenticationType);
        Assert.Equal(int.MaxValue, domain.PasswordValidityPeriodInDays);
        Assert.False(domain.IsInitial);
        Assert.Equal(["Email", "OfficeCommunicationsOnline"], domain.SupportedServices);
    }

    [Fact]
    public void Federation_configuration_is_read_whole_and_knows_its_domain()
    {
        var federation = Lines.AssertAllFilled(Lines.ReadOwned(SectionReaders.FederationConfigurations, "contoso.com", """
            {"@odata.type":"#microsoft.graph.internalDomainFederation","id":"6601d14b-d113-8f64-fda2-9b5ddda18ecc","displayName":"Contoso AD FS","issuerUri":"http://fs.contoso.com/adfs/services/trust","metadataExchangeUri":"https://fs.contoso.com/adfs/services/trust/mex","signingCertificate":"MIIE3jCCAsagAwIBAgIQQcyDaZz3MI","nextSigningCertificate":"MIIE3jCCAsagAwIBAgIQQcyDaZz3MJ","passiveSignInUri":"https://fs.contoso.com/adfs/ls","preferredAuthenticationProtocol":"wsFed","activeSignInUri":"https://fs.contoso.com/adfs/services/trust/2005/usernamemixed","signOutUri":"https://fs.contoso.com/adfs/ls","promptLoginBehavior":"nativeSupport","isSignedAuthenticationRequestRequired":true,"federatedIdpMfaBehavior":"rejectMfaByFederatedIdp","signingCertificateUpdateStatus":{"certificateUpdateResult":"Success","lastRunDateTime":"2026-08-25T07:44:46.2616778Z"}}
            """));

        Assert.Equal("contoso.com", federation.DomainId);
        Assert.Equal(FederatedIdpMfaBehavior.RejectMfaByFederatedIdp, federation.FederatedIdpMfaBehavior);
        Assert.Equal(FederationProtocol.WsFed, federation.PreferredAuthenticationProtocol);
        Assert.Equal(PromptLoginBehavior.NativeSupport, federation.PromptLoginBehavior);
    }

    [Fact]
    public void On_premises_synchronization_is_read_whole()
    {
        var synchronization = Lines.AssertAllFilled(Lines.Read(SectionReaders.OnPremisesSynchronization, """
            {"id":"84841066-274d-4ec0-a5c1-276be684bdd3","configuration":{"accidentalDeletionPrevention":{"synchronizationPreventionType":"enabledForCount","alertThreshold":500}},"features":{"blockCloudObjectTakeoverThroughHardMatchEnabled":true,"blockSoftMatchEnabled":true,"bypassDirSyncOverridesEnabled":false,"cloudPasswordPolicyForPasswordSyncedUsersEnabled":true,"concurrentCredentialUpdateEnabled":false,"deviceWritebackEnabled":true,"groupWriteBackEnabled":false,"passwordSyncEnabled":true,"passwordWritebackEnabled":false,"softMatchOnUpnEnabled":true,"synchronizeUpnForManagedUsersEnabled":true,"userForcePasswordChangeOnLogonEnabled":true,"userWritebackEnabled":false}}
            """));

        Assert.True(synchronization.Features!.PasswordSyncEnabled);
        Assert.False(synchronization.Features.PasswordWritebackEnabled);
    }
}
