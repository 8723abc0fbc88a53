using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class AuthenticationMethodTests
{
    [Theory]
    [InlineData("passwordAuthenticationMethod", AuthenticationMethodKind.Password)]
    [InlineData("phoneAuthenticationMethod", AuthenticationMethodKind.Phone)]
    [InlineData("microsoftAuthenticatorAuthenticationMethod", AuthenticationMethodKind.MicrosoftAuthenticator)]
    [InlineData("fido2AuthenticationMethod", AuthenticationMethodKind.Fido2)]
    [InlineData("windowsHelloForBusinessAuthenticationMethod", AuthenticationMethodKind.WindowsHelloForBusiness)]
    [InlineData("softwareOathAuthenticationMethod", AuthenticationMethodKind.SoftwareOath)]
    [InlineData("hardwareOathAuthenticationMethod", AuthenticationMethodKind.HardwareOath)]
    [InlineData("temporaryAccessPassAuthenticationMethod", AuthenticationMethodKind.TemporaryAccessPass)]
    [InlineData("emailAuthenticationMethod", AuthenticationMethodKind.Email)]
    [InlineData("platformCredentialAuthenticationMethod", AuthenticationMethodKind.PlatformCredential)]
    [InlineData("externalAuthenticationMethod", AuthenticationMethodKind.External)]
    [InlineData("qrCodePinAuthenticationMethod", AuthenticationMethodKind.QrCodePin)]
    [InlineData("x509CertificateAuthenticationMethod", AuthenticationMethodKind.X509Certificate)]
    [InlineData("verifiableCredentialsAuthenticationMethod", AuthenticationMethodKind.Unrecognized)]
    [InlineData("FIDO2AuthenticationMethod", AuthenticationMethodKind.Fido2)]
    public void Kind_comes_from_the_type_wherever_it_stands(string type, AuthenticationMethodKind kind)
    {
        var first = Lines.ReadOwned(SectionReaders.Methods, "u1", $$"""{"@odata.type":"#microsoft.graph.{{type}}","id":"m1","displayName":"x"}""");
        var last = Lines.ReadOwned(SectionReaders.Methods, "u1", $$"""{"id":"m1","displayName":"x","@odata.type":"#microsoft.graph.{{type}}"}""");

        Assert.Equal(kind, first.Kind);
        Assert.Equal(first, last);
        Assert.Equal("u1", first.UserId);
    }

    [Fact]
    public void Method_without_a_type_is_unrecognised() =>
        Assert.Equal(AuthenticationMethodKind.Unrecognized, Lines.ReadOwned(SectionReaders.Methods, "u1", """{"id":"m1"}""").Kind);

    [Fact]
    public void Passkey_is_read()
    {
        var key = Lines.ReadOwned(SectionReaders.Methods, "u1", """
            {"@odata.type":"#microsoft.graph.fido2AuthenticationMethod","id":"-2_GRUg2-HYz6_1YG4YRAQ2","displayName":"Red key","createdDateTime":"2025-08-10T06:25:38Z","lastUsedDateTime":"2026-10-10T06:25:38Z","aaGuid":"2fc0579f-8113-47ea-b116-bb5a8db9202a","model":"YubiKey 5 NFC","attestationCertificates":["dbe793df"],"attestationLevel":"notAttested","passkeyType":"synced"}
            """);

        Assert.Equal("2fc0579f-8113-47ea-b116-bb5a8db9202a", key.AaGuid);
        Assert.Equal("YubiKey 5 NFC", key.Model);
        Assert.Equal(AttestationLevel.NotAttested, key.AttestationLevel);
        Assert.Equal(PasskeyType.Synced, key.PasskeyType);
        Assert.Equal(2025, key.CreatedDateTime!.Value.Year);
        Assert.Equal(2026, key.LastUsedDateTime!.Value.Year);
        Assert.Null(key.PhoneNumber);
    }

    [Fact]
    public void Phone_pass_app_mail_and_others_are_read()
    {
        var phone = Read("""{"@odata.type":"#microsoft.graph.phoneAuthenticationMethod","id":"3179e48a-750b-4051-897c-87b9720928f7","phoneNumber":"+1 5555550100","phoneType":"alternateMobile","smsSignInState":"ready"}""");
        var pass = Read("""{"@odata.type":"#microsoft.graph.temporaryAccessPassAuthenticationMethod","id":"t","temporaryAccessPass":null,"createdDateTime":"2026-11-20T00:00:00Z","startDateTime":"2026-11-21T00:00:00Z","lifetimeInMinutes":60,"isUsableOnce":true,"isUsable":false,"methodUsabilityReason":"NotYetValid"}""");
        var app = Read("""{"@odata.type":"#microsoft.graph.microsoftAuthenticatorAuthenticationMethod","id":"a","displayName":"Pixel 9","deviceTag":"SoftwareTokenActivated","phoneAppVersion":"6.2407.5108"}""");
        var mail = Read("""{"@odata.type":"#microsoft.graph.emailAuthenticationMethod","id":"e","emailAddress":"adele@example.com"}""");
        var hello = Read("""{"@odata.type":"#microsoft.graph.windowsHelloForBusinessAuthenticationMethod","id":"w","displayName":"PC-1","keyStrength":"normal"}""");
        var platform = Read("""{"@odata.type":"#microsoft.graph.platformCredentialAuthenticationMethod","id":"p","displayName":"Mac","keyStrength":"unknown","platform":"macOS"}""");
        var external = Read("""{"@odata.type":"#microsoft.graph.externalAuthenticationMethod","id":"x","configurationId":"b2f9","displayName":"Adatum"}""");

        Assert.Equal(("+1 5555550100", AuthenticationPhoneType.AlternateMobile, "ready"), (phone.PhoneNumber, phone.PhoneType, phone.SmsSignInState));
        Assert.Equal((false, true, 60, "NotYetValid"), (pass.IsUsable, pass.IsUsableOnce, pass.LifetimeInMinutes, pass.MethodUsabilityReason));
        Assert.Equal(21, pass.StartDateTime!.Value.Day);
        Assert.Equal(("SoftwareTokenActivated", "6.2407.5108"), (app.DeviceTag, app.PhoneAppVersion));
        Assert.Equal("adele@example.com", mail.EmailAddress);
        Assert.Equal("normal", hello.KeyStrength);
        Assert.Equal("macOS", platform.Platform);
        Assert.Equal("b2f9", external.ConfigurationId);
    }

    private static AuthenticationMethod Read(string value) => Lines.ReadOwned(SectionReaders.Methods, "u1", value);
}
