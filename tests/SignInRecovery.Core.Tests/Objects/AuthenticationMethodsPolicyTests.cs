using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;
using Kind = SignInRecovery.Tenants.AuthenticationMethodConfigurationKind;

namespace SignInRecovery.Tests.Objects;

public class AuthenticationMethodsPolicyTests
{
    private static readonly AuthenticationMethodsPolicy Policy = Lines.Read(SectionReaders.AuthenticationMethodsPolicy, """
        {"@odata.context":"x","id":"authenticationMethodsPolicy","displayName":"Authentication Methods Policy","lastModifiedDateTime":"2026-10-01T07:19:16Z","policyVersion":"1.5","policyMigrationState":"migrationComplete","reconfirmationInDays":180,
        "systemCredentialPreferences":{"state":"default","includeTargets":[{"targetType":"group","id":"all_users"}],"excludeTargets":[{"targetType":"group","id":"g9"}]},
        "registrationEnforcement":{"authenticationMethodsRegistrationCampaign":{"snoozeDurationInDays":1,"enforceRegistrationAfterAllowedSnoozes":true,"state":"enabled","excludeTargets":[{"id":"u9","targetType":"user"}],"includeTargets":[{"id":"all_users","targetType":"group","targetedAuthenticationMethod":"microsoftAuthenticator"}]}},
        "authenticationMethodConfigurations":[
        {"@odata.type":"#microsoft.graph.fido2AuthenticationMethodConfiguration","id":"Fido2","state":"enabled","isSelfServiceRegistrationAllowed":true,"isAttestationEnforced":false,"defaultPasskeyProfile":"00000000-0000-0000-0000-000000000001","keyRestrictions":{"isEnforced":true,"enforcementType":"allow","aaGuids":["2fc0579f-8113-47ea-b116-bb5a8db9202a"]},"includeTargets@odata.context":"x","includeTargets":[{"targetType":"group","id":"all_users","isRegistrationRequired":false,"allowedPasskeyProfiles":["00000000-0000-0000-0000-000000000001"]}],"excludeTargets":[{"id":"g1","targetType":"group"}],"passkeyProfiles":[{"id":"00000000-0000-0000-0000-000000000001","name":"Default passkey profile","passkeyTypes":"deviceBound,synced","attestationEnforcement":"registrationOnly","keyRestrictions":{"isEnforced":true,"enforcementType":"block","aaGuids":["de1e552d-db1d-4423-a619-566b625cdc84"]}}]},
        {"id":"MicrosoftAuthenticator","state":"enabled","isSoftwareOathEnabled":true,"excludeTargets":[],"featureSettings":{},"includeTargets":[{"targetType":"group","id":"all_users","isRegistrationRequired":true,"authenticationMode":"deviceBasedPush"}],"@odata.type":"#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration"},
        {"@odata.type":"#microsoft.graph.smsAuthenticationMethodConfiguration","id":"Sms","state":"disabled","includeTargets":[{"targetType":"group","id":"all_users","isRegistrationRequired":false,"isUsableForSignIn":true}],"excludeTargets":[]},
        {"@odata.type":"#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration","id":"TemporaryAccessPass","state":"enabled","defaultLifetimeInMinutes":60,"defaultLength":8,"minimumLifetimeInMinutes":10,"maximumLifetimeInMinutes":480,"isUsableOnce":true,"includeTargets":[],"excludeTargets":[]},
        {"@odata.type":"#microsoft.graph.hardwareOathAuthenticationMethodConfiguration","id":"HardwareOath","state":"disabled"},
        {"@odata.type":"#microsoft.graph.softwareOathAuthenticationMethodConfiguration","id":"SoftwareOath","state":"enabled"},
        {"@odata.type":"#microsoft.graph.voiceAuthenticationMethodConfiguration","id":"Voice","state":"disabled","isOfficePhoneAllowed":true},
        {"@odata.type":"#microsoft.graph.emailAuthenticationMethodConfiguration","id":"Email","state":"enabled","allowExternalIdToUseEmailOtp":"enabled"},
        {"@odata.type":"#microsoft.graph.x509CertificateAuthenticationMethodConfiguration","id":"X509Certificate","state":"enabled","certificateUserBindings":[{"x509CertificateField":"PrincipalName","userProperty":"userPrincipalName","priority":1,"trustAffinityLevel":"low"}],"authenticationModeConfiguration":{"x509CertificateAuthenticationDefaultMode":"x509CertificateMultiFactor","x509CertificateDefaultRequiredAffinityLevel":"low","rules":[{"x509CertificateRuleType":"policyOID","identifier":"1.2.3.4","policyOidIdentifier":"1.2.3.4","issuerSubjectIdentifier":"x","x509CertificateAuthenticationMode":"x509CertificateSingleFactor","x509CertificateRequiredAffinityLevel":"high"}]}},
        {"@odata.type":"#microsoft.graph.qrCodePinAuthenticationMethodConfiguration","id":"QRCodePin","state":"disabled"},
        {"@odata.type":"#microsoft.graph.verifiableCredentialsAuthenticationMethodConfiguration","id":"VerifiableCredentials","state":"disabled"},
        {"@odata.type":"#microsoft.graph.externalAuthenticationMethodConfiguration","id":"b2f9a1c4-0000-4000-8000-000000000001","displayName":"Adatum","appId":"a0a0","state":"enabled"},
        {"@odata.type":"#microsoft.graph.thoughtAuthenticationMethodConfiguration","id":"Thought","state":"someday"},
        {"id":"Voice","state":"enabled"}]}
        """.ReplaceLineEndings(""));

