using SignInRecovery.Tenants;

namespace SignInRecovery.Recovery;

/// <summary>How each capability is exercised: what to do, where to click, the command, and the scopes the command asks for.</summary>
internal static class CapabilityWords
{
    /// <summary>What the capability is, as the end of a sentence: "reset the password".</summary>
    public static string Verb(RecoveryCapability capability) => capability switch
    {
        RecoveryCapability.ResetPassword => "reset the password",
        RecoveryCapability.AuthenticationMethods => "reset the authentication methods",
        RecoveryCapability.TemporaryAccessPass => "issue a Temporary Access Pass",
        RecoveryCapability.EnableAccount => "enable the account",
        RecoveryCapability.RestoreAccount => "restore the account",
        RecoveryCapability.RevokeSessions => "revoke the sessions",
        RecoveryCapability.PolicyEdit => "change the policies",
        RecoveryCapability.MethodsPolicyEdit => "change the authentication methods policy",
        RecoveryCapability.RoleAssignment => "assign a role",
        RecoveryCapability.GroupMembership => "add a member to the group",
        RecoveryCapability.RiskDismissal => "dismiss the risk",
        RecoveryCapability.UnitRemoval => "take the account out of the restricted unit",
        RecoveryCapability.DomainFederation => "change the federation of the domain",
        RecoveryCapability.ActivationApproval => "approve the activation",
        RecoveryCapability.SupportTicket => "open a ticket with Microsoft",
        _ => capability.ToString(),
    };

    /// <summary>The scopes of Microsoft Graph that the command asks for (permissions.json of microsoft-graph-devx-content, 2026-08-07).</summary>
    public static string Scopes(RecoveryCapability capability) => capability switch
    {
        RecoveryCapability.AuthenticationMethods or RecoveryCapability.TemporaryAccessPass => "UserAuthenticationMethod.ReadWrite.All",
        RecoveryCapability.RestoreAccount => "User.DeleteRestore.All",
        RecoveryCapability.RevokeSessions => "User.RevokeSessions.All",
        RecoveryCapability.PolicyEdit => "Policy.Read.All,Policy.ReadWrite.ConditionalAccess,AuditLog.Read.All",
        RecoveryCapability.MethodsPolicyEdit => "Policy.ReadWrite.AuthenticationMethod",
        RecoveryCapability.RoleAssignment => "RoleManagement.ReadWrite.Directory",
        RecoveryCapability.GroupMembership => "GroupMember.ReadWrite.All,RoleManagement.ReadWrite.Directory",
        RecoveryCapability.RiskDismissal => "IdentityRiskyUser.ReadWrite.All",
        RecoveryCapability.UnitRemoval => "AdministrativeUnit.ReadWrite.All",
        RecoveryCapability.DomainFederation => "Domain.ReadWrite.All",
        RecoveryCapability.ActivationApproval => "RoleAssignmentSchedule.ReadWrite.Directory",
        _ => "User.ReadWrite.All",
    };

