using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Advice about second factors, keys and certificates.</summary>
internal static class MethodPlaybook
{
    private const string SecurityInfo = "https://aka.ms/mysecurityinfo";

    /// <summary>A lost second factor.</summary>
    public static SituationAdvice Lost(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Kind = AdviceKind.OtherMethod,
                Route = RecoveryRoute.SelfService,
                Title = "Use another method that you registered",
                Steps =
                [
                    AdviceStep.Page("On the page that asks for the second factor choose \"I can't use my Microsoft Authenticator app right now\" or \"Other ways to sign in\": another phone, a key, a code, Windows Hello.", Portals.SignIn(question.Cloud)),
                    AdviceStep.Page("Once in, remove the lost method, add a new one, and add a second one for the next time.", SecurityInfo),
                ],
                Needs = [new(RecoveryNeedKind.Possession, "a second method that was registered before")],
                Facts = ["FirstPasskeyNeedsPass"],
                Cautions =
                [
                    "A reset of the password does not replace a second factor.",
                    "No waiting time of 30 days follows for a work account: that belongs to personal accounts.",
                ],
            },
            ProductSupport(question),
        ],
        [RecoveryCapability.TemporaryAccessPass, RecoveryCapability.AuthenticationMethods, RecoveryCapability.RevokeSessions])
    {
        Cautions = ["Make sure who is asking: see the person, or call back on a number you knew before. Whoever gets a pass has the account."],
    };

    /// <summary>A registration that does not work.</summary>
    public static SituationAdvice Registration(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Register from a place and device that the organisation trusts",
                Steps = [AdviceStep.Page("Go to the office network or a managed device, if a policy asks for that, and register there.", SecurityInfo)],
                Facts = ["ErrorCodesHint"],
                Certainty = RecoveryCertainty.Likely,
                Doubt = "Which place or device the policy allows is not on the sign-in page.",
            },
        ],
        [RecoveryCapability.TemporaryAccessPass, RecoveryCapability.PolicyEdit])
    {
        Cautions = ["A first passkey can be registered with a Temporary Access Pass only, when the account has no other second factor."],
    };

    /// <summary>The mandatory multifactor authentication of the portals.</summary>
    public static SituationAdvice Mandatory(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Register a passkey, or use a certificate, and sign in with it",
                Steps = [AdviceStep.Page("Sign in here, which is no admin portal, with what the account has, and add a passkey.", SecurityInfo)],
                Needs = [new(RecoveryNeedKind.Possession, "a security key or a device that holds passkeys, and a second factor of the last five minutes")],
                Facts = ["MandatoryMfa", "FirstPasskeyNeedsPass"],
                Cautions =
                [
                    question.Cloud == TenantCloud.Global
                        ? "Neither an exclusion from Conditional Access nor an opt-out exempts an account, an emergency account included."
                        : "Microsoft demands this in the public cloud only: in this cloud look for a policy of the tenant's own.",
                ],
            },
            new Advice
            {
                Route = RecoveryRoute.Microsoft,
                Title = "Have Help and Support lift the enforcement for a while",
                Actor = "A Global Administrator",
                Order = 1,
                Steps = [AdviceStep.Call("Ask Help and Support to lift the mandatory multifactor authentication for the tenant for a while. The portal demands it too: if it opens for nobody, call the support number of your region.", "Azure portal > Help + support, or telephone", Support.SupportTeam.Azure)],
                Needs = [new(RecoveryNeedKind.Role, "Global Administrator")],
                Team = Support.SupportTeam.Azure,
                AskFor = "Ask for a temporary lift of the mandatory multifactor authentication.",
                Facts = ["MandatoryMfaLift"],
            },
        ],
        [RecoveryCapability.TemporaryAccessPass, RecoveryCapability.AuthenticationMethods]);

    /// <summary>A refused passkey.</summary>
    public static SituationAdvice Passkey(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Kind = AdviceKind.OtherMethod,
                Route = RecoveryRoute.SelfService,
                Title = "Sign in with another method, then look at the key",
                Steps =
                [
                    AdviceStep.Page("Choose \"Other ways to sign in\" and use a key of another model, the app or Windows Hello.", Portals.SignIn(question.Cloud)),
                    AdviceStep.Page("If the sign-in name was changed, register the key again: the old registration does not work under the new name.", SecurityInfo),
                ],
                Needs = [new(RecoveryNeedKind.Possession, "another registered method")],
                Facts = ["PasskeyRefusal", "PasskeyRename"],
            },
        ],
        [RecoveryCapability.MethodsPolicyEdit, RecoveryCapability.TemporaryAccessPass])
    {
        Cautions = ["The policy acts at sign-in: an edit can kill keys that worked, so try the change with one group first. Attestation acts at registration only."],
    };

    /// <summary>A refused certificate.</summary>
    public static SituationAdvice Certificate(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Offer the right certificate, without a proxy in between",
                Steps = [AdviceStep.Page("Insert the card, choose the certificate that the organisation issued, and leave a proxy that opens the connection.", Portals.SignIn(question.Cloud))],
                Facts = ["ErrorCodesHint"],
                Certainty = RecoveryCertainty.Likely,
                Doubt = "The code tells that a certificate was missing or not trusted, and not which.",
            },
            CertificateAuthority("The issuer of the certificate must be among the certificate authorities of the tenant, with the whole chain."),
        ],
        [RecoveryCapability.TemporaryAccessPass, RecoveryCapability.AuthenticationMethods]);

    /// <summary>A revocation list that cannot be had.</summary>
    public static SituationAdvice RevocationList() => new(
        [
            CertificateAuthority("Publish a fresh revocation list at the address in the tenant's settings: one address, http or https, reachable from the internet, 20 MB at most (45 MB in the US Government clouds)."),
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Wait a few minutes, if the list is only being downloaded",
                Steps = [new AdviceStep("Wait and try again: the download may be throttled or in progress.", "The sign-in page", "Start-Sleep -Seconds 300")],
                Facts = ["RevocationList"],
                Certainty = RecoveryCertainty.Likely,
                Doubt = "How long a download takes stands in no source.",
            },
        ],
        [RecoveryCapability.TemporaryAccessPass]);

    /// <summary>A device or its key that cannot be used.</summary>
    public static SituationAdvice Device(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Sign in without the device: password and another method, or a key",
                Steps =
                [
                    AdviceStep.Page("Choose \"Other ways to sign in\" and use what does not depend on the device.", Portals.SignIn(question.Cloud)),
                    new AdviceStep("Set up Windows Hello again once you are in.", "Windows Settings > Accounts > Sign-in options", "Start-Process 'ms-settings:signinoptions'"),
                ],
                Facts = ["ErrorCodesHint"],
                Certainty = RecoveryCertainty.Likely,
                Doubt = "Whether the device was disabled or the key lost is seen in the directory, not on the sign-in page.",
            },
        ],
        [RecoveryCapability.TemporaryAccessPass, RecoveryCapability.AuthenticationMethods]);

    private static Advice ProductSupport(RecoveryQuestion question) => new()
    {
        Route = RecoveryRoute.Microsoft,
        Title = question.Product is null ? "Contact the support of the product that you cannot open" : $"Contact the support of {question.Product}",
        Steps = [AdviceStep.Call("Open the page Contact us and select the product. When it is not listed, take Support for Business Products.", "Contact us (support page)", Support.SupportTeam.Product)],
        Team = Support.SupportTeam.Product,
        AskFor = "Say that the second factor is lost, and that nobody in the organisation can replace it.",
        Facts = ["ProductSupportForFactor", "ProductNotListed"],
    };

    private static Advice CertificateAuthority(string text) => new()
    {
        Route = RecoveryRoute.Colleague,
        Title = "Have those who run the certificate authority mend it",
        Actor = "Whoever runs the certificate authority",
        Order = 5,
        Steps = [new AdviceStep(text, "The certificate authority, and Microsoft Entra admin center > Certificate authorities", "Get-MgOrganizationCertificateBasedAuthConfiguration -OrganizationId (Get-MgOrganization).Id | ConvertTo-Json -Depth 6")],
        Team = Support.SupportTeam.OwnOrganization,
        AskFor = "Ask for the chain of the certificate and a fresh revocation list.",
        Facts = ["RevocationList"],
    };
}
