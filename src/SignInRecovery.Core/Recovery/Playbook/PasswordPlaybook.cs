using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>Advice about passwords and locked accounts.</summary>
internal static class PasswordPlaybook
{
    /// <summary>The reset of a password by the person.</summary>
    public static Advice SelfServiceReset(RecoveryQuestion question) => question.IsAdministrator == true
        ? new Advice
        {
            Kind = AdviceKind.PasswordReset,
            Route = RecoveryRoute.SelfService,
            Title = "Reset the password yourself, with two of mail, authenticator app and phone",
            Steps =
            [
                AdviceStep.Page("Open the page for resetting passwords, choose that you forgot the password, and prove yourself in two ways that you registered before.", "https://aka.ms/sspr"),
            ],
            Needs = [new(RecoveryNeedKind.Setting, "self-service password reset for administrators, which a tenant may have switched off (allowedToUseSSPR)"), new(RecoveryNeedKind.Possession, "two of: mail address, authenticator app, phone, registered before")],
            Facts = ["SelfServiceAdministrators", "SelfServiceIfEnabled"],
            Cautions = ["Security questions do not count for administrators."],
        }
        : new Advice
        {
            Kind = AdviceKind.PasswordReset,
            Route = RecoveryRoute.SelfService,
            Title = "Reset the password yourself",
            Steps =
            [
                AdviceStep.Page("Open the page for resetting passwords, choose that you forgot the password, and prove yourself with the security information that you registered before.", "https://aka.ms/sspr"),
            ],
            Needs = [new(RecoveryNeedKind.Setting, "self-service password reset, switched on by an administrator; for a password from on-premises also password writeback"), new(RecoveryNeedKind.Possession, "security information that was registered before: an app, a phone or a mail address")],
            Facts = ["SelfServiceUsers", "SelfServiceIfEnabled"],
        };

    /// <summary>A forgotten or refused password.</summary>
    public static SituationAdvice Forgotten(RecoveryQuestion question) => new(
        [SelfServiceReset(question), OnPremises("Set-ADAccountPassword -Identity '<account>' -Reset -NewPassword (Read-Host 'New password' -AsSecureString)", "reset the password", "Reset Password")],
        [RecoveryCapability.ResetPassword, RecoveryCapability.RevokeSessions]);

    /// <summary>An account that never got a password.</summary>
    public static SituationAdvice NeverGot(RecoveryQuestion question) => new(
        [
            SelfServiceReset(question) with
            {
                Title = "Set a password yourself, if security information was registered for you",
                Order = 1,
            },
        ],
        [RecoveryCapability.ResetPassword, RecoveryCapability.TemporaryAccessPass]);

    /// <summary>An expired password.</summary>
    public static SituationAdvice Expired(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Change the password where the sign-in page offers it",
                Steps = [AdviceStep.Page("Sign in with the old password; the page asks for a new one. A password from on-premises is changed at a computer of the domain instead.", Portals.SignIn(question.Cloud))],
                Needs = [new(RecoveryNeedKind.Possession, "the old password")],
                Facts = ["ErrorCodesHint", "SelfServiceUsers"],
            },
            SelfServiceReset(question) with { Order = 1 },
            OnPremises("Set-ADAccountPassword -Identity '<account>' -Reset -NewPassword (Read-Host 'New password' -AsSecureString)", "reset the password", "Reset Password"),
        ],
        [RecoveryCapability.ResetPassword]);

    /// <summary>A change or reset that ended with an error.</summary>
    public static SituationAdvice ChangeFailed(RecoveryQuestion question) => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Try again with a password that the rules allow",
                Steps =
                [
                    AdviceStep.Page("Give the current password exactly. For the new one take 8 characters or more, three of the four kinds (small, capital, digit, sign), without your name and without common words.", "https://aka.ms/sspr"),
                ],
                Facts = ["SelfServiceAdministrators", "ErrorCodesHint"],
                Cautions = ["When the code is 120002 to 120004 or 120018, the new password is at fault; 120005 and 120012 to 120015 point to the on-premises directory."],
            },
            OnPremises("Unlock-ADAccount -Identity '<account>'; Set-ADAccountPassword -Identity '<account>' -Reset -NewPassword (Read-Host 'New password' -AsSecureString)", "unlock the account and reset the password", "Reset Password, Unlock account"),
        ],
        [RecoveryCapability.ResetPassword]);

    /// <summary>Smart lockout.</summary>
    public static SituationAdvice SmartLockout(RecoveryQuestion question)
    {
        bool isGovernment = question.Cloud is TenantCloud.USGov or TenantCloud.USGovDoD;
        string count = isGovernment ? "3" : "10";
        return new SituationAdvice(
            [
                new Advice
                {
                    Route = RecoveryRoute.SelfService,
                    Title = "Wait, then sign in once with the right password",
                    Steps =
                    [
                        new AdviceStep($"Stop trying: {count} wrong passwords began the lockout, and each further one makes it longer. It lasts 60 seconds at first.", "The sign-in page", "Start-Sleep -Seconds 60"),
                        new AdviceStep("Change the old password wherever it is saved (mail on the phone, a mapped drive, a scheduled task), or it locks the account again.", "Phone, tablet and other computers", "cmdkey /list"),
                    ],
                    Facts = ["SmartLockout", "TwoCauses50053"],
                    Cautions = ["If the failure reason in the sign-in log is an address with malicious activity, waiting does not help: see the situation MaliciousAddress."],
                },
                SelfServiceReset(question) with { Title = "Reset the password yourself, which ends the lockout", Order = 1 },
            ],
            [RecoveryCapability.ResetPassword]);
    }

    /// <summary>An address with malicious activity.</summary>
    public static SituationAdvice MaliciousAddress() => new(
        [
            new Advice
            {
                Route = RecoveryRoute.SelfService,
                Title = "Sign in from another network",
                Steps = [new AdviceStep("Leave the VPN, proxy or network that you use, and sign in from another: a home connection, or the phone's.", "Network settings of the device", "Start-Process 'ms-settings:network-status'")],
                Facts = ["TwoCauses50053"],
                Cautions = ["Waiting does not help here; a password that was tried from such an address may be known to others, so change it afterwards."],
            },
        ],
        [RecoveryCapability.ResetPassword]);

    /// <summary>Somebody who administers the on-premises directory.</summary>
    public static Advice OnPremises(string command, string verb, string menu) => new()
    {
        Kind = AdviceKind.OnPremises,
        Route = RecoveryRoute.Colleague,
        Title = $"If the account comes from an on-premises directory: have its administrators {verb}",
        Actor = "An administrator of the on-premises directory",
        Order = 5,
        Steps =
        [
            new AdviceStep($"In the on-premises directory {verb}.", $"Active Directory Users and Computers > the account > {menu}", command),
            new AdviceStep("Bring the change to the cloud at once, and do not wait for the next run.", "Microsoft Entra Connect server", "Start-ADSyncSyncCycle -PolicyType Delta"),
        ],
        Needs = [new(RecoveryNeedKind.Role, "rights over the account in the on-premises directory")],
        Team = Support.SupportTeam.OwnOrganization,
        AskFor = $"Ask to {verb} in the on-premises directory.",
        Facts = ["DisabledSynced", "SelfServiceUsers"],
    };
}
