using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>What must never be advised.</summary>
public class DangerousAdviceTests
{
    private static string Steps(RecoveryPath path) => string.Join(' ', path.Steps.SelectMany(s => (string[])[s.Text, s.Where, s.Command]));

    private static IEnumerable<RecoveryPath> Everything() =>
        from situation in Enum.GetValues<RecoverySituation>()
        from relationship in Enum.GetValues<RecoveryRelationship>()
        from path in RecoveryPaths.Find(new RecoveryQuestion { Situation = situation, Relationship = relationship })
        select path;

    [Fact]
    public void No_step_waits_thirty_days() => Assert.All(Everything(), p =>
    {
        Assert.DoesNotContain("wait 30 days", Steps(p), StringComparison.OrdinalIgnoreCase);
        Assert.All(p.Cautions.Where(c => c.Contains("30 days", StringComparison.Ordinal) && c.Contains("security info", StringComparison.Ordinal)), c => Assert.Contains("personal accounts", c, StringComparison.Ordinal));
    });

    [Fact]
    public void A_takeover_is_advised_for_an_unmanaged_tenant_only() => Assert.All(
        Everything().Where(p => Steps(p).Contains("admintakeover", StringComparison.Ordinal)),
        p =>
        {
            Assert.Equal(RecoverySituation.UnmanagedTenant, p.Situation);
            Assert.Contains(p.Cautions, c => c.Contains("does not work on a managed tenant", StringComparison.Ordinal));
        });

    [Theory]
    [InlineData(RecoverySituation.FederationOutage)]
    [InlineData(RecoverySituation.FederationCertificateExpired)]
    [InlineData(RecoverySituation.PassThroughOutage)]
    public void Nothing_is_said_to_switch_by_itself(RecoverySituation situation)
    {
        RecoveryPath colleague = RecoveryPaths.Find(new RecoveryQuestion { Situation = situation }).Single(p => situation == RecoverySituation.PassThroughOutage
            ? p.Title.Contains("password hash sync", StringComparison.Ordinal)
            : p.Capability.Contains(RecoveryCapability.DomainFederation));

        Assert.Contains(colleague.Cautions, c => c.StartsWith("Nothing switches by itself", StringComparison.Ordinal));
        Assert.Contains(colleague.Basis, f => f.Id == "NotAutomatic");
    }

