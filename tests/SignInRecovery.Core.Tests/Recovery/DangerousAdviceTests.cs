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
        RecoveryPath colleague = RecoveryPaths.Find(new RecoveryQuestion { Situation = situation }).Single(p => p.Capability.Contains(RecoveryCapability.DomainFederation));

        Assert.Contains(colleague.Cautions, c => c.StartsWith("Nothing switches by itself", StringComparison.Ordinal));
        Assert.Contains(colleague.Basis, f => f.Id == "NotAutomatic");
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
