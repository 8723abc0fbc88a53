using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>What the partner of a relationship can do for an account: no more than the tenant's own people with the same role.</summary>
public class PartnerPathTests
{
    private const string Plain = "\"isManagementRestricted\":null,\"onPremisesSyncEnabled\":null";

    private static TenantBuilder Tenant(string role = Roles.PrivilegedAuthentication, string user = Plain) => new TenantBuilder()
        .Add("users", $$"""{"id":"alice","displayName":"Alice","userPrincipalName":"alice@contoso.com","userType":"Member","accountEnabled":true,{{user}}}""")
        .MethodsPolicy(TenantBuilder.Allowed("TemporaryAccessPass"))
        .Add("delegatedAdminRelationships", $$$"""{"id":"gdap","displayName":"Desk","status":"active","endDateTime":"2027-05-01T00:00:00Z","autoExtendDuration":"PT0S","accessDetails":{"unifiedRoles":[{"roleDefinitionId":"{{{role}}}"}]}}""");

    private static IReadOnlyList<RecoveryPath> Paths(TenantBuilder builder, params RecoveryCapability[] capabilities)
    {
        var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess());
        User alice = graph.Tenant.Users.Seen.Single(u => u.Id == "alice");
        return PartnerPaths.Named(graph, new RecoveryQuestion(), capabilities, graph.Profiles.Of(alice), RecoverySubjects.Of(alice));
    }

    /// <summary>Facts on partners (G3): which role of a relationship resets a Global Administrator.</summary>
    [Theory]
    [InlineData(Roles.Global, true)]
    [InlineData(Roles.PrivilegedAuthentication, true)]
    [InlineData(Roles.PrivilegedRole, false)]
    [InlineData(Roles.User, false)]
    [InlineData(Roles.Helpdesk, false)]
    [InlineData(Roles.Authentication, false)]
    public void The_role_of_the_relationship_decides(string role, bool isPossible)
    {
        IReadOnlyList<RecoveryPath> paths = Paths(Tenant(role).Assign("alice", Roles.Global), RecoveryCapability.ResetPassword, RecoveryCapability.AuthenticationMethods);

        Assert.Equal(isPossible, paths.Any(p => p.ActorId == "gdap"));
        Assert.All(paths, p => Assert.Equal(RecoveryCertainty.Likely, p.Certainty));
    }

    [Theory]
    [InlineData(Roles.Global, true)]
    [InlineData(Roles.PrivilegedRole, true)]
    [InlineData(Roles.PrivilegedAuthentication, false)]
    public void The_role_of_the_relationship_decides_who_makes_a_Global_Administrator(string role, bool isPossible) =>
        Assert.Equal(isPossible, Paths(Tenant(role), RecoveryCapability.RoleAssignment).Any(p => p.ActorId == "gdap"));

    [Fact]
    public void A_partner_resets_no_password_that_is_kept_elsewhere()
    {
        TenantBuilder synced = Tenant(user: "\"isManagementRestricted\":null,\"onPremisesSyncEnabled\":true")
            .Add("onPremisesSynchronization", """{"id":"s","features":{"passwordWritebackEnabled":false}}""");
        TenantBuilder guest = Tenant(user: Plain + ",\"creationType\":\"Invitation\"");

        Assert.Empty(Paths(synced, RecoveryCapability.ResetPassword));
        Assert.NotEmpty(Paths(synced, RecoveryCapability.AuthenticationMethods));
        Assert.Empty(Paths(guest, RecoveryCapability.ResetPassword, RecoveryCapability.TemporaryAccessPass));
    }

    [Fact]
    public void A_partner_issues_no_pass_outside_its_policy()
    {
        TenantBuilder off = Tenant().MethodsPolicy(TenantBuilder.Allowed("TemporaryAccessPass").Replace("\"enabled\"", "\"disabled\"", StringComparison.Ordinal));

        Assert.NotEmpty(Paths(Tenant(), RecoveryCapability.TemporaryAccessPass));
        Assert.Empty(Paths(off, RecoveryCapability.TemporaryAccessPass));
    }

    [Fact]
    public void Where_a_restricted_unit_may_hold_the_account_the_partner_is_not_likely()
    {
        TenantBuilder builder = Tenant(user: "\"onPremisesSyncEnabled\":null").Status("administrativeUnitMembers", SectionStatus.Forbidden);

        RecoveryPath path = Assert.Single(Paths(builder, RecoveryCapability.ResetPassword));

        Assert.Equal(RecoveryCertainty.Unknown, path.Certainty);
        Assert.NotEmpty(path.Missing);
    }

    [Fact]
    public void A_relationship_whose_roles_were_not_seen_and_relationships_that_were_not_seen_are_not_left_out()
    {
        TenantBuilder withoutRoles = Tenant().Set("delegatedAdminRelationships", """{"id":"gdap","displayName":"Desk","status":"active","endDateTime":"2027-05-01T00:00:00Z"}""");
        TenantBuilder without = Tenant().Set("delegatedAdminRelationships").Status("delegatedAdminRelationships", SectionStatus.Forbidden);

        foreach (TenantBuilder builder in (TenantBuilder[])[withoutRoles, without])
        {
            RecoveryPath path = Assert.Single(Paths(builder, RecoveryCapability.ResetPassword));
            Assert.Equal((RecoveryRoute.Partner, RecoveryCertainty.Unknown), (path.Route, path.Certainty));
            Assert.NotEmpty(path.Missing);
            Assert.NotEmpty(path.Contact!.Ways);
        }

        Assert.Empty(Paths(Tenant().Set("delegatedAdminRelationships"), RecoveryCapability.ResetPassword));
    }
}
