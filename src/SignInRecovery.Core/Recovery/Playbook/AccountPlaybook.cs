using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>Advice about accounts: disabled, deleted, the wrong one, not in the tenant.</summary>
internal static class AccountPlaybook
{
    /// <summary>Disabled in the cloud.</summary>
    public static SituationAdvice Disabled() => new([], [RecoveryCapability.EnableAccount])
    {
        Cautions = ["Find out first who disabled the account, and why: an automatic rule or somebody's answer to an attack will do it again."],
    };

    /// <summary>Disabled on-premises.</summary>
    public static SituationAdvice DisabledOnPremises() => new(
        [PasswordPlaybook.OnPremises("Enable-ADAccount -Identity '<account>'", "enable the account", "Enable Account") with
        {
            Title = "Have the administrators of the on-premises directory enable the account",
            Order = 0,
            Cautions = ["Enabling a synchronised account in the cloud does not last: the next run takes the state from on-premises."],
        }],
        []);

    /// <summary>Deleted.</summary>
    public static SituationAdvice Deleted() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Check the spelling first: a mistyped name gives the same message",
                Steps = [new AdviceStep("Type the sign-in name again, and see whether its domain belongs to a tenant.", "The sign-in page", "Resolve-SignInAccount '<sign-in name>'")],
                Facts = ["ErrorCodesHint", "WorkOrPersonal"],
            },
        ],
        [RecoveryCapability.RestoreAccount])
    {
        Cautions = ["After 30 days the account is gone for good. An account that was deleted on-premises is restored there, or it is deleted again."],
    };

    /// <summary>In a restricted unit.</summary>
    public static SituationAdvice RestrictedUnit() => new([], [RecoveryCapability.UnitRemoval, RecoveryCapability.ResetPassword, RecoveryCapability.TemporaryAccessPass])
    {
        Cautions =
        [
            "A role held for the whole tenant changes nothing in a member of the unit, Global Administrators included: take the account out first, which is the sure step.",
            "After a unit was deleted it may take 30 minutes until its restrictions lift.",
        ],
    };

    /// <summary>Outside the hours.</summary>
    public static SituationAdvice LogonHours() => new(
        [
            PasswordPlaybook.OnPremises("Get-ADUser -Identity '<account>' -Properties logonHours", "allow sign-ins at this hour", "Account > Logon Hours") with { Title = "Have the administrators of the on-premises directory change the logon hours", Order = 0 },
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Sign in within the hours that are allowed",
                Steps = [new AdviceStep("Ask for the hours of the account, and sign in then.", "The sign-in page", "Get-Date")],
                Facts = ["ErrorCodesHint"],
            },
        ],
        []);

    /// <summary>Personal or work.</summary>
    public static SituationAdvice WrongType(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Choose the work account, in a private browser window",
                Steps =
                [
                    new AdviceStep("See what the address is: one and the same address can be a personal account that you made and a work account that was made for you.", "No page is needed", "Resolve-SignInAccount '<address>'"),
                    AdviceStep.Page("Open a private browser window, type the address, and where the page asks choose \"Work or school account\". A page that asks for \"Email, phone, or Skype\" takes personal accounts too.", Portals.SignIn(question.Cloud)),
                ],
                Facts = ["WorkOrPersonal", "PersonalAccepted"],
                Cautions = ["What is said of personal accounts, such as a restriction of 30 days after a change of security information, does not hold for work accounts."],
            },
            new Advice
            {
                Route = RecoveryRoute.Microsoft,
                Title = "For a personal account: Microsoft's page for people who are no administrators",
                Actor = "You",
                Order = 3,
                Steps = [AdviceStep.Page("Choose what the account is for, and follow the questions.", "https://support.microsoft.com/contactus")],
                Team = SupportTeam.Personal,
                AskFor = "Ask for help with a personal account.",
                Facts = ["WorkOrPersonal"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    /// <summary>Not in the tenant.</summary>
    public static SituationAdvice NotMember(RecoveryQuestion question) => new(
        [
            .. WrongType(question).Own.Take(1),
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Have an administrator of the tenant add you",
                Actor = "A User Administrator or Guest Inviter of the tenant",
                Steps =
                [
                    new AdviceStep("Invite the person as a guest, or make an account in the tenant.", $"{Portals.Entra(question.Cloud)} > Users > New user", "New-MgInvitation -InvitedUserEmailAddress '<address>' -InviteRedirectUrl 'https://myapplications.microsoft.com' -SendInvitationMessage:$true"),
                    new AdviceStep("Accept the invitation: until then the account is pending.", "The mail with the invitation", "Start-Process 'https://myapplications.microsoft.com'", "You"),
                ],
                Needs = [new(RecoveryNeedKind.Role, "Guest Inviter or User Administrator in the tenant")],
                Facts = ["ErrorCodesHint"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = question.Relationship == RecoveryRelationship.NotInTenant,
    };

    /// <summary>A guest, whose password and often whose second factor are kept by another organisation.</summary>
    public static Advice Guest() => new()
    {
        Route = RecoveryRoute.Colleague,
        Title = "The account is a guest: have the administrators of its home organisation bring it back",
        Actor = "An administrator of the home organisation",
        Steps = [new AdviceStep("Reset the password and the second factor where the account lives: this tenant keeps no password of it.", "The admin center of the home organisation", "Get-RecoveryPath -Situation LostSecondFactor")],
        Needs = [new(RecoveryNeedKind.Role, "a role in the home organisation")],
        Facts = ["TemporaryAccessPass"],
        Certainty = RecoveryCertainty.Likely,
        Doubt = "What the home organisation can do is not seen from this tenant.",
    };

    /// <summary>Not assigned.</summary>
    public static SituationAdvice NotAssigned(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Have an owner or administrator of the application assign the account",
                Actor = "An Application Administrator, or an owner of the application",
                Steps = [new AdviceStep("Assign the account, or a group that it is in, to the application.", $"{Portals.Entra(question.Cloud)} > Enterprise applications > the application > Users and groups > Add", "New-MgServicePrincipalAppRoleAssignedTo -ServicePrincipalId '<id of the application>' -PrincipalId '<object id>' -ResourceId '<id of the application>' -AppRoleId '00000000-0000-0000-0000-000000000000'")],
                Needs = [new(RecoveryNeedKind.Role, "Application Administrator, Cloud Application Administrator, or ownership of the application")],
                Facts = ["ErrorCodesHint"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };

    /// <summary>The session ended.</summary>
    public static SituationAdvice Session(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Sign in again",
                Steps = [AdviceStep.Page("Sign out, open a private browser window, and sign in with today's password. A session ends when the password was changed, when somebody revoked it, or when a policy wants a fresh sign-in.", Portals.SignIn(question.Cloud))],
                Facts = ["ErrorCodesHint"],
            },
        ],
        [])
    {
        EndsAtMicrosoft = false,
    };
}
