namespace SignInRecovery.Recovery;

/// <summary>Advice that goes round the account that is locked out: an emergency access account, or the role for another one.</summary>
internal static class EmergencyPlaybook
{
    private const string Custodian = "A custodian of an emergency access account";

    /// <summary>An emergency access account mends a policy.</summary>
    public static Advice ForPolicy(RecoveryQuestion question) => new()
    {
        Route = RecoveryRoute.SelfService,
        Title = "Use an emergency access account",
        Order = 1,
        Actor = Custodian,
        Steps = [AdviceStep.Page("Take the account and its key out of the safe, tell whoever watches its alerts, sign in, and mend the policy.", Portals.SignIn(question.Cloud))],
        Needs = [new(RecoveryNeedKind.Possession, "an emergency access account that is outside all policies, and its passkey")],
        Facts = ["EmergencyTwo", "EmergencyAccountTip"],
    };

    /// <summary>An emergency access account needs no approval.</summary>
    public static Advice ForActivation() => new()
    {
        Route = RecoveryRoute.Colleague,
        Title = "Use an account that holds Global Administrator without activation",
        Actor = Custodian,
        Steps = [new AdviceStep("Take the emergency access account out of the safe and sign in: its role is active and without end, so that it needs no approval.", "Microsoft Entra admin center", "Start-Process 'https://entra.microsoft.com'")],
        Needs = [new(RecoveryNeedKind.Possession, "an emergency access account with a permanent role, and its passkey")],
        Facts = ["PermanentAdministrator"],
    };

    /// <summary>What goes round the only Global Administrator in daily use, before Microsoft is asked.</summary>
    /// <param name="question">The question.</param>
    public static IReadOnlyList<Advice> AroundOnlyAdministrator(RecoveryQuestion question) =>
    [
        new Advice
        {
            Route = RecoveryRoute.Colleague,
            Title = "Use an emergency access account, if the organisation has one",
            Actor = Custodian,
            Order = 1,
            Steps =
            [
                AdviceStep.Page("Take the account and its key out of the safe, tell whoever watches its alerts, and sign in.", Portals.SignIn(question.Cloud)),
                new AdviceStep("Bring the locked account back: reset its password, issue a Temporary Access Pass, or enable it, as the case may be.", $"{Portals.Entra(question.Cloud)} > Users > <sign-in name>", "Connect-SignInRecovery; Get-RecoveryPath -User '<sign-in name>'"),
            ],
            Needs = [new(RecoveryNeedKind.Possession, "an emergency access account with Global Administrator, and its passkey")],
            Facts = ["EmergencyTwo", "PermanentAdministrator", "OnlyTwoRolesHelpGlobal"],
        },
        new Advice
        {
            Route = RecoveryRoute.Colleague,
            Title = "If somebody else holds Privileged Role Administrator, have that person give Global Administrator to another account",
            Actor = "A colleague with the role Privileged Role Administrator",

            // After the colleague who can bring the account back at once, and gives nobody a role for it.
            Order = 4,
            Steps =
            [
                new AdviceStep("Assign Global Administrator to an account that can sign in; this role can do so, and cannot reset the locked account itself.", $"{Portals.Entra(question.Cloud)} > Roles & admins > Global Administrator > Add assignments", "New-MgRoleManagementDirectoryRoleAssignment -PrincipalId '<object id of the other account>' -RoleDefinitionId '62e90394-69f5-4237-9190-012177145e10' -DirectoryScopeId '/'"),
                new AdviceStep("Bring the locked account back with the new Global Administrator, and take the role away afterwards if it was for this only.", $"{Portals.Entra(question.Cloud)} > Users > <sign-in name>", "Connect-SignInRecovery; Get-RecoveryPath -User '<sign-in name>'") { Actor = "The new Global Administrator" },
            ],
            Needs = [new(RecoveryNeedKind.Role, "the role Privileged Role Administrator"), new(RecoveryNeedKind.Permission, $"for the commands: Connect-MgGraph -Scopes 'RoleManagement.ReadWrite.Directory'{Portals.GraphEnvironment(question.Cloud)}")],
            Facts = ["RoleAssigners", "OnlyTwoRolesHelpGlobal"],
            Capability = [RecoveryCapability.RoleAssignment],
            Certainty = RecoveryCertainty.Likely,
            Doubt = "Who holds this role is not known without the tenant: give -Tenant, -SnapshotPath or -Sample to see names.",
        },
    ];
}
