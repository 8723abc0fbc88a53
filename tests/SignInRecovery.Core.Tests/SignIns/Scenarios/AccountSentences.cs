using static SignInRecovery.Tests.SignIns.Scenarios.Sentence;

namespace SignInRecovery.Tests.SignIns.Scenarios;

/// <summary>Devices, apps, terms of use, external users, and what Microsoft demands outside Conditional Access.</summary>
internal static class AccountSentences
{
    private const string Guest = "b2bCollaborationGuest";
    private const string Direct = "b2bDirectConnectUser";
    private const string Can = "\"canSatisfy\":true,\"effectiveOutcome\":\"requires\"";
    private const string Cannot = "\"canSatisfy\":false,\"effectiveOutcome\":\"block\"";
    private const string Open = "\"canSatisfy\":null,\"effectiveOutcome\":\"requires\"";
    private const string MayRegister = ",\"registrationMayResolve\":true";
    private const string MayNot = ",\"registrationMayResolve\":false";
    private const string AtHome = ",\"mfaWhere\":\"homeTenant\"";
    private const string Here = ",\"mfaWhere\":\"resourceTenant\"";
    private const string CompliantLaptop = "\"devices\":[{\"displayName\":\"Laptop\",\"operatingSystem\":\"Windows\",\"isCompliant\":true,\"trustType\":\"AzureAD\"}]";
    private const string HybridLaptop = "\"devices\":[{\"displayName\":\"Laptop\",\"operatingSystem\":\"Windows\",\"isCompliant\":false,\"trustType\":\"ServerAD\"}]";

    public static IEnumerable<Sentence> All => [.. Devices(), .. Apps(), .. Consent(), .. Guests(), .. DirectConnect(), .. Outside()];

    private static IEnumerable<Sentence> Devices()
    {
        string compliant = Policy("compliantDevice");
        string hybrid = Policy("domainJoinedDevice");
        yield return new("grant", "An enrolled compliant device meets the control", Member("password", CompliantLaptop), compliant, "", Can);
        yield return new("sec", "Without an enrolled device nobody meets it, and registering a method does not help", Member("password", "\"devices\":[]"), compliant, "", Cannot + MayNot);
        yield return new("grant", "A device that is not compliant does not meet it", Member("password", HybridLaptop), compliant, "", Cannot);
        yield return new("format", "Devices that are absent are unknown", Member("password"), compliant, "", Open);
        yield return new("format", "Whether a device is compliant may be unknown", Member("password", "\"devices\":[{\"displayName\":\"Laptop\"}]"), compliant, "", Open);
        yield return new("grant", "A compliant device that signs in leaves nothing missing", Member("password", "\"devices\":[]"), compliant, "\"deviceInfo\":{\"deviceId\":\"d\",\"isCompliant\":true,\"trustType\":\"AzureAD\"}", "\"pending\":[],\"outcome\":\"allow\",\"canSatisfy\":true,\"effectiveOutcome\":\"allow\"");
        yield return new("grant", "Device code flow passes no device state: compliant", Member("password", CompliantLaptop), compliant, "\"authenticationFlow\":\"deviceCodeFlow\",\"deviceInfo\":{\"deviceId\":\"d\",\"isCompliant\":true}", Cannot + MayNot);
        yield return new("grant", "Device code flow passes no device state: hybrid joined", Member("password", HybridLaptop), hybrid, "\"authenticationFlow\":\"deviceCodeFlow\"", Cannot);
        yield return new("cond", "Legacy clients pass no device state", Member("password", CompliantLaptop), compliant, "\"clientAppType\":\"exchangeActiveSync\"", Cannot);
        yield return new("grant", "ChromeOS cannot be marked as compliant", Member("password"), compliant, "\"devicePlatform\":\"unknown\"", Cannot);
        yield return new("grant", "A hybrid joined Windows device meets the control", Member("password", HybridLaptop), hybrid, "\"devicePlatform\":\"windows\"", Can);
        yield return new("grant", "An Entra joined device is not hybrid joined", Member("password", CompliantLaptop), hybrid, "\"devicePlatform\":\"windows\"", Cannot);
        yield return new("grant", "Only Windows can be hybrid joined", Member("password"), hybrid, "\"devicePlatform\":\"macOS\"", Cannot);
        yield return new("resctl", "In an outage of device management nobody meets it", Member("password", CompliantLaptop), compliant, "\"unavailableControls\":[\"compliantDevice\"]", Cannot);
        yield return new("resctl", "With a choice of controls an outage of one leaves the other", Member("password;sms", CompliantLaptop), Policy("mfa;compliantDevice"), "\"unavailableControls\":[\"compliantDevice\"]", Can);
    }

