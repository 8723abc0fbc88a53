using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>Advice about federation, pass-through authentication and synchronisation.</summary>
internal static class FederationPlaybook
{
    private const string NotAutomatic = "Nothing switches by itself: password hash sync does not take over when federation fails, somebody must make the domain managed.";

    /// <summary>The federation server does not answer.</summary>
    public static SituationAdvice Outage(RecoveryQuestion question) => new(
        [
            CloudAccount(question),
            Server("Bring the federation server, or the way to it, back", "Restart or repair the federation servers, their proxies and what they depend on.", "Get-Service adfssrv; Test-NetConnection '<name of the federation server>' -Port 443"),
        ],
        [RecoveryCapability.DomainFederation])
    {
        Cautions =
        [
            NotAutomatic,
            "Without password hashes in the cloud a managed domain lets nobody in until their passwords are reset: see first whether password hash sync is on.",
            "The Microsoft Entra Connect server must be reachable for the switch by its wizard.",
        ],
    };

    /// <summary>The signing certificate has expired.</summary>
    public static SituationAdvice Certificate(RecoveryQuestion question) => new(
        [
            CloudAccount(question),
            Server("Renew the signing certificate on the federation server, and give its public part to the cloud", "Renew the token-signing certificate on the server, then update the federation settings of the domain with it.", "Update-AdfsCertificate -CertificateType Token-Signing; Update-MgDomainFederationConfiguration -DomainId '<domain>' -InternalDomainFederationId '<id>' -BodyParameter @{ signingCertificate = '<base64 of the new certificate>' }") with
            {
                Facts = ["SigningCertificate", "FederationRoles"],
            },
        ],
        [RecoveryCapability.DomainFederation])
    {
        Cautions = [NotAutomatic, "The renewal by metadata needs a Global, Hybrid Identity or Security Administrator with an account that does not itself sign in through the federation."],
    };

    /// <summary>The cloud refuses what the server sends.</summary>
    public static SituationAdvice Refused(RecoveryQuestion question) => new(
        [
            CloudAccount(question),
            Server("See why the cloud refuses: the certificate, the claims, the check of tokens", "Compare the issuer, the certificate and the claims (mail, immutable id, multifactor authentication) that the server sends with the federation settings of the domain.", "Get-MgDomainFederationConfiguration -DomainId '<domain>' | Format-List"),
            .. question.Error is { Code: not "5000820" } ? (Advice[])[] : [new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "For AADSTS5000820: loosen the check of federated tokens for the domains concerned",
                Actor = "A Security, Hybrid Identity or External Identity Provider Administrator",
                Order = 2,
                Steps = [new AdviceStep("Look at the policy that validates federated tokens, and set which root domains it checks.", "Microsoft Graph (beta): federatedTokenValidationPolicy", "Invoke-MgGraphRequest -Method GET -Uri 'beta/policies/federatedTokenValidationPolicy'")],
                Needs = [new(RecoveryNeedKind.Role, "Security, Hybrid Identity or External Identity Provider Administrator")],
                Facts = ["TokenValidation"],
            }],
        ],
        [RecoveryCapability.DomainFederation])
    {
        Cautions = [NotAutomatic],
    };

    /// <summary>The agents do not answer.</summary>
    public static SituationAdvice PassThrough(RecoveryQuestion question) => new(
        [
            CloudAccount(question),
            Server("Bring an authentication agent back", "Restart the agents, and see that a domain controller answers them, that their clocks agree, and that they reach the internet.", "Get-Service AzureADConnectAuthenticationAgent; w32tm /query /status") with
            {
                Title = "Bring an agent of pass-through authentication back",
                Actor = "Whoever runs the agents",
                Facts = ["PassThroughAgents"],
            },
            PasswordHashes(question),
        ],
        []);

    /// <summary>Synchronisation has stopped.</summary>
    public static SituationAdvice Synchronization(RecoveryQuestion question) => new(
        [
            CloudAccount(question),
            Server("Bring the synchronisation back", "See the last run and its errors, and start a run. An account that does not match by its source anchor (ImmutableID) is matched by its administrators.", "Get-ADSyncScheduler; Start-ADSyncSyncCycle -PolicyType Delta") with
            {
                Actor = "Whoever runs Microsoft Entra Connect",
                Facts = ["PassThroughAgents", "DisabledSynced"],
                Cautions =
                [
                    "While the synchronisation stands still, a password that comes from on-premises cannot be reset from the cloud: that needs password writeback.",
                    "An administrator should not depend on synchronisation at all: give the roles to cloud-only accounts afterwards.",
                ],
            },
        ],
        []);

    /// <summary>Seamless single sign-on.</summary>
    public static SituationAdvice Seamless(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Type the password instead",
                Steps = [AdviceStep.Page("Open a private browser window and sign in with name and password: the sign-in without a prompt is a convenience, and no condition.", Portals.SignIn(question.Cloud))],
                Facts = ["ErrorCodesHint"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    private static Advice CloudAccount(RecoveryQuestion question) => new()
    {
        Route = RecoveryRoute.SelfService,
        Title = "Sign in with a cloud account under onmicrosoft.com, which does not depend on the servers",
        Steps = [AdviceStep.Page("Use an administrator's cloud-only account, or an emergency access account, under the onmicrosoft.com domain.", Portals.SignIn(question.Cloud))],
        Needs = [new(RecoveryNeedKind.Possession, "a cloud-only account under onmicrosoft.com, with its second factor")],
        Facts = ["FederationOutageWho", "EmergencyTwo"],
    };

    // The domain is managed already: what is switched is the way of signing in, by those who may change it (Graph export of
    // Cloud-Architekt/AzurePrivilegedIAM, 2026-08-21: hybridAuthenticationPolicy and passwordHashSync).
    private static Advice PasswordHashes(RecoveryQuestion question) => new()
    {
        Route = RecoveryRoute.Colleague,
        Title = "If password hash sync is on: switch the sign-in from pass-through authentication to it",
        Actor = "A Hybrid Identity Administrator or Global Administrator, on the Microsoft Entra Connect server",
        Order = 6,
        Steps =
        [
            new AdviceStep("See whether password hash sync is on: without hashes in the cloud nobody gets in after the switch until the passwords are reset.", $"{Portals.Entra(question.Cloud)} > Entra Connect > Connect Sync", "Get-MgDirectoryOnPremiseSynchronization | Select-Object -ExpandProperty Features"),
            new AdviceStep("Choose Password Hash Synchronization in the place of Pass-through authentication, with a cloud account that does not itself sign in through the agents.", "Microsoft Entra Connect, on its server > Change user sign-in > Password Hash Synchronization", "Get-ADSyncScheduler"),
        ],
        Needs = [new(RecoveryNeedKind.Role, "the role Hybrid Identity Administrator or Global Administrator"), new(RecoveryNeedKind.Possession, "the Microsoft Entra Connect server, in reach")],
        Facts = ["PassThroughAgents", "NotAutomatic"],
        Cautions = ["Nothing switches by itself: password hash sync is the backup, and somebody must switch by hand in Microsoft Entra Connect."],
    };

    private static Advice Server(string title, string text, string command) => new()
    {
        Route = RecoveryRoute.Colleague,
        Title = title,
        Actor = "Whoever runs the federation servers",
        Order = 5,
        Steps = [new AdviceStep(text, "The on-premises servers", command)],
        Team = SupportTeam.OwnOrganization,
        AskFor = "Ask those who run the servers to bring them back, and how long it takes.",
        Facts = ["FederationOutageWho"],
    };
}
