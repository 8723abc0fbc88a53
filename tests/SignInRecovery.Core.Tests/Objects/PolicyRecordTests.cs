using SignInRecovery.ConditionalAccess;
using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class PolicyRecordTests
{
    [Fact]
    public void Named_locations_are_read_by_kind_wherever_the_type_stands()
    {
        var ip = Lines.Read(SectionReaders.NamedLocations, """
            {"@odata.type":"#microsoft.graph.ipNamedLocation","id":"l1","modifiedDateTime":"2026-01-02T00:00:00Z","displayName":"Offices","createdDateTime":"2026-01-01T00:00:00Z","isTrusted":true,"ipRanges":[{"@odata.type":"#microsoft.graph.iPv4CidrRange","cidrAddress":"203.0.113.0/24"},{"@odata.type":"#microsoft.graph.iPv6CidrRange","cidrAddress":"2001:db8::/48"},{"lowerAddress":"198.51.100.1","upperAddress":"198.51.100.9"}]}
            """);
        var country = Lines.Read(SectionReaders.NamedLocations, """
            {"id":"l2","displayName":"Home","countriesAndRegions":["NL","BE"],"includeUnknownCountriesAndRegions":false,"countryLookupMethod":"authenticatorAppGps","@odata.type":"#microsoft.graph.countryNamedLocation"}
            """);
        var network = Lines.Read(SectionReaders.NamedLocations, """
            {"@odata.type":"#microsoft.graph.compliantNetworkNamedLocation","id":"3d46dbda-8382-466a-856d-eb00cbc6b910","displayName":"All Compliant Network locations","compliantNetworkType":"allTenantCompliantNetworks","isTrusted":false}
            """);

        Assert.Equal((NamedLocationKind.Ip, true), (ip.Kind, ip.IsTrusted));
        Assert.Equal(["203.0.113.0/24", "2001:db8::/48", null], ip.IpRanges!.Select(range => range.CidrAddress));
        Assert.Equal("198.51.100.9", ip.IpRanges![2].UpperAddress);
        Assert.Equal((NamedLocationKind.Country, CountryLookupMethod.AuthenticatorAppGps, false), (country.Kind, country.CountryLookupMethod, country.IncludeUnknownCountriesAndRegions));
        Assert.Equal(["NL", "BE"], country.CountriesAndRegions);
        Assert.Null(country.IpRanges);
        Assert.Equal((NamedLocationKind.CompliantNetwork, "allTenantCompliantNetworks"), (network.Kind, network.CompliantNetworkType));
        Assert.Equal(NamedLocationKind.Unrecognized, Lines.Read(SectionReaders.NamedLocations, """{"id":"l","@odata.type":"#microsoft.graph.lunarNamedLocation"}""").Kind);
        Assert.Equal("203.0.113.0/24", Lines.Read(SectionReaders.MfaTrustedIps, """{"cidrAddress":"203.0.113.0/24"}""").CidrAddress);
    }

    [Fact]
    public void Authentication_strength_is_read_whole()
    {
        var strength = Lines.AssertAllFilled(Lines.Read(SectionReaders.AuthenticationStrengths, """
            {"id":"c1d2","createdDateTime":"2026-01-01T00:00:00Z","modifiedDateTime":"2026-01-02T00:00:00Z","displayName":"Keys and cards","description":"For administrators","policyType":"custom","requirementsSatisfied":"mfa","allowedCombinations":["fido2","x509CertificateMultiFactor","password,microsoftAuthenticatorPush"],"combinationConfigurations@odata.context":"x","combinationConfigurations":[{"@odata.type":"#microsoft.graph.fido2CombinationConfiguration","id":"k","allowedAAGUIDs":["2fc0579f-8113-47ea-b116-bb5a8db9202a"],"appliesToCombinations":["fido2"],"allowedIssuerSkis":["x"],"allowedPolicyOIDs":["y"]},{"allowedIssuerSkis":["9A4248C6AC8C2931AB2A86537818E92E7B6C97B6"],"allowedPolicyOIDs":["1.2.3.4"],"allowedAAGUIDs":["z"],"appliesToCombinations":["x509CertificateMultiFactor"],"id":"c","@odata.type":"#microsoft.graph.x509CertificateCombinationConfiguration"}]}
            """));

        Assert.Equal((AuthenticationStrengthPolicyType.Custom, AuthenticationStrengthRequirements.Mfa), (strength.PolicyType, strength.RequirementsSatisfied));
        Assert.Equal(
            [AuthenticationMethodModes.Fido2, AuthenticationMethodModes.X509CertificateMultiFactor, AuthenticationMethodModes.Password | AuthenticationMethodModes.MicrosoftAuthenticatorPush],
            strength.AllowedCombinations);
        Assert.Equal([CombinationConfigurationKind.Fido2, CombinationConfigurationKind.X509Certificate], strength.CombinationConfigurations!.Select(c => c.Kind));
        Assert.Equal(["1.2.3.4"], strength.CombinationConfigurations![1].AllowedPolicyOids);
        Assert.Equal([AuthenticationMethodModes.Fido2], strength.CombinationConfigurations[0].AppliesToCombinations);
    }

    [Fact]
    public void Combination_with_an_unknown_mode_keeps_the_known_one_and_says_so()
    {
        var strength = Lines.Read(SectionReaders.AuthenticationStrengths, """{"id":"s","allowedCombinations":["password,retinaScan","unknownFutureValue","qrCodePin"]}""");

        Assert.Equal(
            [AuthenticationMethodModes.Password | AuthenticationMethodModes.Unrecognized, AuthenticationMethodModes.Unrecognized, AuthenticationMethodModes.QrCodePin],
            strength.AllowedCombinations);
    }

    [Fact]
    public void Contexts_terms_defaults_and_authorization_are_read_whole()
    {
        var context = Lines.AssertAllFilled(Lines.Read(SectionReaders.AuthenticationContexts, """{"id":"c1","displayName":"Roles","description":"For PIM","isAvailable":true}"""));
        var terms = Lines.AssertAllFilled(Lines.Read(SectionReaders.TermsOfUse, """
            {"id":"t1","displayName":"All users","termsExpiration":{"startDateTime":"2026-10-01T00:00:00Z","frequency":"P365D"},"isPerDeviceAcceptanceRequired":false,"isViewingBeforeAcceptanceRequired":true,"userReacceptRequiredFrequency":"P90D"}
            """));
        var defaults = Lines.AssertAllFilled(Lines.Read(SectionReaders.SecurityDefaults, """{"id":"00000000-0000-0000-0000-000000000005","displayName":"Security Defaults","isEnabled":true}"""));
        var authorization = Lines.AssertAllFilled(Lines.Read(SectionReaders.AuthorizationPolicy, """
            {"id":"authorizationPolicy","allowedToSignUpEmailBasedSubscriptions":true,"allowedToUseSSPR":true,"allowEmailVerifiedUsersToJoinOrganization":false,"allowInvitesFrom":"adminsAndGuestInviters","blockMsolPowerShell":true,"guestUserRoleId":"2af84b1e-32c8-42b7-82bc-daa82404023b","defaultUserRolePermissions":{"allowedToCreateApps":true,"allowedToCreateSecurityGroups":true,"allowedToCreateTenants":false,"allowedToReadBitlockerKeysForOwnedDevice":true,"allowedToReadOtherUsers":true}}
            """));

        Assert.True(context.IsAvailable);
        Assert.Equal("P365D", terms.TermsExpiration!.Frequency);
        Assert.True(defaults.IsEnabled);
        Assert.True(authorization.AllowedToUseSspr);
        Assert.False(authorization.DefaultUserRolePermissions!.AllowedToCreateTenants);
    }

    [Fact]
    public void Cross_tenant_default_and_partner_are_told_apart_by_the_tenant()
    {
        var byDefault = Lines.Read(SectionReaders.CrossTenantAccess, """
            {"@odata.type":"#microsoft.graph.crossTenantAccessPolicyConfigurationDefault","isServiceDefault":true,"inboundTrust":{"isMfaAccepted":false,"isCompliantDeviceAccepted":false,"isHybridAzureADJoinedDeviceAccepted":false}}
            """);
        var partner = Lines.AssertAllFilled(Lines.Read(SectionReaders.CrossTenantAccess, """
            {"tenantId":"90e29127-71ad-49c7-9ce8-db3f41ea06f1","isServiceDefault":false,"isServiceProvider":true,"isInMultiTenantOrganization":false,"inboundTrust":{"isMfaAccepted":true,"isCompliantDeviceAccepted":true,"isHybridAzureADJoinedDeviceAccepted":true},"b2bCollaborationInbound":{"usersAndGroups":{"accessType":"allowed","targets":[{"target":"AllUsers","targetType":"user"}]},"applications":{"accessType":"blocked","targets":[{"target":"Office365","targetType":"application"}]}},"b2bCollaborationOutbound":{"usersAndGroups":{"accessType":"allowed","targets":[{"target":"AllUsers","targetType":"user"}]},"applications":{"accessType":"allowed","targets":[{"target":"AllApplications","targetType":"application"}]}},"b2bDirectConnectInbound":{"usersAndGroups":{"accessType":"blocked","targets":[{"target":"AllUsers","targetType":"user"}]},"applications":{"accessType":"blocked","targets":[{"target":"AllApplications","targetType":"application"}]}},"b2bDirectConnectOutbound":{"usersAndGroups":{"accessType":"blocked","targets":[{"target":"AllUsers","targetType":"user"}]},"applications":{"accessType":"blocked","targets":[{"target":"AllApplications","targetType":"application"}]}}}
            """));

        Assert.True(byDefault.IsDefault);
        Assert.False(byDefault.InboundTrust!.IsMfaAccepted);
        Assert.False(partner.IsDefault);
        Assert.True(partner.IsServiceProvider);
        Assert.True(partner.InboundTrust!.IsHybridJoinedDeviceAccepted);
        Assert.Equal(CrossTenantAccessType.Blocked, partner.B2bCollaborationInbound!.Applications!.AccessType);
        Assert.Equal("Office365", partner.B2bCollaborationInbound.Applications.Targets[0].Target);
    }

    [Fact]
    public void Token_validation_certificates_and_rollouts_are_read_whole()
    {
        var validation = Lines.AssertAllFilled(Lines.Read(SectionReaders.TokenValidationPolicy, """
            {"id":"v1","validatingDomains":{"@odata.type":"#microsoft.graph.enumeratedDomains","rootDomains":"enumerated","domainNames":["contoso.com"]}}
            """));
        var authorities = Lines.AssertAllFilled(Lines.Read(SectionReaders.CertificateAuthorities, """
            {"id":"29728ade-6ae4-4ee9-9103-412912537da5","certificateAuthorities":[{"isRootAuthority":true,"certificateRevocationListUrl":"https://pki.contoso.com/root.crl","deltaCertificateRevocationListUrl":"https://pki.contoso.com/delta.crl","certificate":"MIIC","issuer":"CN=Contoso Root","issuerSki":"9A42"}]}
            """));
        var rollout = Lines.AssertAllFilled(Lines.Read(SectionReaders.FeatureRollouts, """
            {"id":"f1","displayName":"PHS rollout","description":null,"feature":"passwordHashSync","isEnabled":true,"isAppliedToOrganization":false,"appliesTo":[{"@odata.type":"#microsoft.graph.group","id":"g1"}]}
            """));

        Assert.Equal((RootDomains.Enumerated, "contoso.com"), (validation.ValidatingDomains!.RootDomains, validation.ValidatingDomains.DomainNames[0]));
        Assert.Equal("CN=Contoso Root", authorities.CertificateAuthorities![0].Issuer);
        Assert.Equal((StagedFeature.PasswordHashSync, "g1"), (rollout.Feature, rollout.AppliesToIds![0]));
    }
}