    [Fact]
    public void A_domain_of_pass_through_authentication_is_managed_already_and_not_made_so()
    {
        IReadOnlyList<RecoveryPath> paths = RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.PassThroughOutage });

        Assert.DoesNotContain(paths, p => Steps(p).Contains("Update-MgDomain", StringComparison.Ordinal) || Steps(p).Contains("federated", StringComparison.Ordinal));
        RecoveryPath hashes = Assert.Single(paths, p => p.Title.Contains("password hash sync", StringComparison.Ordinal));
        Assert.DoesNotContain("Security Administrator", hashes.Actor, StringComparison.Ordinal);
    }

    /// <summary>Facts on partners (G3): with Global or Privileged Role Administrator a partner gives the role to another account.</summary>
    [Theory]
    [InlineData(RecoverySituation.NoGlobalAdministrator)]
    [InlineData(RecoverySituation.AllAdministratorsGone)]
    public void Without_a_Global_Administrator_nobody_is_sent_to_one_and_the_partner_makes_one(RecoverySituation situation)
    {
        IReadOnlyList<RecoveryPath> paths = RecoveryPaths.Find(new RecoveryQuestion { Situation = situation });
        RecoveryPath colleague = paths.Single(p => p.Route == RecoveryRoute.Colleague && p.Capability.Contains(RecoveryCapability.RoleAssignment));
        RecoveryPath partner = paths.Single(p => p.Route == RecoveryRoute.Partner);

        Assert.DoesNotContain(colleague.Steps, s => s.Actor.Contains("Global Administrator", StringComparison.Ordinal));
        Assert.DoesNotContain("User Administrator", colleague.Steps.Single(s => s.Capability == RecoveryCapability.RestoreAccount).Actor, StringComparison.Ordinal);
        Assert.Contains(RecoveryCapability.RoleAssignment, partner.Capability);
        Assert.Contains("Privileged Role Administrator it gives the role", partner.Steps[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_partner_takes_a_member_out_of_the_restricted_unit_before_the_reset()
    {
        RecoveryPath partner = RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.RestrictedUnitMember }).Single(p => p.Route == RecoveryRoute.Partner);

        Assert.Equal(RecoveryCapability.UnitRemoval, partner.Capability[0]);
        Assert.Contains(partner.Needs, n => n.Text.Contains("Privileged Role Administrator and Privileged Authentication Administrator", StringComparison.Ordinal));
    }

    [Fact]
    public void An_approval_needs_an_approver_and_no_particular_role()
    {
        RecoveryPath path = RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.ApproverMissing }).Single(p => p.Capability.Contains(RecoveryCapability.ActivationApproval));

        Assert.Contains("being named as an approver", path.Needs[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_revocation_no_table_is_said_to_name_the_only_role() => Assert.All(
        Everything().Where(p => p.ActorId is null && p.Steps.Any(s => s.Capability == RecoveryCapability.RevokeSessions)),
        p => Assert.Contains(p.Needs, n => n.Text.Contains("whether a smaller role is stands in no table", StringComparison.Ordinal)));

    [Fact]
    public void Who_can_bring_the_account_back_at_once_comes_before_who_gives_another_the_role()
    {
        RecoveryPath[] paths = [.. RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.SoleGlobalAdministratorBlocked })];

        Assert.True(
            paths.Single(p => p.Title.Contains("Privileged Authentication Administrator", StringComparison.Ordinal)).Rank
            < paths.Single(p => p.Title.Contains("Privileged Role Administrator", StringComparison.Ordinal)).Rank);
    }

    [Fact]
    public void The_only_Global_Administrator_of_a_reseller_has_the_team_behind_the_provider()
    {
        RecoveryPath[] paths = [.. RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.SoleGlobalAdministratorBlocked, Relationship = RecoveryRelationship.IndirectReseller })];

        Assert.True(paths.Single(p => p.Actor == "Your indirect provider").Rank < paths.Single(p => p.Contact?.Team == SignInRecovery.Support.SupportTeam.DataProtection).Rank);
    }

    [Fact]
    public void In_China_no_partner_is_promised() => Assert.All(
        RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.LostSecondFactor, Environment = TenantCloud.China }).Where(p => p.Route == RecoveryRoute.Partner),
        p => Assert.Equal(RecoveryCertainty.Unknown, p.Certainty));

    [Fact]
    public void Who_was_never_added_to_the_tenant_has_no_password_to_reset() => Assert.DoesNotContain(
        RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.ForgottenPassword, Relationship = RecoveryRelationship.NotInTenant }),
        p => p.Title.Contains("on-premises", StringComparison.Ordinal) || p.Title.StartsWith("Reset the password yourself", StringComparison.Ordinal));

    [Fact]
    public void A_disabled_account_is_not_told_to_help_itself()
    {
        Tenant tenant = TenantLoader.Load(Samples.Open("Contoso"), isSample: true);
        User disabled = tenant.Users.Seen.Single(u => u.DisplayName == "Gareth Bowen (Admin)");
        Assert.False(disabled.AccountEnabled);

        Assert.All(Enum.GetValues<RecoverySituation>(), situation => Assert.DoesNotContain(
            RecoveryPaths.Find(new RecoveryQuestion { Situation = situation }, tenant, disabled.Id, tenant.CapturedAt!.Value),
            p => p.Title.StartsWith("Reset the password yourself", StringComparison.Ordinal) || p.Title.StartsWith("Use another method", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_role_of_the_tenant_resets_a_member_of_a_restricted_unit_before_the_account_is_taken_out()
    {
        Tenant tenant = TenantLoader.Load(Samples.Open("Contoso"), isSample: true);
        string user = tenant.Users.Seen.Single(u => u.DisplayName == "Tomas Lindqvist (Admin)").Id;
        var graph = new RestoreGraph(tenant, tenant.CapturedAt!.Value, new FixedAccess());

        foreach (RecoveryPath path in RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.LostSecondFactor }, graph, user).Where(p => p is { Route: RecoveryRoute.Colleague, ActorId: not null } && p.ActorId != "x"))
        {
            int taken = path.Steps.ToList().FindIndex(s => s.Capability == RecoveryCapability.UnitRemoval);
            int done = path.Steps.ToList().FindIndex(s => s.Capability is RecoveryCapability.TemporaryAccessPass or RecoveryCapability.AuthenticationMethods);
            bool isOfUnit = path.Needs.Any(n => n.Text.Contains("for the unit Protected identities", StringComparison.Ordinal));
            Assert.True((taken >= 0 && taken < done) || (isOfUnit && path.Certainty == RecoveryCertainty.Disputed), path.Title);
        }
    }

    [Fact]
    public void Mandatory_multifactor_authentication_is_not_escaped_by_a_policy() => Assert.All(
        RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.MandatoryMfaNotMet }),
        p => Assert.DoesNotContain(RecoveryCapability.PolicyEdit, p.Capability));

    [Fact]
    public void A_synchronised_account_is_not_enabled_in_the_cloud() => Assert.All(
        RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.AccountDisabledOnPremises }),
        p => Assert.DoesNotContain("AccountEnabled", Steps(p), StringComparison.Ordinal));

    [Fact]
    public void An_expired_relationship_is_requested_anew()
    {
        RecoveryPath partner = RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.PartnerAccessExpired }).First(p => p.Route == RecoveryRoute.Partner);

        Assert.Contains("cannot be restored", partner.Steps[0].Text, StringComparison.Ordinal);
    }

    /// <summary>A role that cannot take a step is not named for it: each step is of the roles that its actor line and the needs name.</summary>
    [Theory]
    [InlineData(RecoverySituation.RestrictedUnitMember, RecoveryCapability.ResetPassword, "Privileged Role Administrator")]
    [InlineData(RecoverySituation.RestrictedUnitMember, RecoveryCapability.TemporaryAccessPass, "Privileged Role Administrator")]
    [InlineData(RecoverySituation.PasskeyRefused, RecoveryCapability.TemporaryAccessPass, "Authentication Policy Administrator")]
    [InlineData(RecoverySituation.RegistrationRequired, RecoveryCapability.PolicyEdit, "Authentication Administrator")]
    [InlineData(RecoverySituation.BlockedByRisk, RecoveryCapability.ResetPassword, "Security Administrator")]
    [InlineData(RecoverySituation.NoGlobalAdministrator, RecoveryCapability.RestoreAccount, "Privileged Role Administrator")]
    public void Each_step_is_for_roles_that_can_take_it(RecoverySituation situation, RecoveryCapability capability, string powerless)
    {
        RecoveryPath path = RecoveryPaths.Find(new RecoveryQuestion { Situation = situation }).Single(p => p.Route == RecoveryRoute.Colleague && p.Capability.Contains(capability) && p.Capability.Count > 1);
        RecoveryStep step = path.Steps.Single(s => s.Capability == capability);

        Assert.DoesNotContain(powerless, step.Actor, StringComparison.Ordinal);
        RecoveryNeed need = path.Needs.Single(n => n.Text.StartsWith("for step", StringComparison.Ordinal) && n.Text.Split(':')[0].Contains(step.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.DoesNotContain(powerless, need.Text.Replace("Privileged Authentication Administrator", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_role_is_not_one_of_the_roles() => Assert.All(
        Everything().SelectMany(p => p.Needs).Where(n => n.Text.Contains("one of the roles", StringComparison.Ordinal)),
        n => Assert.Contains(" or ", n.Text, StringComparison.Ordinal));

    /// <summary>Facts on who can help: a Privileged Role Administrator makes another account Global Administrator and resets nobody.</summary>
    [Theory]
    [InlineData(RecoverySituation.SoleGlobalAdministratorBlocked, null)]
    [InlineData(RecoverySituation.LostSecondFactor, true)]
    [InlineData(RecoverySituation.ForgottenPassword, true)]
    [InlineData(RecoverySituation.AccountDisabled, true)]
    public void The_only_Global_Administrator_is_told_of_everybody_inside_before_Microsoft(RecoverySituation situation, bool? isOnly)
    {
        RecoveryPath[] paths = [.. RecoveryPaths.Find(new RecoveryQuestion { Situation = situation, IsOnlyGlobalAdministrator = isOnly })];

        RecoveryPath emergency = Assert.Single(paths, p => p.Title.StartsWith("Use an emergency access account", StringComparison.Ordinal));
        RecoveryPath assigner = Assert.Single(paths, p => p.Title.Contains("Privileged Role Administrator", StringComparison.Ordinal));
        Assert.Contains("cannot reset the locked account itself", assigner.Steps[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("passwordProfile", Steps(assigner), StringComparison.OrdinalIgnoreCase);
        int microsoft = paths.First(p => p.Route == RecoveryRoute.Microsoft).Rank;
        Assert.True(emergency.Rank < microsoft && assigner.Rank < microsoft);
    }

    [Fact]
    public void With_other_Global_Administrators_nobody_is_sent_round_them() =>
        Assert.DoesNotContain(RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.LostSecondFactor }), p => p.Title.Contains("Privileged Role Administrator", StringComparison.Ordinal));

    [Fact]
    public void While_synchronisation_stands_still_no_reset_from_the_cloud_is_advised()
    {
        IReadOnlyList<RecoveryPath> paths = RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.SynchronizationOutage });

        Assert.All(paths, p => Assert.DoesNotContain(RecoveryCapability.ResetPassword, p.Capability));
        Assert.Contains(paths.SelectMany(p => p.Cautions), c => c.Contains("cannot be reset from the cloud", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AADSTS50079", false)]
    [InlineData("AADSTS5000820", true)]
    [InlineData(null, true)]
    public void The_check_of_federated_tokens_is_loosened_for_its_own_code_only(string? code, bool isAdvised) => Assert.Equal(
        isAdvised,
        RecoveryPaths.Find(new RecoveryQuestion { Situation = code is null ? RecoverySituation.FederatedSignInRefused : null, Error = code is null ? null : SignInError.Parse(code) })
            .Any(p => p.Title.Contains("loosen the check", StringComparison.Ordinal)));

    [Fact]
    public void Who_cannot_open_the_portal_is_not_sent_to_it_alone() => Assert.Contains(
        "call the support number of your region",
        RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.MandatoryMfaNotMet }).Single(p => p.Title.StartsWith("Have Help and Support", StringComparison.Ordinal)).Steps[0].Text,
        StringComparison.Ordinal);

    [Fact]
    public void A_lapsed_licence_does_not_end_its_policies() => Assert.Contains(
        RecoveryPaths.Find(new RecoveryQuestion { Situation = RecoverySituation.SubscriptionLapsed })[0].Cautions, c => c.Contains("renew first", StringComparison.Ordinal));

    /// <summary>What an administrator must know is said where an administrator acts, and nowhere lost.</summary>
    [Fact]
    public void Every_caution_of_the_playbook_is_shown() => Assert.All(Enum.GetValues<RecoverySituation>(), situation =>
    {
        var question = new RecoveryQuestion { Situation = situation };
        Assert.Empty(Playbook.Of(situation, question).Cautions.Except(RecoveryPaths.Find(question).SelectMany(p => p.Cautions)));
    });

    [Fact]
    public void No_command_holds_a_password() => Assert.All(
        Everything().Where(p => Steps(p).Contains("-PasswordProfile", StringComparison.Ordinal)),
        p => Assert.Contains("Read-Host 'New password' -MaskInput", Steps(p), StringComparison.Ordinal));

    [Theory]
    [InlineData("o'brien@contoso.com")]
    [InlineData("o\u2019brien@contoso.com'; Remove-Item *; '")]
    public void A_name_cannot_leave_the_quotes_of_a_command(string name)
    {
        foreach (RecoveryCapability capability in Enum.GetValues<RecoveryCapability>())
        {
            string command = CapabilityWords.Step(capability, new RecoverySubject("x", name, name), TenantCloud.Global, name, name).Command;
            int quotes = command.Count(c => c is '\'' or (>= '\u2018' and <= '\u201B'));
            Assert.True(quotes % 2 == 0, command);
            Assert.DoesNotContain(name, command, StringComparison.Ordinal);
        }
    }
}