    /// <summary>What the capability does to an account.</summary>
    /// <param name="capability">The capability.</param>
    /// <param name="subject">The account.</param>
    /// <param name="cloud">The cloud.</param>
    /// <param name="detail">The policy, domain, unit, role or group that it is about; a placeholder when null.</param>
    /// <param name="detailId">The id of that; a placeholder when null.</param>
    public static (string Text, string Where, string Command) Step(RecoveryCapability capability, RecoverySubject subject, TenantCloud cloud, string? detail = null, string? detailId = null)
    {
        string portal = Portals.Entra(cloud);
        string user = $"{portal} > Users > {subject.SignInName}";
        string signIn = Quoted(subject.SignInName);
        string id = Quoted(subject.Id);
        string? named = detailId is null ? null : Quoted(detailId);
        return capability switch
        {
            RecoveryCapability.ResetPassword => (
                $"Set a new password for {subject.Name} that must be changed at the next sign-in, and hand it over in person or by a call to a number you know.",
                user + " > Reset password",
                $"Update-MgUser -UserId '{signIn}' -PasswordProfile @{{ Password = (Read-Host 'New password' -MaskInput); ForceChangePasswordNextSignIn = $true }}"),
            RecoveryCapability.AuthenticationMethods => (
                $"Remove the lost method of {subject.Name}, and demand that multifactor authentication is registered anew.",
                user + " > Authentication methods > Require re-register multifactor authentication",
                $"Get-MgUserAuthenticationMethod -UserId '{signIn}'; Remove-MgUserAuthenticationMicrosoftAuthenticatorMethod -UserId '{signIn}' -MicrosoftAuthenticatorAuthenticationMethodId '<id of the lost method>'"),
            RecoveryCapability.TemporaryAccessPass => (
                $"Issue a Temporary Access Pass for {subject.Name}. It is shown once: hand it over in person or by a call to a number you know. With it a new passkey is registered at https://aka.ms/mysecurityinfo.",
                user + " > Authentication methods > Add authentication method > Temporary Access Pass",
                $"New-MgUserAuthenticationTemporaryAccessPassMethod -UserId '{signIn}' -BodyParameter @{{ lifetimeInMinutes = 60; isUsableOnce = $false }}"),
            RecoveryCapability.EnableAccount => (
                $"Enable {subject.Name}, after you know why it was disabled.",
                user + " > Edit properties > Settings > Account enabled",
                $"Update-MgUser -UserId '{signIn}' -AccountEnabled:$true"),
            RecoveryCapability.RestoreAccount => (
                $"Restore {subject.Name} from the deleted users, within 30 days of the deletion.",
                $"{portal} > Users > Deleted users > {subject.Name} > Restore user",
                $"Restore-MgDirectoryDeletedItem -DirectoryObjectId '{id}'"),
            RecoveryCapability.RevokeSessions => (
                $"Revoke the sessions of {subject.Name}, when the lost device or the password may be in wrong hands.",
                user + " > Revoke sessions",
                $"Revoke-MgUserSignInSession -UserId '{signIn}'"),
            RecoveryCapability.PolicyEdit => (
                $"Open the failed sign-in of {subject.Name} in the sign-in logs, tab Conditional Access, for the policy that blocks. Exclude the account from that policy, or set the policy to report-only until it is mended.",
                $"{portal} > Conditional Access > Policies > {detail ?? "the policy"} > Users > Exclude",
                $"Get-MgAuditLogSignIn -Filter 'userPrincipalName eq ''{Quoted(signIn)}''' -Top 5; Update-MgIdentityConditionalAccessPolicy -ConditionalAccessPolicyId '{named ?? "<policy id>"}' -State 'enabledForReportingButNotEnforced'"),
            RecoveryCapability.MethodsPolicyEdit => (
                $"Look at the method for passkeys: is it on, is {subject.Name} in an included group and in no excluded one, and is the key's model (AAGUID) allowed? Mend what refuses the key.",
                $"{portal} > Authentication methods > Policies > Passkey (FIDO2)",
                "Get-MgPolicyAuthenticationMethodPolicyAuthenticationMethodConfiguration -AuthenticationMethodConfigurationId 'Fido2' | ConvertTo-Json -Depth 8"),
            RecoveryCapability.RoleAssignment => (
                $"Assign {detail ?? "Global Administrator"} to {subject.Name}.",
                $"{portal} > Roles & admins > {detail ?? "Global Administrator"} > Add assignments",
                $"New-MgRoleManagementDirectoryRoleAssignment -PrincipalId '{id}' -RoleDefinitionId '{named ?? "62e90394-69f5-4237-9190-012177145e10"}' -DirectoryScopeId '/'"),
            RecoveryCapability.GroupMembership => (
                $"Add {subject.Name} to the group {detail ?? "that holds the role"}.",
                $"{portal} > Groups > {detail ?? "the group"} > Members > Add members",
                $"New-MgGroupMember -GroupId '{named ?? "<group id>"}' -DirectoryObjectId '{id}'"),
            RecoveryCapability.RiskDismissal => (
                $"Look at what made {subject.Name} risky. If it was harmless, dismiss the risk; if not, reset the password instead, which ends the risk too.",
                $"{portal} > ID Protection > Risky users > {subject.SignInName} > Dismiss user risk",
                $"Invoke-MgDismissRiskyUser -UserIds @('{id}')"),
            RecoveryCapability.UnitRemoval => (
                $"Take {subject.Name} out of the restricted management administrative unit {detail ?? "in which it stands"}; put it back when all is done.",
                $"{portal} > Roles & admins > Admin units > {detail ?? "the unit"} > Users > Remove member",
                $"Invoke-MgGraphRequest -Method DELETE -Uri 'v1.0/directory/administrativeUnits/{named ?? "<unit id>"}/members/{id}/$ref'"),
            RecoveryCapability.DomainFederation => (
                $"Make the domain {detail ?? "that is federated"} managed, if password hash sync is on; people then use the same password in the cloud. It takes up to 60 minutes. Nothing switches by itself.",
                "Microsoft Entra Connect, on its server > Change user sign-in > Password Hash Synchronization",
                $"Update-MgDomain -DomainId '{(detail is null ? "<domain>" : Quoted(detail))}' -AuthenticationType 'Managed'"),
            RecoveryCapability.ActivationApproval => (
                $"Approve the request of {subject.Name} to activate {detail ?? "the role"}.",
                $"{portal} > Privileged Identity Management > Approve requests > Microsoft Entra roles",
                "Invoke-MgGraphRequest -Method PATCH -Uri 'beta/roleManagement/directory/roleAssignmentApprovals/<request id>/steps/<step id>' -Body @{ reviewResult = 'Approve'; justification = '<why>' }"),
            _ => (
                $"Open a ticket that names {subject.Name}, the error code, its correlation id and time.",
                $"{portal} > Learn & support > New support request",
                "Get-SupportContact -Team Azure"),
        };
    }

