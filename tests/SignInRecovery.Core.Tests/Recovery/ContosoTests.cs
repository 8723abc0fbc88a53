using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>
/// Contoso, worked out by hand from docs/samples.md. First by the rights alone, as if the portals let everybody in; then with
/// the evaluation of sign-ins.
/// </summary>
public class ContosoTests
{
    // The enabled Global Administrators for the tenant, and Mei Tanaka, who may activate the role with the approval of a
    // member of PIM approvers - Tier 0. Gareth Bowen is disabled, Samuel Okafor's approvers are himself and Gareth.
    private static readonly string[] Global =
        ["Contoso Emergency 1", "Contoso Emergency 2", "Helena Voss (Litware)", "Mei Tanaka (Admin)", "Priya Raman (Admin)", "Robert Ainsley", "Tomas Lindqvist (Admin)"];

    private static readonly Tenant Contoso = TenantLoader.Load(Samples.Open("Contoso"), isSample: true);

    private static User Find(string name) => Contoso.Users.Seen.Single(u => u.DisplayName == name);

    private static RestoreGraph Rights() => new(Contoso, Contoso.CapturedAt!.Value, new FixedAccess());

    private static RestoreGraph Portals() => new(Contoso, Contoso.CapturedAt!.Value, new PortalHelperAccess(Contoso, Contoso.CapturedAt!.Value));

    private static string[] Direct(RestoreGraph graph, string target, RecoveryCapability capability, RecoveryCertainty atLeast = RecoveryCertainty.Likely)
    {
        User user = Find(target);
        return
        [
            .. graph.Helpers(capability, graph.Profiles.Of(user), RestoreState.Without(user.Id), isDirectOnly: true)
                .Where(h => h.Certainty >= atLeast)
                .Select(h => h.Actor.DisplayName!)
                .Order(StringComparer.Ordinal),
        ];
    }

    // Their roles stand in the row of all other roles, or they are Global Administrators: only Global and Privileged
    // Authentication Administrators reach them.
    [Theory]
    [InlineData("Laura Jensen (Admin)")]
    [InlineData("Daniel Osei (Admin)")]
    [InlineData("Fatima Rahmani (Admin)")]
    [InlineData("Henrik Dahl (Admin)")]
    [InlineData("Chloe Martin (Admin)")]
    [InlineData("Beatriz Moreno (Admin)")]
    [InlineData("Yusuf Demir (Admin)")]
    [InlineData("Samuel Okafor (Admin)")]
    [InlineData("Ines Carvalho (Admin)")]
    public void An_administrator_beyond_the_small_roles_is_brought_back_by_the_Global_Administrators(string name)
    {
        Assert.Equal(Global, Direct(Rights(), name, RecoveryCapability.AuthenticationMethods));
        Assert.Equal(Global, Direct(Rights(), name, RecoveryCapability.ResetPassword));
    }

    [Theory]
    [InlineData("Contoso Emergency 1")]
    [InlineData("Contoso Emergency 2")]
    [InlineData("Priya Raman (Admin)")]
    public void A_Global_Administrator_is_brought_back_by_the_others(string name) =>
        Assert.Equal(Global.Where(g => g != name), Direct(Rights(), name, RecoveryCapability.ResetPassword));

    // Helpdesk Administrator is in the column of User Administrator, and Marcus Feldman holds that for the tenant.
    [Fact]
    public void A_Helpdesk_Administrator_gets_a_password_from_the_User_Administrator_and_methods_from_none_of_them()
    {
        Assert.Equal([.. Global.Append("Marcus Feldman").Order(StringComparer.Ordinal)], Direct(Rights(), "Katarzyna Nowak (Admin)", RecoveryCapability.ResetPassword));
        Assert.Equal(Global, Direct(Rights(), "Katarzyna Nowak (Admin)", RecoveryCapability.AuthenticationMethods));
    }

    // Tomas is in the restricted unit: nobody at once. Ines has Privileged Authentication Administrator for that unit, which
    // is disputed for a Global Administrator.
    [Fact]
    public void The_member_of_the_restricted_unit_has_a_disputed_helper_and_the_sure_step_of_removal()
    {
        RestoreGraph graph = Rights();
        User tomas = Find("Tomas Lindqvist (Admin)");

        Assert.Empty(Direct(graph, "Tomas Lindqvist (Admin)", RecoveryCapability.ResetPassword));
        Assert.Equal(["Ines Carvalho (Admin)"], Direct(graph, "Tomas Lindqvist (Admin)", RecoveryCapability.ResetPassword, RecoveryCertainty.Disputed));
        RestorePlan plan = new RestorePlanner(graph).Plans(RecoveryCapability.ResetPassword, graph.Profiles.Of(tomas), RecoverySubjects.Of(tomas), RestoreState.Without(tomas.Id))[0];
        Assert.Equal([RecoveryCapability.UnitRemoval, RecoveryCapability.ResetPassword], plan.Actions.Select(a => a.Ability.Capability));
        Assert.Single(plan.Actions.Select(a => a.Ability.Actor.Id).Distinct());
    }