    private static IEnumerable<Sentence> Apps()
    {
        yield return new("grant", "Approved client apps are for iOS and Android only", Member("password"), Policy("approvedApplication"), "\"devicePlatform\":\"windows\"", Cannot);
        yield return new("grant", "An approved client app on iOS cannot be told from here", Member("password"), Policy("approvedApplication"), "\"devicePlatform\":\"iOS\",\"clientAppType\":\"mobileAppsAndDesktopClients\"", Open);
        yield return new("grant", "App protection policies are not for macOS", Member("password"), Policy("compliantApplication"), "\"devicePlatform\":\"macOS\"", Cannot);
        yield return new("grant", "App protection policies in Edge on Windows are a preview, and cannot be told from here", Member("password"), Policy("compliantApplication"), "\"devicePlatform\":\"windows\",\"clientAppType\":\"browser\"", Open);
        yield return new("grant", "App protection policies are not for desktop clients on Windows", Member("password"), Policy("compliantApplication"), "\"devicePlatform\":\"windows\",\"clientAppType\":\"mobileAppsAndDesktopClients\"", Cannot);
        yield return new("cond", "Exchange ActiveSync with an approved app is told to use Outlook", Member("password"), Policy("approvedApplication"), "\"devicePlatform\":\"iOS\",\"clientAppType\":\"exchangeActiveSync\"", Cannot);
        yield return new("grant", "One of approved app and multifactor authentication is enough", Member("password;sms"), Policy("mfa;approvedApplication"), "\"devicePlatform\":\"windows\"", Can);
    }

    private static IEnumerable<Sentence> Consent()
    {
        yield return new("tou", "Terms of use can be accepted", Member("password"), Policy("", terms: "t1"), "", Can);
        yield return new("cond", "Legacy clients cannot show terms of use", Member("password"), Policy("", terms: "t1"), "\"clientAppType\":\"other\"", Cannot);
        yield return new("grant", "Custom controls are answered elsewhere", Member("password"), Policy("", custom: "Duo"), "", Open);
        yield return new("pol", "A block is met by nobody", Member("password;fido2"), Policy("block"), "", "\"outcome\":\"block\",\"effectiveOutcome\":\"block\",\"controls\":[\"block\"],\"registrationMayResolve\":false");
    }