    [Fact]
    public void Policy_is_read_with_its_campaign_and_preferences()
    {
        Assert.Equal(PolicyMigrationState.MigrationComplete, Policy.PolicyMigrationState);
        Assert.Equal(180, Policy.ReconfirmationInDays);
        Assert.Equal((AdvancedConfigState.Enabled, 1, true), (Policy.RegistrationCampaign!.State, Policy.RegistrationCampaign.SnoozeDurationInDays, Policy.RegistrationCampaign.EnforceRegistrationAfterAllowedSnoozes));
        Assert.Equal("microsoftAuthenticator", Policy.RegistrationCampaign.IncludeTargets[0].TargetedAuthenticationMethod);
        Assert.Equal(AuthenticationMethodTargetType.User, Policy.RegistrationCampaign.ExcludeTargets[0].TargetType);
        Assert.Equal(AdvancedConfigState.Default, Policy.SystemCredentialPreferences!.State);
        Assert.Equal("g9", Policy.SystemCredentialPreferences.ExcludeTargets[0].Id);
    }

    [Fact]
    public void Configurations_are_read_by_kind_or_by_id_where_the_type_is_missing() => Assert.Equal(
        [
            Kind.Fido2, Kind.MicrosoftAuthenticator, Kind.Sms, Kind.TemporaryAccessPass, Kind.HardwareOath, Kind.SoftwareOath, Kind.Voice,
            Kind.Email, Kind.X509Certificate, Kind.QrCodePin, Kind.VerifiableCredentials, Kind.External, Kind.Unrecognized, Kind.Voice,
        ],
        Policy.Configurations!.Select(configuration => configuration.Kind));

    [Fact]
    public void Passkey_configuration_is_read_with_restrictions_and_profiles()
    {
        var passkey = Policy.Find(Kind.Fido2)!;
        var profile = Assert.Single(passkey.PasskeyProfiles!);

        Assert.Equal((AuthenticationMethodState.Enabled, true, false), (passkey.State, passkey.IsSelfServiceRegistrationAllowed, passkey.IsAttestationEnforced));
        Assert.Equal((true, PasskeyRestrictionEnforcementType.Allow), (passkey.KeyRestrictions!.IsEnforced, passkey.KeyRestrictions.EnforcementType));
        Assert.Equal(["2fc0579f-8113-47ea-b116-bb5a8db9202a"], passkey.KeyRestrictions.AaGuids);
        Assert.Equal([passkey.DefaultPasskeyProfile!], passkey.IncludeTargets![0].AllowedPasskeyProfiles);
        Assert.Equal("g1", passkey.ExcludeTargets![0].Id);
        Assert.Equal((PasskeyTypes.DeviceBound | PasskeyTypes.Synced, PasskeyAttestationEnforcement.RegistrationOnly), (profile.PasskeyTypes, profile.AttestationEnforcement));
        Assert.Equal(PasskeyRestrictionEnforcementType.Block, profile.KeyRestrictions!.EnforcementType);
    }

    [Fact]
    public void Other_configurations_are_read()
    {
        var pass = Policy.Find(Kind.TemporaryAccessPass)!;
        var certificate = Policy.Find(Kind.X509Certificate)!;
        var rule = Assert.Single(certificate.AuthenticationModeConfiguration!.Rules);

        Assert.Equal((60, 8, 10, 480, true), (pass.DefaultLifetimeInMinutes, pass.DefaultLength, pass.MinimumLifetimeInMinutes, pass.MaximumLifetimeInMinutes, pass.IsUsableOnce));
        Assert.Equal(MicrosoftAuthenticatorMode.DeviceBasedPush, Policy.Find(Kind.MicrosoftAuthenticator)!.IncludeTargets![0].AuthenticationMode);
        Assert.True(Policy.Find(Kind.Sms)!.IncludeTargets![0].IsUsableForSignIn);
        Assert.True(Policy.Find(Kind.Voice)!.IsOfficePhoneAllowed);
        Assert.Equal(AdvancedConfigState.Enabled, Policy.Find(Kind.Email)!.AllowExternalIdToUseEmailOtp);
        Assert.Equal(CertificateFactor.MultiFactor, certificate.AuthenticationModeConfiguration.DefaultMode);
        Assert.Equal((CertificateFactor.SingleFactor, "1.2.3.4", "high"), (rule.Mode, rule.PolicyOidIdentifier, rule.RequiredAffinityLevel));
        Assert.Equal(("PrincipalName", 1), (certificate.CertificateUserBindings![0].X509CertificateField, certificate.CertificateUserBindings[0].Priority));
        Assert.Equal(("Adatum", "a0a0"), (Policy.Find(Kind.External)!.DisplayName, Policy.Find(Kind.External)!.AppId));
        Assert.Equal(AuthenticationMethodState.Unrecognized, Policy.Find(Kind.Unrecognized)!.State);
    }

    [Fact]
    public void Policy_without_configurations_does_not_say_that_there_are_none()
    {
        var policy = Lines.Read(SectionReaders.AuthenticationMethodsPolicy, """{"id":"authenticationMethodsPolicy"}""");

        Assert.Null(policy.Configurations);
        Assert.Null(policy.Find(Kind.Fido2));
        Assert.Null(policy.RegistrationCampaign);
        Assert.Null(policy.PolicyMigrationState);
    }

    [Fact]
    public void Configuration_without_an_id_makes_the_line_malformed() => Assert.ThrowsAny<System.Text.Json.JsonException>(
        () => Lines.Read(SectionReaders.AuthenticationMethodsPolicy, """{"id":"p","authenticationMethodConfigurations":[{"state":"enabled"}]}"""));
}