    // Margaret has no role: in the restricted unit only Ines reaches her.
    [Fact]
    public void The_ordinary_member_of_the_restricted_unit_is_reached_by_the_role_for_the_unit_alone() =>
        Assert.Equal(["Ines Carvalho (Admin)"], Direct(Rights(), "Margaret Holloway", RecoveryCapability.AuthenticationMethods));

    // Simon is in London office: George's roles are for that unit. Hannah is there as well, Diego is not.
    [Fact]
    public void The_roles_for_London_reach_London()
    {
        Assert.Contains("George Whitfield (Admin)", Direct(Rights(), "Hannah Price", RecoveryCapability.EnableAccount).Concat(Direct(Rights(), "Anton Kovalenko", RecoveryCapability.EnableAccount)).Concat(Direct(Rights(), "Hannah Price", RecoveryCapability.ResetPassword)).DefaultIfEmpty(string.Empty));
        Assert.DoesNotContain("George Whitfield (Admin)", Direct(Rights(), "Diego Salazar", RecoveryCapability.ResetPassword, RecoveryCertainty.Unknown));
    }

    // Gareth comes back by being enabled, and Samuel by Gareth's approval.
    [Fact]
    public void The_approver_who_is_disabled_is_enabled_first()
    {
        RestoreGraph graph = Rights();
        User laura = Find("Laura Jensen (Admin)");
        HelperAbility? samuel = graph.AbilityOf(Find("Samuel Okafor (Admin)").Id, RecoveryCapability.ResetPassword, graph.Profiles.Of(laura), RestoreState.Without(laura.Id));

        Assert.Equal(HelperObstacleKind.Approval, Assert.Single(samuel!.Obstacles).Kind);
    }

    // With the policies: CA005 blocks countries, so that it is unknown of everybody whom it covers whether they get in from
    // anywhere. Contoso Emergency 1 is outside every policy and has accepted keys.
    [Fact]
    public void With_the_policies_one_helper_is_sure()
    {
        IReadOnlyList<AdministratorRecovery> lines = AdministratorRecoveries.Of(Contoso, Contoso.CapturedAt!.Value);

        // Six people may help Contoso Emergency 1, and of each it depends on what was not seen.
        Assert.DoesNotContain(lines, l => l.IsAlone);
        Assert.Equal(["Contoso Emergency 1"], lines.Where(l => l.IsUnsure).Select(l => l.Administrator));
        Assert.Equal(6, lines[0].UnsureHelpers);
        Assert.All(lines.Where(l => !l.IsUnsure), l => Assert.Equal("Contoso Emergency 1", l.FirstHelper));
        AdministratorRecovery tomas = lines.Single(l => l.Administrator == "Tomas Lindqvist (Admin)");
        Assert.Equal(0, tomas.IndependentHelpers);
        Assert.StartsWith("in 2 steps", tomas.Via, StringComparison.Ordinal);
    }

    // The relationship Adatum migration project holds User Administrator, ends in two weeks and does not extend itself; Adatum
    // service desk holds Helpdesk Administrator and extends itself. Both reach a Helpdesk Administrator's password, and
    // nothing of a Conditional Access Administrator.
    [Fact]
    public void The_partner_that_can_help_is_named_with_its_end_and_no_other()
    {
        RecoveryPath[] partners = [.. RecoveryPaths.Find(new RecoveryQuestion(), Portals(), "adm-katarzyna.nowak@contoso.onmicrosoft.com").Where(p => p.Route == RecoveryRoute.Partner)];

        Assert.Equal(2, partners.Length);
        Assert.All(partners, p => Assert.Equal([RecoveryCapability.ResetPassword], p.Capability));
        Assert.Contains("Adatum migration project", partners[0].Title, StringComparison.Ordinal);
        Assert.Contains("2026-11-29", Assert.Single(partners[0].Cautions), StringComparison.Ordinal);
        Assert.Contains("Adatum service desk", partners[1].Title, StringComparison.Ordinal);
        Assert.Empty(partners[1].Cautions);
        Assert.DoesNotContain(RecoveryPaths.Find(new RecoveryQuestion(), Portals(), "adm-laura.jensen@contoso.onmicrosoft.com"), p => p.Route == RecoveryRoute.Partner);
    }

    [Fact]
    public void The_deleted_administrator_is_restored_by_those_who_reach_a_Global_Administrator()
    {
        IReadOnlyList<RecoveryPath> paths = RecoveryPaths.Find(new RecoveryQuestion(), Rights(), "1420ab19-4a3d-4dbd-9538-73af2b1ab27e");

        Assert.Equal(Global, paths.Where(p => p is { Route: RecoveryRoute.Colleague, ActorId: not null } && p.Needs.All(n => !n.Text.Contains("earlier step", StringComparison.Ordinal))).Where(p => p.Steps.Count(s => s.Capability is not null and not RecoveryCapability.ActivationApproval) == 1).Select(p => p.Actor).Order(StringComparer.Ordinal));
        Assert.All(paths.Where(p => p.ActorId is not null && p.Route == RecoveryRoute.Colleague), p => Assert.Equal(RecoveryCapability.RestoreAccount, p.Capability[^1]));
    }
}
