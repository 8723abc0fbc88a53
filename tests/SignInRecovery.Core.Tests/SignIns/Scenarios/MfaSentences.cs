using static SignInRecovery.Tests.SignIns.Scenarios.Sentence;

namespace SignInRecovery.Tests.SignIns.Scenarios;

/// <summary>Multifactor authentication, authentication strengths, federation, and what can be registered on the way.</summary>
internal static class MfaSentences
{
    private const string ModelA = "aaaaaaaa-1111-4222-8333-444444444444";
    private const string ModelB = "bbbbbbbb-1111-4222-8333-444444444444";
    private const string Can = "\"canSatisfy\":true,\"effectiveOutcome\":\"requires\"";
    private const string Cannot = "\"canSatisfy\":false,\"effectiveOutcome\":\"block\"";
    private const string Open = "\"canSatisfy\":null,\"effectiveOutcome\":\"requires\"";
    private const string MayRegister = ",\"registrationMayResolve\":true";
    private const string MayNot = ",\"registrationMayResolve\":false";

    private static readonly string MfaPolicy = Policy("mfa");

    public static IEnumerable<Sentence> All =>
    [
        .. Mfa(),
        .. Strengths(),
        .. Restrictions(),
        .. Several(),
        .. Federation(),
        .. Registration(),
    ];

    private static IEnumerable<Sentence> Mfa()
    {
        foreach (string method in (string[])["fido2", "windowsHelloForBusiness", "x509CertificateMultiFactor", "deviceBasedPush", "temporaryAccessPassOneTime", "temporaryAccessPassMultiUse", "microsoftAuthenticatorPush", "softwareOath", "hardwareOath", "sms", "voice", "x509CertificateSingleFactor"])
        {
            yield return new("str", $"Require multifactor authentication is met by password and {method}", Member($"password;{method}"), MfaPolicy, "", Can);
        }

        foreach (string method in (string[])["password", "email", "qrCodePin"])
        {
            yield return new("str", $"{method} alone is no multifactor authentication", Member(method), MfaPolicy, "", Cannot + MayRegister);
        }

        yield return new("str", "A certificate that counts as one factor alone is no multifactor authentication", Member("x509CertificateSingleFactor"), MfaPolicy, "", Cannot + MayRegister);
        yield return new("grant", "Windows Hello for Business satisfies multifactor authentication", Member("windowsHelloForBusiness"), MfaPolicy, "", Can);
        yield return new("cond", "Legacy clients do not support multifactor authentication", Member("password;fido2"), MfaPolicy, "\"clientAppType\":\"other\"", Cannot + MayNot);
        yield return new("cond", "Exchange ActiveSync does not support multifactor authentication", Member("password;fido2"), MfaPolicy, "\"clientAppType\":\"exchangeActiveSync\"", Cannot + MayNot);
        yield return new("pol", "A control that the session has met is not asked again", Member("password"), MfaPolicy, "\"sessionSatisfied\":[\"mfa\"]", "\"pending\":[],\"outcome\":\"allow\",\"canSatisfy\":true,\"effectiveOutcome\":\"allow\"");
        yield return new("resctl", "In an outage of multifactor authentication nobody meets it", Member("password;fido2"), MfaPolicy, "\"unavailableControls\":[\"mfa\"]", Cannot + MayNot);
        yield return new("format", "Methods that are absent are unknown", Somebody(), MfaPolicy, "", Open);
        yield return new("format", "An empty list of methods means none", Member(""), MfaPolicy, "", Cannot + MayRegister);
        yield return new("plan", "Without an applying policy the token is issued", Member("password"), "", "", "\"outcome\":\"allow\",\"canSatisfy\":true,\"effectiveOutcome\":\"allow\",\"registrationMayResolve\":false");
    }

