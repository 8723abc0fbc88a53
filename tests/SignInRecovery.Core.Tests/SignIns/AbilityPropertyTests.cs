using CsCheck;
using SignInRecovery.Facts;
using SignInRecovery.SignIns;
using SignInRecovery.SignIns.Scenarios;
using SignInRecovery.Tests.Lockout.Policies;
using SignInRecovery.Tests.SignIns.Scenarios;
using SignInRecovery.Tests.Support;
using Xunit;
using static SignInRecovery.Tests.SignIns.MethodsTenant;
using static SignInRecovery.Tests.SignIns.Scenarios.Sentence;

namespace SignInRecovery.Tests.SignIns;

/// <summary>What holds of every account under every demand.</summary>
public class AbilityPropertyTests
{
    private static readonly string[] Methods =
    [
        "password", "sms", "voice", "softwareOath", "hardwareOath", "microsoftAuthenticatorPush", "deviceBasedPush", "fido2",
        "windowsHelloForBusiness", "x509CertificateSingleFactor", "x509CertificateMultiFactor", "temporaryAccessPassOneTime",
        "temporaryAccessPassMultiUse", "email", "qrCodePin", "federatedMultiFactor",
    ];

    private static readonly string[] Demands =
    [
        Policy("mfa"), Policy("mfa;compliantDevice"), Policy("mfa;compliantDevice", op: "AND"), Policy("mfa;passwordChange", op: "AND"),
        Policy("", strength: BuiltIn(PhishingResistant)), Policy("", strength: BuiltIn(Passwordless)), Policy("", strength: BuiltIn(Sentence.Mfa)),
        Policy("", strength: Strength("password,sms,softwareOath;fido2")), Policy("", strength: Strength("sms;voice")),
        Policy("", strength: Strength("fido2"), id: "p1") + "," + Policy("", strength: Strength("password,sms", id: "5a000000-0000-4000-8000-000000000002"), id: "p2"),
    ];

    private static readonly string[] People =
    [
        "\"userType\":\"Member\",\"externalUserType\":\"none\"",
        "\"userType\":\"Member\",\"externalUserType\":\"none\",\"federatedIdpMfaBehavior\":\"enforceMfaByFederatedIdp\"",
        "\"userType\":\"Member\",\"externalUserType\":\"none\",\"federatedIdpMfaBehavior\":\"rejectMfaByFederatedIdp\"",
        $"\"userType\":\"Guest\",\"externalUserType\":\"b2bCollaborationGuest\",\"homeTenantId\":\"{Home}\"",
        $"\"userType\":\"Guest\",\"externalUserType\":\"b2bDirectConnectUser\",\"homeTenantId\":\"{Home}\"",
    ];

    private static readonly Gen<(string[] Methods, string Demand, string Person, bool Trusts)> Cases =
        Gen.Select(OneOf(Methods).Array[0, 5], OneOf(Demands), OneOf(People), Gen.Bool);

    [Fact]
    public void Another_method_never_makes_an_account_less_able() => Gen.Select(Cases, OneOf(Methods)).Sample(
        (one, added) =>
        {
            ScenarioActual before = Run(one.Methods, one);
            ScenarioActual after = Run([.. one.Methods, added], one);
            Assert.True(Rank(after.CanSatisfy) >= Rank(before.CanSatisfy), $"{string.Join(',', one.Methods)} + {added}: {before.CanSatisfy} -> {after.CanSatisfy} at {one.Demand}");
        },
        iter: 300);

    [Fact]
    public void What_is_unknown_lies_between_the_worst_and_the_best() => Cases.Sample(
        one =>
        {
            bool? unknown = Run(null, one).CanSatisfy;
            bool? worst = Run([], one).CanSatisfy;
            bool? best = Run(Methods, one).CanSatisfy;
            Assert.True(unknown is null || (unknown == worst && unknown == best), $"{worst} {unknown} {best} at {one.Demand}, {one.Person}");
        },
        iter: 200);

    [Fact]
    public void A_method_that_is_registered_in_a_tenant_never_makes_an_account_less_able()
    {
        (string, string?)[] methods = [("fido2", Key), ("phone", MobilePhone), ("microsoftAuthenticator", null), ("softwareOath", null), ("windowsHelloForBusiness", null), ("email", null)];
        string[] grants = [PortalTenant.Mfa, PortalTenant.Resistant, PortalTenant.ManagedDevice, PortalTenant.Block];
        Gen.Select(OneOf(methods).Array[0, 3], OneOf(methods), OneOf(grants)).Sample(
            (start, added, grant) =>
            {
                Fact<bool> before = Access(start, grant);
                Fact<bool> after = Access([.. start, added], grant);
                Assert.True(Rank(Known(after)) >= Rank(Known(before)));
            },
            iter: 60);

        static Fact<bool> Access((string, string?)[] methods, string grant) =>
            new PortalAccess(MethodsTenant.Tenant().Administrator(Ada, "Ada", GlobalAdministrator, methods).Policy(grant: grant).Build(), TenantBuilder.Now).Of(Ada).CanSignIn;

        static bool? Known(Fact<bool> fact) => fact.TryGet(out bool value) ? value : null;
    }

    private static ScenarioActual Run(string[]? methods, (string[] Methods, string Demand, string Person, bool Trusts) one)
    {
        string listed = methods is null ? string.Empty : string.Join(",", methods.Distinct().Select(m => $"\"{m}\""));
        string both = methods is null ? string.Empty : $",\"methods\":[{listed}],\"homeMethods\":[{listed}]";
        string user = $"{{\"id\":\"{UserId}\",{one.Person}{both},\"devices\":[]}}";
        return new Sentence("", "", user, one.Demand, "", "", Trust(mfa: one.Trusts)).Run().Actual;
    }

    private static int Rank(bool? value) => value switch { false => 0, null => 1, true => 2 };

    private static Gen<T> OneOf<T>(T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);
}
