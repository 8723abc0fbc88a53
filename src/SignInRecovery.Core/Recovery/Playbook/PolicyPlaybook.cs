using SignInRecovery.Support;

namespace SignInRecovery.Recovery;

/// <summary>Advice about policies, risk, activations and harmful changes.</summary>
internal static class PolicyPlaybook
{
    /// <summary>Blocked by Conditional Access.</summary>
    public static SituationAdvice Blocked(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Meet what the policy asks: a managed device, the office network, another client",
                Steps =
                [
                    AdviceStep.Page("Open \"More details\" on the sign-in page and note the error code, the correlation id and the time. Then try from a managed device, from the office network, and in a current browser.", Portals.SignIn(question.Cloud)),
                ],
                Facts = ["ErrorCodesHint"],
                Certainty = RecoveryCertainty.Likely,
                Doubt = "Which policy blocks, and what it asks, is in the sign-in logs and not on the page.",
            },
            EmergencyPlaybook.ForPolicy(question),
            PolicySupport(),
        ],
        [RecoveryCapability.PolicyEdit])
    {
        EndsAtMicrosoft = false,
        Cautions =
        [
            "Dangerous are policies for all users and all resources that block, or demand a compliant or hybrid joined device or app protection.",
            "An edit of a policy's list of users replaces the whole list: read it first, and add to it.",
        ],
    };

    /// <summary>Blocked by risk.</summary>
    public static SituationAdvice Risk(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Change the password with a second factor, or sign in from a familiar place",
                Steps =
                [
                    AdviceStep.Page("For a risky account: reset the password, with the security information that you registered before. That ends the risk.", "https://aka.ms/sspr"),
                    AdviceStep.Page("For a risky sign-in: try from a place and device that you use often.", Portals.SignIn(question.Cloud)),
                ],
                Needs = [new(RecoveryNeedKind.Setting, "self-service password reset, and for a password from on-premises writeback")],
                Facts = ["RiskRemediation"],
                Cautions = ["A guest is unblocked in the home tenant: its administrators see the risk, those of the resource do not (AADSTS53011)."],
            },
        ],
        [RecoveryCapability.RiskDismissal, RecoveryCapability.ResetPassword])
    {
        Cautions = ["Dismiss a risk only when you know that it was harmless; a reset of the password ends it too."],
    };

    /// <summary>Security defaults.</summary>
    public static SituationAdvice SecurityDefaults(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Use a current client, and register for multifactor authentication",
                Steps = [AdviceStep.Page("Sign in with a browser; an old mail program or device code cannot pass. Register when the page asks for it: there is no grace time any more.", "https://aka.ms/mysecurityinfo")],
                Facts = ["SecurityDefaults"],
            },
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Have an administrator switch security defaults off, in favour of policies that name exceptions",
                Actor = "A Conditional Access Administrator or Global Administrator",
                Steps = [new AdviceStep("Switch security defaults off, and put Conditional Access policies in their place the same day.", $"{Portals.Entra(question.Cloud)} > Overview > Properties > Manage security defaults", "Update-MgPolicyIdentitySecurityDefaultEnforcementPolicy -IsEnabled:$false")],
                Needs = [new(RecoveryNeedKind.Role, "Conditional Access Administrator"), new(RecoveryNeedKind.Licence, "Microsoft Entra ID P1, for Conditional Access")],
                Facts = ["SecurityDefaults"],
                Cautions = ["Nobody can be excluded from security defaults. Without policies in their place the tenant is open."],
            },
        ],
        [RecoveryCapability.TemporaryAccessPass]);

    /// <summary>No approver.</summary>
    public static SituationAdvice NoApprover() => new([EmergencyPlaybook.ForActivation()], [RecoveryCapability.ActivationApproval, RecoveryCapability.RoleAssignment])
    {
        Cautions = ["Nobody approves their own request. Where the settings name no approver, Global and Privileged Role Administrators approve."],
    };

    /// <summary>A harmful change.</summary>
    public static SituationAdvice Harm(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Restore what was deleted: policies and named locations come back for 30 days",
                Actor = "A Conditional Access Administrator, Security Administrator or Global Administrator",
                Steps = [new AdviceStep("Find the deleted policy or named location, and restore it.", $"{Portals.Entra(question.Cloud)} > Conditional Access > Deleted policies", "Invoke-MgGraphRequest -Method POST -Uri 'v1.0/identity/conditionalAccess/deletedItems/policies/<policy id>/restore'")],
                Needs = [new(RecoveryNeedKind.Role, "Conditional Access Administrator")],
                Capability = [RecoveryCapability.PolicyEdit],
                Facts = ["PolicyRestore", "PolicyRoles"],
            },
            new Advice
            {
                Route = RecoveryRoute.Colleague,
                Title = "Recover from the daily snapshot of Microsoft Entra Backup",
                Actor = "An Entra Backup Administrator or Global Administrator",
                Order = 1,
                Steps = [new AdviceStep("Compare with a snapshot of the last 7 days, and recover what was changed: users, groups, policies, named locations, methods and authorization policy.", $"{Portals.Entra(question.Cloud)} > Backup and recovery", "Get-MgRoleManagementDirectoryRoleAssignment -Filter \"roleDefinitionId eq 'b6a27b2b-f905-4b2e-81b5-0d90e0ef1fdb'\"")],
                Needs = [new(RecoveryNeedKind.Role, "Entra Backup Administrator"), new(RecoveryNeedKind.Licence, "Microsoft Entra ID P1 or P2")],
                Facts = ["Backup"],
                Cautions = ["Objects that were deleted for good, and objects from on-premises, are not in it. The command shows who can do it; the recovery itself is done in the admin center."],
            },
            PolicySupport(),
        ],
        [RecoveryCapability.PolicyEdit])
    {
        EndsAtMicrosoft = false,
    };

    private static Advice PolicySupport() => new()
    {
        Route = RecoveryRoute.Microsoft,
        Title = "Have Microsoft support review the policies, when nobody who can change them gets in",
        Actor = "Any administrator of the organisation",
        Order = 1,
        Steps =
        [
            AdviceStep.Call("Open a ticket, by somebody who can still sign in or by the number of your region. Say that a Conditional Access policy locks every administrator out, and name the policy if you know it.", "Microsoft Entra admin center > Learn & support, or the support number of your region", SupportTeam.Technical),
            AdviceStep.Call("Prove that you may ask, and confirm the change: support reviews the policies and updates them after your confirmation.", "The ticket", SupportTeam.Technical),
        ],
        Needs = [new(RecoveryNeedKind.Proof, "that you act for the organisation")],
        Team = SupportTeam.Technical,
        AskFor = "Ask for a review of the Conditional Access policies that lock every administrator out.",
        HaveReady = MicrosoftPlaybook.Proofs,
        Facts = ["PolicySupport", "TicketRoles", "NumbersMoved"],
    };
}