    private static IEnumerable<Sentence> Strengths()
    {
        string[] resistant = ["fido2", "windowsHelloForBusiness", "x509CertificateMultiFactor"];
        string[] others = ["deviceBasedPush", "temporaryAccessPassOneTime", "microsoftAuthenticatorPush", "softwareOath", "hardwareOath", "sms", "voice", "x509CertificateSingleFactor"];
        foreach (string method in resistant)
        {
            yield return new("str", $"{method} is phishing-resistant", Member($"password;{method}"), Policy("", strength: BuiltIn(PhishingResistant)), "", Can);
            yield return new("str", $"{method} is passwordless", Member($"password;{method}"), Policy("", strength: BuiltIn(Passwordless)), "", Can);
        }

        foreach (string method in others)
        {
            yield return new("str", $"{method} is not phishing-resistant", Member($"password;{method}"), Policy("", strength: BuiltIn(PhishingResistant)), "", Cannot);
        }

        yield return new("str", "Phone sign-in is passwordless", Member("deviceBasedPush"), Policy("", strength: BuiltIn(Passwordless)), "", Can);
        yield return new("str", "A Temporary Access Pass is not passwordless", Member("temporaryAccessPassMultiUse"), Policy("", strength: BuiltIn(Passwordless)), "", Cannot);
        yield return new("str", "A Temporary Access Pass is in the MFA strength", Member("temporaryAccessPassMultiUse"), Policy("", strength: BuiltIn(Sentence.Mfa)), "", Can);
        yield return new("str", "E-mail codes are in no strength", Member("password;email"), Policy("", strength: BuiltIn(Sentence.Mfa)), "", Cannot + MayRegister);
        yield return new("str", "A custom strength is its list, and no tier: SMS without passkeys", Member("password;fido2"), Policy("", strength: Strength("password,sms")), "", Cannot + MayRegister);
        yield return new("str", "A custom strength is its list: SMS is enough where it is listed", Member("password;sms"), Policy("", strength: Strength("fido2;password,sms")), "", Can);
        yield return new("str", "All modes of a combination are needed", Member("password;sms"), Policy("", strength: Strength("password,sms,softwareOath")), "", Cannot + MayRegister);
        yield return new("str", "A strength whose combinations are nowhere is unknown", Member("password;fido2"), Policy("", strength: BuiltIn("5a000000-0000-4000-8000-00000000ffff")), "", Open);
        yield return new("str", "A strength that the policy names is looked up among the strengths of the tenant", Member("password;fido2"), Policy("", strength: BuiltIn("5a000000-0000-4000-8000-000000000001")), "", "\"canSatisfy\":true",
            $"\"authenticationStrengths\":[{Strength("fido2")}]");
        yield return new("cond", "Legacy clients meet no strength", Member("password;fido2"), Policy("", strength: BuiltIn(PhishingResistant)), "\"clientAppType\":\"other\"", Cannot + MayNot);
        yield return new("strhow", "Strengths do not stop the password prompt; what counts is registered", Member("password;windowsHelloForBusiness"), Policy("", strength: Strength("windowsHelloForBusiness")), "", Can);
        yield return new("resctl", "A strength that nobody can meet now is not met", Member("password;fido2"), Policy("", strength: BuiltIn(PhishingResistant)), $"\"unavailableControls\":[\"authenticationStrength:{PhishingResistant}\"]", Cannot);
    }

