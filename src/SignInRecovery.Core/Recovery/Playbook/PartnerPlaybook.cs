using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>Advice for partners, and by partners.</summary>
internal static class PartnerPlaybook
{
    /// <summary>The partner's access to a customer has expired.</summary>
    public static SituationAdvice Expired() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Partner,
                Title = "Have the partner request a new relationship, and the customer approve it",
                Actor = "An Admin agent of the partner",
                Steps =
                [
                    new AdviceStep("Request a new relationship: an expired one cannot be restored. Take Privileged Authentication Administrator into it, and leave Global Administrator out, so that it can extend itself.", "Partner Center > Customers > the customer > Admin relationships > Request", "Get-MgTenantRelationshipDelegatedAdminRelationship -All | Select-Object DisplayName, Status, EndDateTime, AutoExtendDuration"),
                    new AdviceStep("Approve it within 90 days, at the address in the partner's mail.", "Microsoft 365 admin center > Settings > Partner relationships", "Start-Process 'https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/<relationship id>'", "A Global Administrator of the customer, or a Customer Delegated Admin Relationship Administrator"),
                ],
                Needs = [new(RecoveryNeedKind.Role, "Admin agent at the partner; Global Administrator or Customer Delegated Admin Relationship Administrator at the customer")],
                Team = SupportTeam.Partner,
                AskFor = "Ask the partner to request a new relationship with Privileged Authentication Administrator, and without Global Administrator.",
                Facts = ["PartnerExpired", "PartnerRequest", "PartnerApprover", "PartnerNoExtend"],
                Cautions = ["When the customer has no administrator left who could approve, the partner cannot come back by this: the customer calls the Data Protection team."],
            },
        ],
        []);

    /// <summary>The partner's people are blocked.</summary>
    public static SituationAdvice Blocked(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Clear the risk of the account in the partner's own tenant (AADSTS530034)",
                Actor = "A Security Operator or Security Administrator of the partner's tenant",
                Steps = [new AdviceStep("Look at the risk of the account, and dismiss it if it was harmless. If it was not, have somebody reset the password who may reset this account's; that ends the risk too.", $"{Portals.Entra(question.Cloud)} of the partner's tenant > ID Protection > Risky users", "Invoke-MgDismissRiskyUser -UserIds @('<object id>')")],
                Needs = [new(RecoveryNeedKind.Role, "Security Operator or Security Administrator in the partner's tenant")],
                Facts = ["PartnerRisk", "RiskRoles"],
            },
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Have the customer consent to the application, or exempt service providers from a policy",
                Actor = "A Global Administrator of the customer",
                Order = 1,
                Steps =
                [
                    new AdviceStep("For AADSTS90099: consent to the application in the customer's tenant before delegated administrators use it.", $"{Portals.Entra(question.Cloud)} of the customer > Enterprise applications > Consent and permissions", "Get-MgServicePrincipal -Filter \"displayName eq '<application>'\""),
                    new AdviceStep("For a policy: exclude external users of the type service provider from the policies that block them.", $"{Portals.Entra(question.Cloud)} of the customer > Conditional Access > Policies > Users > Exclude > Guest or external users > Service provider users", "Get-MgIdentityConditionalAccessPolicy -All | Select-Object Id, DisplayName, State"),
                ],
                Needs = [new(RecoveryNeedKind.Role, "Global Administrator, or for the policy Conditional Access Administrator, in the customer's tenant")],
                Facts = ["PartnerRisk", "PartnerPolicies"],
            },
            Support("Ask why delegated administrators are refused in the customer's tenant."),
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    /// <summary>Something is missing in Partner Center.</summary>
    public static SituationAdvice Missing(RecoveryQuestion question) => new(
        [
            AccountPlaybook.WrongType(question).Own[0] with { Title = "Choose the work account: the personal one has none of the programmes" },
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Have your Global Administrator give you the role for the page",
                Actor = "A Global Administrator, or an account administrator of Partner Center",
                Steps = [new AdviceStep("Every employee needs a role before Partner Center shows anything: make the account and assign the role for the workspace.", "Partner Center > Account settings > User management", "Start-Process 'https://partner.microsoft.com'")],
                Needs = [new(RecoveryNeedKind.Role, "Global Administrator, or account administrator in Partner Center")],
                Facts = ["PartnerCenterReading"],
            },
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Read on in Partner Center's documentation",
                Order = 2,
                Steps =
                [
                    AdviceStep.Page("The account settings workspace, account setup, and how to get around Partner Center.", "https://learn.microsoft.com/partner-center/"),
                    AdviceStep.Page("User accounts and roles; roles, permissions and workspace access; pages, capabilities, offers or benefits that do not appear.", "https://learn.microsoft.com/partner-center/"),
                    AdviceStep.Page("Verification of the company's profile; deletion of a partner account or location.", "https://learn.microsoft.com/partner-center/"),
                ],
                Facts = ["PartnerCenterReading"],
            },
            Support("Ask why a page, capability, offer or benefit is not shown."),
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    /// <summary>A ticket without signing in.</summary>
    public static SituationAdvice Ticket(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Have any administrator who can sign in open the ticket: 45 roles can",
                Actor = "A Service Support Administrator, Helpdesk Administrator or another administrator who can sign in",
                Steps = [new AdviceStep("Open the ticket for the one who is locked out, with the tenant id, the sign-in name, the code, the correlation id and the time.", $"{Portals.Entra(question.Cloud)} > Learn & support > New support request", "Get-SupportContact -Team Azure")],
                Needs = [new(RecoveryNeedKind.Role, "Service Support Administrator is the least")],
                Capability = [RecoveryCapability.SupportTicket],
                Facts = ["TicketPortal", "TicketRoles"],
            },
            TicketWithoutSignIn("For Partner Center: open a ticket without signing in"),
            new Advice
            {
                Route = RecoveryRoute.Microsoft,
                Title = "Open the ticket from a separate trial tenant, which names the locked one",
                Order = 3,
                Steps =
                [
                    new AdviceStep("Make a trial tenant of Microsoft 365 with another address, and open Support > Help & support there.", "Microsoft 365 admin center of the trial tenant > Support > Help & support", "Get-SupportContact -Team DataProtection"),
                    new AdviceStep("Name the locked tenant by domain or id, the administrator's sign-in name, that there is no other Global Administrator, and ask for a transfer to the Data Protection team.", "The ticket", "Get-SupportContact -Team DataProtection"),
                ],
                Team = SupportTeam.DataProtection,
                AskFor = "Ask for a transfer to the Data Protection team, for the tenant that you name.",
                HaveReady = MicrosoftPlaybook.Proofs,
                Facts = ["TrialTenantTicket"],
            },
        ],
        []);

    /// <summary>Partner Center's article on tickets without a sign-in.</summary>
    /// <param name="title">The title.</param>
    /// <param name="order">The place within its route.</param>
    public static Advice TicketWithoutSignIn(string title, int order = 0) => new()
    {
        Route = RecoveryRoute.Microsoft,
        Title = title,
        Order = order,
        Steps = [AdviceStep.Page("Follow the article \"Unable to login to Partner Center\".", "https://learn.microsoft.com/partner-center/unable-to-sign-in")],
        Team = SupportTeam.PartnerCenter,
        AskFor = "Ask for a ticket, because the sign-in to Partner Center does not work.",
        Facts = ["TicketWithoutSignIn"],
    };

    private static Advice Support(string askFor) => new()
    {
        Route = RecoveryRoute.Microsoft,
        Title = "Ask Partner Center support",
        Order = 1,
        Steps = [AdviceStep.Call("Open a ticket in Partner Center, or without signing in.", "Partner Center support", SupportTeam.PartnerCenter)],
        Team = SupportTeam.PartnerCenter,
        AskFor = askFor,
        Facts = ["TicketWithoutSignIn"],
    };
}