    private static IEnumerable<Sentence> Guests()
    {
        string mfa = Policy("mfa");
        string resistant = Policy("", strength: BuiltIn(PhishingResistant));
        yield return new("b2b", "MFA trust off: multifactor authentication is done here, with what is registered here", External(Guest, "\"methods\":[\"microsoftAuthenticatorPush\"]"), mfa, "", Can + Here, Trust());
        yield return new("b2b", "MFA trust off: a guest may register here", External(Guest, "\"methods\":[]"), mfa, "", Cannot + MayRegister + Here, Trust());
        yield return new("b2b", "MFA trust off: what is registered at home does not count", External(Guest, "\"methods\":[],\"homeMethods\":[\"fido2\"]"), mfa, "", Cannot, Trust());
        yield return new("b2b", "MFA trust on: the challenge is at home", External(Guest, "\"methods\":[],\"homeMethods\":[\"microsoftAuthenticatorPush\"]"), mfa, "", Can + AtHome, Trust(mfa: true));
        yield return new("b2b", "MFA trust on: what is registered here does not count", External(Guest, "\"methods\":[\"sms\"],\"homeMethods\":[]"), mfa, "", "\"canSatisfy\":false" + AtHome, Trust(mfa: true));
        yield return new("b2b", "MFA trust on, and nobody knows what is registered at home", External(Guest, "\"methods\":[]"), mfa, "", Open + AtHome, Trust(mfa: true));
        yield return new("b2b", "Whether MFA is trusted may be unknown", External(Guest, "\"methods\":[],\"homeMethods\":[\"sms\"]"), mfa, "", "\"canSatisfy\":null,\"mfaWhere\":null");
        yield return new("b2b", "Whether MFA is trusted does not matter where both sides have it", External(Guest, "\"methods\":[\"sms\"],\"homeMethods\":[\"sms\"]"), mfa, "", Can);
        foreach (string method in (string[])["sms", "voice", "microsoftAuthenticatorPush", "softwareOath"])
        {
            yield return new("b2b", $"Table 1: {method} counts in the resource tenant", External(Guest, $"\"methods\":[\"{method}\"]"), Policy("", strength: BuiltIn(Sentence.Mfa)), "", Can + Here, Trust());
        }

        foreach (string method in (string[])["deviceBasedPush", "hardwareOath", "fido2", "windowsHelloForBusiness", "x509CertificateMultiFactor"])
        {
            yield return new("b2b", $"Table 1: {method} does not count in the resource tenant", External(Guest, $"\"methods\":[\"{method}\"]"), Policy("", strength: BuiltIn(Sentence.Mfa)), "", Cannot + MayRegister + Here, Trust());
            yield return new("b2b", $"Table 1: {method} counts in the home tenant", External(Guest, $"\"methods\":[],\"homeMethods\":[\"password\",\"{method}\"]"), Policy("", strength: BuiltIn(Sentence.Mfa)), "", Can + AtHome, Trust(mfa: true));
        }

        yield return new("b2b", "MFA trust off: phishing-resistant cannot be met, nor registered for", External(Guest, "\"methods\":[\"fido2\"]"), resistant, "", Cannot + MayNot, Trust());
        yield return new("b2b", "MFA trust on: phishing-resistant is met at home", External(Guest, "\"homeMethods\":[\"fido2\"]"), resistant, "", Can + AtHome, Trust(mfa: true));
        yield return new("b2b", "Strengths are for users of Microsoft Entra ID only", External(Guest, "\"identityProvider\":\"emailOneTimePasscode\",\"methods\":[\"sms\"]"), Policy("", strength: BuiltIn(Sentence.Mfa)), "", Cannot + MayNot, Trust(mfa: true));
        yield return new("b2b", "For other providers the resource tenant is always responsible for MFA", External(Guest, "\"identityProvider\":\"google\",\"methods\":[\"sms\"]"), mfa, "", Can + Here, Trust(mfa: true));
        yield return new("b2b", "Members by B2B collaboration are treated like guests", External("b2bCollaborationMember", "\"methods\":[\"sms\"]"), mfa, "", Can + Here, Trust());
        yield return new("b2b", "Internal guests have credentials here", External("internalGuest", "\"methods\":[\"password\",\"fido2\"]"), resistant, "", Can + ",\"mfaWhere\":null", Trust());
        yield return new("b2b", "Device trust off: a compliant device cannot be shown", External(Guest, "\"homeDeviceCompliant\":true"), Policy("compliantDevice"), "", Cannot + MayNot, Trust());
        yield return new("b2b", "Device trust on: the home tenant's word counts", External(Guest, "\"homeDeviceCompliant\":true"), Policy("compliantDevice"), "", Can, Trust(compliant: true));
        yield return new("b2b", "Device trust on, but the device is not compliant at home", External(Guest, "\"homeDeviceCompliant\":false"), Policy("compliantDevice"), "", Cannot, Trust(compliant: true));
        yield return new("b2b", "Device trust on, and nobody knows the device", External(Guest, ""), Policy("compliantDevice"), "", Open, Trust(compliant: true));
        yield return new("b2b", "Hybrid trust off: a hybrid joined device cannot be shown", External(Guest, ""), Policy("domainJoinedDevice"), "", Cannot, Trust(compliant: true));
        yield return new("b2b", "Approved client apps are not supported for guests", External(Guest, ""), Policy("approvedApplication"), "\"devicePlatform\":\"iOS\"", Cannot, Trust());
        yield return new("b2b", "App protection policies are not supported for guests", External(Guest, ""), Policy("compliantApplication"), "\"devicePlatform\":\"android\"", Cannot, Trust());
        yield return new("b2b", "A password change blocks guests", External(Guest, "\"methods\":[\"sms\"]"), Policy("mfa;passwordChange", op: "AND"), "", Cannot, Trust());
        yield return new("b2b", "Terms of use are supported for guests", External(Guest, ""), Policy("", terms: "t1"), "", Can, Trust());
        yield return new("b2b", "At sign-in risk a guest who is not registered here is blocked", External(Guest, "\"methods\":[]"), Policy("mfa", conditions: "\"signInRiskLevels\":[\"medium\"]"), "\"signInRiskLevel\":\"medium\"", Cannot + MayNot, Trust());
        yield return new("b2b", "Custom controls are not supported for cross-tenant trusts", External(Guest, "\"homeMethods\":[\"sms\"]"), Policy("", custom: "Duo"), "", Cannot, Trust(mfa: true));
        yield return new("apps", "A guest with a Microsoft account registers security information here", External(Guest, "\"identityProvider\":\"microsoftAccount\",\"methods\":[]"), Policy("mfa", targets: "{\"includeUserActions\":[\"urn:user:registersecurityinfo\"]}"), "\"userAction\":\"registerSecurityInformation\"", Cannot + MayRegister, Trust());
        yield return new("apps", "A guest of Google is blocked from registering security information", External(Guest, "\"identityProvider\":\"google\",\"methods\":[\"sms\"]"), Policy("mfa", targets: "{\"includeUserActions\":[\"urn:user:registersecurityinfo\"]}"), "\"userAction\":\"registerSecurityInformation\"", Cannot + MayNot, Trust());
        yield return new("format", "A setting for the partner wins over the default", External(Guest, "\"methods\":[],\"homeMethods\":[\"sms\"]"), mfa, "", "\"canSatisfy\":true", $"\"crossTenantAccess\":{{\"partners\":[{{\"tenantId\":\"{Home}\",\"inboundTrust\":{{\"isMfaAccepted\":true}}}}],\"default\":{{\"inboundTrust\":{{\"isMfaAccepted\":false}}}}}}");
        yield return new("format", "A partner without a setting inherits the default", External(Guest, "\"methods\":[],\"homeMethods\":[\"sms\"]"), mfa, "", "\"canSatisfy\":true", $"\"crossTenantAccess\":{{\"partners\":[{{\"tenantId\":\"{Home}\",\"inboundTrust\":null}}],\"default\":{{\"inboundTrust\":{{\"isMfaAccepted\":true}}}}}}");
    }