    private static IEnumerable<Sentence> Restrictions()
    {
        string onlyA = Policy("", strength: Strength("fido2", Keys(ModelA)));
        yield return new("stradv", "A key of an allowed model counts", Member("fido2", $"\"fido2Keys\":[{{\"aaGuid\":\"{ModelA}\"}}]"), onlyA, "", Can);
        yield return new("stradv", "A key of another model does not count", Member("fido2", $"\"fido2Keys\":[{{\"aaGuid\":\"{ModelB}\"}}]"), onlyA, "", Cannot + MayRegister);
        yield return new("stradv", "One of several keys is enough", Member("fido2", $"\"fido2Keys\":[{{\"aaGuid\":\"{ModelB}\"}},{{\"aaGuid\":\"{ModelA.ToUpperInvariant()}\"}}]"), onlyA, "", Can);
        yield return new("stradv", "A key whose model is unknown leaves it open", Member("fido2"), onlyA, "", Open);
        yield return new("format", "An empty list of keys means none of the model", Member("fido2", "\"fido2Keys\":[]"), onlyA, "", Cannot);
        yield return new("stradv", "A restriction of keys leaves other combinations alone", Member("windowsHelloForBusiness", $"\"fido2Keys\":[{{\"aaGuid\":\"{ModelB}\"}}]"), Policy("", strength: Strength("fido2;windowsHelloForBusiness", Keys(ModelA))), "", Can);
        string issuer = Policy("", strength: Strength("x509CertificateMultiFactor", Certificates("9A4248C6AC8C2931AB2A86537818E92E7B6C97B6", "")));
        string both = Policy("", strength: Strength("x509CertificateMultiFactor", Certificates("AAAA;BBBB", "1.2.3.4;1.2.3.5")));
        yield return new("stradv", "A certificate of an allowed issuer counts", Certificate("\"issuerSki\":\"9a4248c6ac8c2931ab2a86537818e92e7b6c97b6\",\"policyOids\":[]"), issuer, "", Can);
        yield return new("stradv", "A certificate of another issuer does not count, and cannot be registered", Certificate("\"issuerSki\":\"0000\",\"policyOids\":[]"), issuer, "", Cannot + MayNot);
        yield return new("stradv", "Issuer and policy are joined by AND: both hold", Certificate("\"issuerSki\":\"BBBB\",\"policyOids\":[\"1.2.3.5\"]"), both, "", Can);
        yield return new("stradv", "Issuer and policy are joined by AND: the issuer alone is not enough", Certificate("\"issuerSki\":\"BBBB\",\"policyOids\":[\"9.9\"]"), both, "", Cannot);
        yield return new("stradv", "Issuer and policy are joined by AND: the policy alone is not enough", Certificate("\"issuerSki\":\"CCCC\",\"policyOids\":[\"1.2.3.4\"]"), both, "", Cannot);
        yield return new("stradv", "Of more than five policies those that match count", Certificate("\"issuerSki\":\"AAAA\",\"policyOids\":[\"9.1\",\"9.2\",\"9.3\",\"9.4\",\"9.5\",\"9.6\",\"1.2.3.4\"]"), both, "", Can);
        yield return new("stradv", "A certificate whose issuer is unknown leaves it open", Certificate("\"policyOids\":[\"1.2.3.4\"]"), both, "", Open);
        yield return new("stradv", "An unknown issuer does not matter when the policy is wrong", Certificate("\"policyOids\":[\"9.9\"]"), both, "", Cannot);
    }

    private static IEnumerable<Sentence> Several()
    {
        string disjoint = Policy("", strength: Strength("fido2"), id: "p1") + "," + Policy("", strength: Strength("password,sms", id: "5a000000-0000-4000-8000-000000000002"), id: "p2");
        yield return new("strhow", "Several strengths must each be satisfied: one method of each list", Member("password;fido2;sms"), disjoint, "", Can);
        yield return new("strhow", "Several strengths must each be satisfied: one list alone is not enough", Member("password;fido2"), disjoint, "", Cannot);
        yield return new("strhow", "Two strengths with the same method need it once", Member("fido2"), Policy("", strength: Strength("fido2"), id: "p1") + "," + Policy("", strength: Strength("fido2;windowsHelloForBusiness", id: "5a000000-0000-4000-8000-000000000002"), id: "p2"), "", Can);
        yield return new("pol", "Two policies must both be satisfied", Member("password;sms", "\"devices\":[]"), Policy("mfa", id: "p1") + "," + Policy("compliantDevice", id: "p2"), "", Cannot + MayNot);
        yield return new("pol", "OR is satisfied by one control", Member("password;sms", "\"devices\":[]"), Policy("mfa;compliantDevice"), "", Can);
        yield return new("pol", "AND needs every control", Member("password;sms", "\"devices\":[]"), Policy("mfa;compliantDevice", op: "AND"), "", Cannot);
        yield return new("pol", "OR without any is not satisfied, and registering a method helps", Member("password", "\"devices\":[]"), Policy("mfa;compliantDevice"), "", Cannot + MayRegister);
        yield return new("pol", "OR(mfa, compliant) with AND(mfa) still needs multifactor authentication", Member("password", "\"devices\":[{\"isCompliant\":true}]"), Policy("mfa;compliantDevice", id: "p1") + "," + Policy("mfa", op: "AND", id: "p2"), "", Cannot + MayRegister);
        yield return new("pol", "What is unknown matters only where it decides", Somebody("\"devices\":[{\"isCompliant\":true}]"), Policy("mfa;compliantDevice"), "", Can);
        yield return new("pol", "What is unknown does not save what is known to fail", Somebody("\"devices\":[]"), Policy("mfa;compliantDevice", op: "AND"), "", Cannot);
    }

