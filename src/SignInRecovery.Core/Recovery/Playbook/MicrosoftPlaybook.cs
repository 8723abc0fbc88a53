using SignInRecovery.Support;
using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>
/// Where a path ends when nobody in the organisation can help: by what the person is to the tenant (Partner Center
/// documentation, troubleshoot sign-in issues).
/// </summary>
internal static class MicrosoftPlaybook
{
    /// <summary>What to have at hand; no official list exists.</summary>
    public static IReadOnlyList<string> Proofs { get; } =
    [
        "the tenant id and the domain",
        "the sign-in name of the administrator who is locked out",
        "the exact error code, with correlation id and time",
        "company details and registration documents",
        "control over the domain's DNS, or the account at its registrar",
        "subscription and billing details: an invoice, the means of payment",
    ];

    private static string ResetPassword { get; } = CapabilityWords.Step(RecoveryCapability.ResetPassword, RecoverySubject.Unnamed, TenantCloud.Global).Command;

    /// <summary>The last resorts for a question, in their order.</summary>
    /// <param name="question">The question.</param>
    public static IReadOnlyList<Advice> Of(RecoveryQuestion question)
    {
        if (question.Cloud == TenantCloud.China)
        {
            return [Vianet(), Business()];
        }

        bool isOnly = question.IsOnlyGlobalAdministrator == true || question.Situation is RecoverySituation.SoleGlobalAdministratorBlocked;
        return question.Relationship switch
        {
            RecoveryRelationship.NotInTenant => [ColleagueCalls(), Business()],

            // The page sends the only Global Administrator to the team whatever the programme; the provider comes first.
            RecoveryRelationship.IndirectReseller => [IndirectProvider(), .. isOnly ? (Advice[])[DataProtection(question)] : [], Business()],
            RecoveryRelationship.CspDirect => [OwnAdministrator(), question.IsGlobalAdministrator ? DataProtection(question) : Transfer(question), PartnerPlaybook.TicketWithoutSignIn("Open a ticket for Partner Center without signing in", order: 1), Business()],
            RecoveryRelationship.AICloudPartner => [OwnAdministrator(), question.IsGlobalAdministrator ? DataProtection(question) : Transfer(question), PartnerPlaybook.TicketWithoutSignIn("Open a ticket for Partner Center without signing in", order: 1), Business()],
            _ => [isOnly ? DataProtection(question) : Transfer(question), Business()],
        };
    }

    /// <summary>Where one turns when a situation has a way of its own and it did not help.</summary>
    /// <param name="question">The question.</param>
    public static IReadOnlyList<Advice> LastResortOf(RecoveryQuestion question) =>
        question.Situation == RecoverySituation.PreventLockout ? [] : [Business()];

    private static Advice DataProtection(RecoveryQuestion question) => new()
    {
        Route = RecoveryRoute.Microsoft,
        Title = "Call Microsoft's Data Protection team: the only Global Administrator is blocked entirely",
        Actor = "The Global Administrator who is locked out",
        Steps = [.. Call("Call 866-807-5850 (a number of the United States, by an undated page), or the support number of your region.", question)],
        Needs = [new(RecoveryNeedKind.Proof, "that you are who you say, and that the tenant is your organisation's"), new(RecoveryNeedKind.Possession, "the phone or mail of the organisation's profile: support sends a code there")],
        Team = SupportTeam.DataProtection,
        AskFor = "Say that you are the only Global Administrator and are locked out, and ask for the Data Protection team.",
        HaveReady = Proofs,
        Cautions =
        [
            "Microsoft publishes no list of the evidence it accepts, and no duration: plan for days, and write down the ticket number.",
            "A takeover by a DNS record does not work on a managed tenant.",
        ],
        Facts = ["SoleAdministratorCalls", "DataProtectionCan", "DataProtectionEvidence", "PhoneTree", "CallerPin", "NumbersMoved"],
    };

    private static Advice Transfer(RecoveryQuestion question) => new()
    {
        Route = RecoveryRoute.Microsoft,
        Title = "If no Global Administrator is left: call the support of your region, and ask for the Data Protection team",
        Actor = "You, or a colleague in the tenant",
        Order = 1,
        Steps = [.. Call("Call the support number of your region (Get support - Microsoft 365 admin).", question)],
        Needs = [new(RecoveryNeedKind.Proof, "that you are who you say, and that the tenant is your organisation's"), new(RecoveryNeedKind.Possession, "the phone or mail of the organisation's profile: support sends a code there")],
        Team = SupportTeam.DataProtection,
        AskFor = "Ask to be transferred to the Microsoft 365 Data Protection team, to have the password or the second factor reset.",
        HaveReady = Proofs,
        Cautions = ["As long as one Global Administrator can sign in, ask that one: support sends you back to them.", "Microsoft publishes no list of the evidence it accepts, and no duration."],
        Facts = ["DataProtectionTransfer", "DataProtectionCan", "DataProtectionEvidence", "PhoneTree", "CallerPin", "NumbersMoved"],
    };