    private static IEnumerable<Sentence> DirectConnect()
    {
        string targets = "{\"includeApplications\":[\"All\"]}";
        yield return new("b2b", "B2B direct connect without MFA trust is blocked", Connect(""), Policy("mfa", targets: targets), "", "\"canSatisfy\":false" + MayNot, Trust());
        yield return new("b2b", "B2B direct connect with MFA trust meets it at home", Connect("\"homeMethods\":[\"sms\"]"), Policy("mfa"), "", "\"canSatisfy\":true" + AtHome, Trust(mfa: true));
        yield return new("b2b", "B2B direct connect without device trust is blocked", Connect("\"homeDeviceCompliant\":true"), Policy("compliantDevice"), "", "\"canSatisfy\":false", Trust());
        yield return new("b2b", "B2B direct connect does not support terms of use", Connect(""), Policy("", terms: "t1"), "", "\"canSatisfy\":false", Trust());
        yield return new("b2b", "B2B direct connect does not support password changes", Connect("\"homeMethods\":[\"sms\"]"), Policy("mfa;passwordChange", op: "AND"), "", "\"canSatisfy\":false", Trust(mfa: true));
        yield return new("b2b", "B2B direct connect does not support approved apps", Connect(""), Policy("approvedApplication"), "\"devicePlatform\":\"iOS\"", "\"canSatisfy\":false", Trust());

        static string Connect(string more) => External(Direct, more);
    }

