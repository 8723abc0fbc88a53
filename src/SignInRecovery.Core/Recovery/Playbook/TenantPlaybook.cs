using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>Advice about tenants: without administrators, inactive, unmanaged, not found, in another cloud.</summary>
internal static class TenantPlaybook
{
    /// <summary>No Global Administrator, or nobody at all.</summary>
    public static SituationAdvice WithoutAdministrator() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Look for an emergency access account in the safe",
                Actor = "The custodians of the organisation",
                Order = 1,
                Steps = [new AdviceStep("Look for an account under onmicrosoft.com with a key or a certificate, and for whoever keeps the safe.", "The safe, and the list of custodians", "Get-SupportContact -Team OwnOrganization")],
                Team = SupportTeam.OwnOrganization,
                AskFor = "Ask who keeps the emergency access accounts.",
                Facts = ["EmergencyTwo", "LastGlobal"],
            },
        ],
        [RecoveryCapability.RoleAssignment, RecoveryCapability.RestoreAccount])
    {
        Cautions = ["A takeover by a DNS record does not work on a managed tenant, and every tenant that ever had an administrator is one."],
    };

    /// <summary>Blocked for inactivity.</summary>
    public static SituationAdvice Inactive() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Microsoft,
                Title = "Have support reactivate the tenant, within 20 days of the block",
                Actor = "An administrator of the organisation",
                Steps = [AdviceStep.Call("Call today: after 20 days the tenant is deleted for good. Give the tenant id and the code AADSTS5000225.", "The support number of your region", SupportTeam.Technical)],
                Needs = [new(RecoveryNeedKind.Proof, "that the tenant is yours")],
                Team = SupportTeam.Technical,
                AskFor = "Ask for the reactivation of a tenant that was blocked for inactivity.",
                HaveReady = MicrosoftPlaybook.Proofs,
                Facts = ["TenantInactive", "NumbersMoved"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    /// <summary>The subscription has lapsed.</summary>
    public static SituationAdvice Lapsed() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Have a Billing Administrator or Global Administrator renew the subscription",
                Actor = "A Billing Administrator or Global Administrator",
                Steps = [new AdviceStep("Renew it, or buy another that has the same services. For 30 days after the end everything works, for 30 more administrators alone get in, then the data go.", "Microsoft 365 admin center > Billing > Your products", "Get-MgSubscribedSku -All | Select-Object SkuPartNumber, CapabilityStatus, ConsumedUnits")],
                Needs = [new(RecoveryNeedKind.Role, "Billing Administrator")],
                Facts = ["SubscriptionStages"],
                Cautions = ["Policies of a licence that lapsed may still be enforced while nobody can edit them: renew first."],
            },
            new Advice
            {
                Route = RecoveryRoute.Microsoft,
                Title = "Call billing support, when nobody can sign in to pay",
                Actor = "Whoever pays the invoices",
                Steps = [AdviceStep.Call("Have the last invoice and the tenant's name ready, and ask how to renew without a sign-in.", "The support number of your region", SupportTeam.Billing)],
                Needs = [new(RecoveryNeedKind.Proof, "invoices, and the means of payment on file")],
                Team = SupportTeam.Billing,
                AskFor = "Ask how to renew the subscription while nobody can sign in.",
                HaveReady = MicrosoftPlaybook.Proofs,
                Facts = ["SubscriptionStages", "NumbersMoved"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    /// <summary>Unmanaged.</summary>
    public static SituationAdvice Unmanaged() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Take the unmanaged tenant over, by a TXT record in the domain's DNS",
                Actor = "Whoever controls the DNS of the domain",
                Steps =
                [
                    new AdviceStep("See that the domain is really in an unmanaged tenant; a managed one cannot be taken over.", "No page is needed", "Resolve-SignInAccount '<address in the domain>' -Deep"),
                    AdviceStep.Page("If you have no account in it yet, sign up for Power BI with an address of the domain. Then open the takeover page, and note the TXT record that it shows.", "https://portal.office.com/admintakeover"),
                    new AdviceStep("Add the TXT record at the registrar, wait until it is seen, and finish on the page: you are Global Administrator then.", "The registrar of the domain", "Resolve-DnsName '<domain>' -Type TXT"),
                ],
                Needs = [new(RecoveryNeedKind.Proof, "control over the DNS of the domain")],
                Facts = ["Takeover"],
                Cautions = ["This does not work on a managed tenant, and not across clouds. There the Data Protection team decides."],
            },
        ],
        []);

    /// <summary>Not found.</summary>
    public static SituationAdvice NotFound(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Check the domain in the sign-in name",
                Steps =
                [
                    new AdviceStep("See whether a tenant with the domain exists, and in which cloud.", "No page is needed", "Resolve-SignInAccount '<sign-in name>'"),
                    AdviceStep.Page("Sign in with the name under onmicrosoft.com, which stays when a company domain was removed or has lapsed.", Portals.SignIn(question.Cloud)),
                ],
                Facts = ["ErrorCodesHint", "Clouds"],
                Cautions = ["A domain that lapsed at the registrar can be bought by others: renew it there first."],
            },
        ],
        []);

    /// <summary>Another cloud.</summary>
    public static SituationAdvice OtherCloud() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Sign in at the pages of the cloud in which the tenant lives",
                Steps =
                [
                    new AdviceStep("See in which cloud the tenant is.", "No page is needed", "Resolve-SignInAccount '<sign-in name>'"),
                    AdviceStep.Page("US Government: use portal.azure.us.", "https://portal.azure.us"),
                    AdviceStep.Page("China, operated by 21Vianet: use portal.azure.cn.", "https://portal.azure.cn"),
                ],
                Facts = ["Clouds"],
            },
        ],
        []);

    /// <summary>A restriction of networks or tenants.</summary>
    public static SituationAdvice Restriction(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Sign in from a network without the restriction",
                Steps = [AdviceStep.Page("Leave the company's network, VPN or proxy, and sign in from another network.", Portals.SignIn(question.Cloud))],
                Facts = ["ErrorCodesHint"],
                Cautions = ["Codes 500212 and 500213 are settings of a tenant, not of the network: another network does not help there."],
            },
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Have the administrators of the network, or of both tenants, allow it",
                Actor = "A Security Administrator of the tenant, or the administrators of the network",
                Steps = [new AdviceStep("Put the tenant on the network's list of allowed tenants, or allow it in the cross-tenant access settings: outbound in the home tenant (500212), inbound in the other (500213).", $"{Portals.Entra(question.Cloud)} > External Identities > Cross-tenant access settings", "Get-MgPolicyCrossTenantAccessPolicyPartner -All")],
                Needs = [new(RecoveryNeedKind.Role, "Security Administrator, in the tenant whose setting it is")],
                Facts = ["ErrorCodesHint"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    /// <summary>The service itself.</summary>
    public static SituationAdvice Service(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Wait and try again, and look at the state of the service",
                Steps =
                [
                    new AdviceStep("Wait a few minutes, and sign in again.", "The sign-in page", "Start-Sleep -Seconds 300"),
                    new AdviceStep("Have a colleague who is still signed in look at the state of the service.", "Microsoft 365 admin center > Health > Service health", "Get-MgServiceAnnouncementHealthOverview | Select-Object Service, Status"),
                ],
                Facts = ["ErrorCodesHint"],
            },
            new Advice
            {
                Route = RecoveryRoute.Microsoft,
                Title = "Open a ticket, if it lasts",
                Actor = "An administrator of the organisation",
                Steps = [AdviceStep.Call("Open a ticket with the code, the correlation id and the time.", $"{Portals.Entra(question.Cloud)} > Learn & support > New support request", SupportTeam.Azure)],
                Team = SupportTeam.Azure,
                AskFor = "Ask about an error of the sign-in service.",
                Facts = ["TicketPortal", "TicketRoles"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    /// <summary>Nothing has happened yet.</summary>
    public static SituationAdvice Prevent() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Prepare,
                Title = "Make two emergency access accounts, and see who could bring back whom",
                Actor = "A Global Administrator",
                Steps =
                [
                    new AdviceStep("See what could lock the administrators out.", "SignInRecovery", "Connect-SignInRecovery; Test-LockoutRisk"),
                    new AdviceStep("Make two emergency access accounts: cloud-only, under onmicrosoft.com, with passkeys, outside all policies.", "SignInRecovery, or Microsoft Entra admin center > Users > New user", "Connect-SignInRecovery -Capability Provision; New-BreakGlassAccount -WhatIf"),
                    new AdviceStep("Prove that they would work, and hold a drill every 90 days.", "SignInRecovery", "Get-BreakGlassAccount | Test-BreakGlassAccount"),
                    new AdviceStep("See which administrator has nobody who could bring the account back.", "SignInRecovery", "Get-RecoveryPath -All"),
                    new AdviceStep("See that the phone and mail of the organisation's profile are current and reachable without the tenant: support sends its code there.", "Microsoft 365 admin center > Settings > Org settings > Organization profile", "Get-MgOrganization | Select-Object DisplayName, TechnicalNotificationMails"),
                ],
                Needs = [new(RecoveryNeedKind.Possession, "two security keys for each account, in two places")],
                Facts = ["EmergencyAccountTip", "EmergencyTwo", "WhatToPrepareCall"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };
}