    private static IEnumerable<Sentence> Federation()
    {
        const string Enforce = "\"federatedIdpMfaBehavior\":\"enforceMfaByFederatedIdp\"";
        const string Accept = "\"federatedIdpMfaBehavior\":\"acceptIfMfaDoneByFederatedIdp\"";
        const string Reject = "\"federatedIdpMfaBehavior\":\"rejectMfaByFederatedIdp\"";
        yield return new("strhow", "Where the federation server enforces MFA, only federated multifactor counts: phishing-resistant cannot be met", Member("fido2", Enforce), Policy("", strength: BuiltIn(PhishingResistant)), "", Cannot + MayNot);
        yield return new("strhow", "Where the federation server enforces MFA, the MFA strength is met there", Member("federatedMultiFactor", Enforce), Policy("", strength: BuiltIn(Sentence.Mfa)), "", Can);
        yield return new("strhow", "Where the federation server enforces MFA, the grant control is met there", Member("password", Enforce), MfaPolicy, "", Can);
        yield return new("strhow", "Where the federation server enforces MFA, a strength of cloud methods is out of reach", Member("sms", Enforce), Policy("", strength: Strength("sms,federatedSingleFactor")), "", Cannot + MayNot);
        yield return new("strhow", "Federated single-factor with something you have counts where the server does not enforce MFA", Member("sms", Accept), Policy("", strength: Strength("sms,federatedSingleFactor")), "", Can);
        yield return new("strhow", "A federated user has no cloud password for a combination that needs one", Member("sms", Accept), Policy("", strength: Strength("password,sms")), "", Cannot + MayNot);
        yield return new("strhow", "Federated multifactor authentication is accepted when it was done", Member("federatedMultiFactor", Accept), MfaPolicy, "", Can);
        yield return new("strhow", "Federated multifactor authentication is rejected where the domain says so", Member("federatedMultiFactor", Reject), MfaPolicy, "", Cannot + MayRegister);
        yield return new("strhow", "Where federated MFA is rejected, cloud methods count", Member("federatedSingleFactor;microsoftAuthenticatorPush", Reject), MfaPolicy, "", Can);
        yield return new("str", "Federated single-factor alone is in no strength", Member("federatedSingleFactor", Accept), Policy("", strength: BuiltIn(Sentence.Mfa)), "", Cannot + MayRegister);
    }