    private static IEnumerable<Sentence> Outside()
    {
        const string Demanded = "\"platformRequires\":[\"mfa\"]";
        foreach ((string name, string app) in (IEnumerable<(string, string)>)[("the Azure portal, Entra and Intune admin centers", Portal), ("Azure CLI", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"), ("Azure PowerShell", "1950a258-227b-4e31-a9cf-717495945fc2"), ("the Azure mobile app", "0c1307d4-29d6-4389-a11c-5cbe7f65d7fa")])
        {
            yield return new("mand", $"Microsoft demands MFA for {name}", Member("password;fido2"), "", $"\"applicationId\":\"{app}\"", Demanded + ",\"canSatisfyPlatform\":true,\"outcome\":\"allow\",\"effectiveOutcome\":\"requires\"");
        }

        yield return new("mand", "A break-glass account with a password alone cannot administer", Member("password"), "", $"\"applicationId\":\"{Portal}\"", Demanded + ",\"canSatisfyPlatform\":false,\"outcome\":\"allow\",\"effectiveOutcome\":\"block\"");
        yield return new("mand", "A certificate satisfies it", Member("x509CertificateMultiFactor"), "", $"\"applicationId\":\"{Portal}\"", Demanded + ",\"canSatisfyPlatform\":true");
        yield return new("mand", "Other applications are not in scope", Member("password"), "", "", "\"platformRequires\":[],\"effectiveOutcome\":\"allow\"");
        yield return new("mand", "Microsoft Graph is not in scope", Member("password"), "", "\"applicationId\":\"00000003-0000-0000-c000-000000000000\"", "\"platformRequires\":[],\"effectiveOutcome\":\"allow\"");
        yield return new("mand", "Guests must meet it too, here or at home", External(Guest, "\"methods\":[],\"homeMethods\":[\"sms\"]"), "", $"\"applicationId\":\"{Portal}\"", Demanded + ",\"canSatisfyPlatform\":true,\"mfaWhere\":\"homeTenant\"", Trust(mfa: true));
        yield return new("mand", "A stricter policy stays in force beside it", Member("password;sms"), Policy("", strength: BuiltIn(PhishingResistant)), $"\"applicationId\":\"{Portal}\"", Demanded + ",\"canSatisfyPlatform\":true,\"canSatisfy\":false,\"effectiveOutcome\":\"block\"");
        yield return new("mand", "Custom controls do not satisfy it", Member("password"), Policy("", custom: "Duo"), $"\"applicationId\":\"{Portal}\"", Demanded + ",\"canSatisfyPlatform\":false,\"effectiveOutcome\":\"block\"");
        yield return new("mand", "What is registered may be unknown", Somebody(), "", $"\"applicationId\":\"{Portal}\"", Demanded + ",\"canSatisfyPlatform\":null,\"effectiveOutcome\":\"requires\"");
    }
}