    /// <summary>
    /// A value of the tenant as the inside of a quoted text of PowerShell: a name could close the quote, with any of the marks
    /// that PowerShell takes for one.
    /// </summary>
    /// <param name="value">The value.</param>
    public static string Quoted(string value) =>
        string.Concat(SignInRecovery.Facts.Printable.Line(value).Select(c => c is '\'' or (>= '\u2018' and <= '\u201B') ? new string(c, 2) : c.ToString()));

    /// <summary>Activating an eligible role.</summary>
    /// <param name="principalId">The object id of the one who activates.</param>
    /// <param name="role">The role's name.</param>
    /// <param name="roleId">The role's template id.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="cloud">The cloud.</param>
    public static (string Text, string Where, string Command) Activation(string principalId, string role, string roleId, string scope, TenantCloud cloud) => (
        $"Activate {role}.",
        $"{Portals.Entra(cloud)} > Privileged Identity Management > My roles > {role} > Activate",
        $"New-MgRoleManagementDirectoryRoleAssignmentScheduleRequest -BodyParameter @{{ action = 'selfActivate'; principalId = '{Quoted(principalId)}'; roleDefinitionId = '{Quoted(roleId)}'; directoryScopeId = '{Quoted(scope)}'; justification = '<why>'; scheduleInfo = @{{ startDateTime = (Get-Date).ToUniversalTime(); expiration = @{{ type = 'afterDuration'; duration = 'PT1H' }} }} }}");

    /// <summary>Activating an eligible membership of a group (PIM for Groups).</summary>
    /// <param name="principalId">The object id of the one who activates.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="groupId">The group's object id.</param>
    /// <param name="cloud">The cloud.</param>
    public static (string Text, string Where, string Command) GroupActivation(string principalId, string group, string groupId, TenantCloud cloud) => (
        $"Activate the membership of {group}.",
        $"{Portals.Entra(cloud)} > Privileged Identity Management > My roles > Groups > {group} > Activate",
        $"New-MgIdentityGovernancePrivilegedAccessGroupAssignmentScheduleRequest -BodyParameter @{{ accessId = 'member'; principalId = '{Quoted(principalId)}'; groupId = '{Quoted(groupId)}'; action = 'selfActivate'; justification = '<why>'; scheduleInfo = @{{ startDateTime = (Get-Date).ToUniversalTime(); expiration = @{{ type = 'afterDuration'; duration = 'PT1H' }} }} }}");

    /// <summary>The facts on which a capability's holders rest.</summary>
    public static IReadOnlyList<string> FactsOf(RecoveryCapability capability) => capability switch
    {
        RecoveryCapability.ResetPassword => ["ResetMatrix"],
        RecoveryCapability.AuthenticationMethods => ["MethodsRoles"],
        RecoveryCapability.TemporaryAccessPass => ["MethodsRoles", "TemporaryAccessPass"],
        RecoveryCapability.EnableAccount => ["SensitiveMatrix"],
        RecoveryCapability.RestoreAccount => ["SensitiveMatrix", "RestoreUser"],
        RecoveryCapability.RevokeSessions => ["SensitiveMatrix"],
        RecoveryCapability.PolicyEdit => ["PolicyRoles"],
        RecoveryCapability.MethodsPolicyEdit => ["MethodsPolicyRoles", "PasskeyRefusal"],
        RecoveryCapability.RoleAssignment => ["RoleAssigners"],
        RecoveryCapability.GroupMembership => ["RoleGroups"],
        RecoveryCapability.RiskDismissal => ["RiskRoles", "RiskRemediation"],
        RecoveryCapability.UnitRemoval => ["RestrictedUnitRemoval"],
        RecoveryCapability.DomainFederation => ["FederationRoles", "NotAutomatic", "DomainToManaged"],
        RecoveryCapability.ActivationApproval => ["ApproversDefault"],
        _ => ["TicketRoles", "TicketPortal"],
    };
}