    private static IEnumerable<Sentence> Registration()
    {
        string onlyHello = Policy("", strength: Strength("windowsHelloForBusiness"));
        string onlyPhone = Policy("", strength: Strength("deviceBasedPush"));
        string onlyCertificate = Policy("", strength: Strength("x509CertificateMultiFactor"));
        yield return new("strhow", "Windows Hello for Business cannot be registered in interrupt mode", Member("password"), onlyHello, "", Cannot + MayNot);
        yield return new("strhow", "Phone sign-in cannot be registered in interrupt mode", Member("password"), onlyPhone, "", Cannot + MayNot);
        yield return new("strhow", "Certificates cannot be registered by the user", Member("password"), onlyCertificate, "", Cannot + MayNot);
        yield return new("strhow", "A Temporary Access Pass cannot be registered by the user", Member("password"), Policy("", strength: Strength("temporaryAccessPassOneTime")), "", Cannot + MayNot);
        yield return new("strhow", "Passkeys can be enforced in interrupt mode", Member("password"), Policy("", strength: BuiltIn(PhishingResistant)), "", Cannot + MayRegister);
        yield return new("strhow", "Without a method that can be registered the user is blocked", Member("password"), Policy("", strength: Strength("windowsHelloForBusiness;deviceBasedPush")), "", Cannot + MayNot);
        yield return new("managed", "Risky users may not register: sign-in risk", Member("password"), Policy("mfa", conditions: "\"signInRiskLevels\":[\"high\"]"), "\"signInRiskLevel\":\"high\"", Cannot + MayNot);
        yield return new("sec", "Risky users may not register: user risk", Member("password"), MfaPolicy, "\"userRiskLevel\":\"high\"", Cannot + MayNot);
        yield return new("ggc", "A password change needs multifactor authentication before: registered", Member("password;sms"), Policy("mfa;passwordChange", op: "AND", conditions: "\"userRiskLevels\":[\"high\"]"), "\"userRiskLevel\":\"high\"", Can);
        yield return new("grant", "A password change needs multifactor authentication before: not registered", Member("password"), Policy("mfa;passwordChange", op: "AND", conditions: "\"userRiskLevels\":[\"high\"]"), "\"userRiskLevel\":\"high\"", Cannot + MayNot);
        yield return new("grant", "Risk remediation is met by signing in again", Member("password;sms"), Policy("riskRemediation", strength: BuiltIn(Sentence.Mfa), op: "AND", conditions: "\"userRiskLevels\":[\"high\"]"), "\"userRiskLevel\":\"high\"", Can);
        yield return new("apps", "Who has no method cannot meet multifactor authentication for registering one", Member("password"), Policy("mfa", targets: "{\"includeUserActions\":[\"urn:user:registersecurityinfo\"]}"), "\"userAction\":\"registerSecurityInformation\"", Cannot + MayNot);
        yield return new("strhow", "A Temporary Access Pass opens the registration where the strength on it lists it", Member("password;temporaryAccessPassOneTime"), Policy("", strength: Strength("temporaryAccessPassOneTime;fido2"), id: "boot", targets: "{\"includeUserActions\":[\"urn:user:registersecurityinfo\"]}") + "," + Policy("", strength: Strength("fido2", id: "5a000000-0000-4000-8000-000000000002"), id: "all"), "\"userAction\":\"registerSecurityInformation\"", Can);
        yield return new("apps", "Windows Hello for Business cannot register a device", Member("password;windowsHelloForBusiness"), Policy("mfa", targets: "{\"includeUserActions\":[\"urn:user:registerdevice\"]}"), "\"userAction\":\"registerOrJoinDevices\"", Cannot + MayRegister);
        yield return new("apps", "A device-bound passkey cannot register a device", Member("password;fido2", "\"fido2Keys\":[{\"passkeyType\":\"deviceBound\"}]"), Policy("mfa", targets: "{\"includeUserActions\":[\"urn:user:registerdevice\"]}"), "\"userAction\":\"registerOrJoinDevices\"", Cannot + MayRegister);
        yield return new("apps", "SMS can register a device", Member("password;sms"), Policy("mfa", targets: "{\"includeUserActions\":[\"urn:user:registerdevice\"]}"), "\"userAction\":\"registerOrJoinDevices\"", Can);
    }

    private static string Certificate(string members) => Member("x509CertificateMultiFactor", $"\"certificates\":[{{{members}}}]");
}