    private static IEnumerable<AdviceStep> Call(string first, RecoveryQuestion question) =>
    [
        AdviceStep.Call("Put together what proves that the tenant is yours: " + string.Join("; ", Proofs) + ".", "Your papers", SupportTeam.DataProtection),
        AdviceStep.Call(first, "Telephone", SupportTeam.DataProtection),
        AdviceStep.Call($"To the voice agent say: \"{(question.Situation is RecoverySituation.ForgottenPassword or RecoverySituation.NeverGotPassword ? "Password" : "Authenticator")}\"; \"Office 365 for business\"; \"For companies\"; that you are an administrator, and that there are no others; \"I need to create a ticket and speak with the Data Protection team\".", "Telephone", SupportTeam.DataProtection),
        AdviceStep.Call("If nobody can be reached by telephone, have any administrator who can still sign in open a ticket (45 roles can), or open one from a separate trial tenant, and name the locked tenant in it.", "Microsoft Entra admin center > Learn & support", SupportTeam.DataProtection),
    ];

    private static Advice ColleagueCalls() => new()
    {
        Route = RecoveryRoute.Colleague,
        Title = "Have a colleague who is in the tenant call the Data Protection team",
        Actor = "A colleague who was added to the tenant",
        Order = 8,
        Steps =
        [
            AdviceStep.Call("Find somebody who is in the company's tenant, and have that person call the Microsoft 365 Data Protection team.", "The support number of your region", SupportTeam.DataProtection),
            AdviceStep.Call("The colleague asks for the Global Administrator role.", "Telephone", SupportTeam.DataProtection),
            new AdviceStep("With that role the colleague adds you, and resets your password in the end.", "Microsoft Entra admin center > Users", ResetPassword),
        ],
        Needs = [new(RecoveryNeedKind.Proof, "of the colleague, that the tenant is the company's")],
        Team = SupportTeam.DataProtection,
        AskFor = "Ask for the Global Administrator role for the colleague who calls.",
        HaveReady = Proofs,
        Facts = ["ColleagueAsksForRole", "DataProtectionCan", "NumbersMoved"],
    };

    private static Advice IndirectProvider() => new()
    {
        Route = RecoveryRoute.Partner,
        Title = "Ask your indirect provider for a new Global Administrator or a new password",
        Actor = "Your indirect provider",
        Steps = [AdviceStep.Call("Ask the provider to make a new Global Administrator in your tenant, or a new password for you, by its granular delegated admin privileges.", "The provider's support", SupportTeam.Partner)],
        Needs = [new(RecoveryNeedKind.Role, "a relationship with Global Administrator; for the password alone Privileged Authentication Administrator is enough")],
        Team = SupportTeam.Partner,
        AskFor = "Ask for a new Global Administrator, or a new password.",
        Facts = ["IndirectProviderHelps", "PartnerRoles"],
        Capability = [RecoveryCapability.ResetPassword, RecoveryCapability.RoleAssignment],
    };

    private static Advice OwnAdministrator() => new()
    {
        Route = RecoveryRoute.Colleague,
        Title = "Ask a Global Administrator of your company for a new password",
        Actor = "A Global Administrator of your company",
        Order = 1,
        Steps = [new AdviceStep("Make a new password for the account, or help to reset it.", "Microsoft Entra admin center > Users > the account > Reset password", ResetPassword)],
        Needs = [new(RecoveryNeedKind.Role, "Global Administrator")],
        Facts = ["PartnerAsksAdministrator", "ResetMatrix"],
        Capability = [RecoveryCapability.ResetPassword],
    };

    private static Advice Vianet() => new()
    {
        Route = RecoveryRoute.Microsoft,
        Title = "Call 21Vianet, which operates the cloud in China",
        Actor = "An administrator of the organisation",
        Steps = [AdviceStep.Call("Call +86 4000 890 365, and say that no administrator can sign in.", "Telephone", SupportTeam.Vianet21)],
        Needs = [new(RecoveryNeedKind.Proof, "that the tenant is your organisation's")],
        Team = SupportTeam.Vianet21,
        AskFor = "Say that no administrator can sign in, and ask for the team that gives a tenant back.",
        HaveReady = Proofs,
        Cautions = ["The Microsoft-operated service in China has another number: 800 988 0365, from a mobile phone 400 920 0365."],
        Facts = ["ChinaOperator"],
    };

    private static Advice Business() => new()
    {
        Route = RecoveryRoute.Microsoft,
        Title = "If none of this applies: Support for Business Products",
        Order = 9,
        Steps = [AdviceStep.Call("Find the contact for the product.", "Support for Business Products", SupportTeam.Business)],
        Team = SupportTeam.Business,
        AskFor = "Say what you cannot open, and what the page said.",
        Facts = ["ProductNotListed"],
    };
}
