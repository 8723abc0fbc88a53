using SignInRecovery.Facts;
using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>What was not seen makes no helper surer, nobody independent, and nobody alone.</summary>
public class UnseenTests
{
    private const string Unit = "/administrativeUnits/unit";

    // Everything on which an answer rests; SourceWithout takes the whole section away.
    private static readonly string[] Sections =
    [
        "users", "groups", "groupOwners", "memberships", "administrativeUnits", "administrativeUnitMembers", "roleDefinitions", "roleAssignments",
        "roleEligibilities", "roleAssignmentSchedules", "roleManagementPolicies", "groupEligibilities", "policies", "methods", "registrationDetails",
        "authenticationMethodsPolicy", "onPremisesSynchronization", "domains", "securityDefaults", "perUserMfa", "namedLocations", "authenticationStrengths",
        "delegatedAdminRelationships", "deletedUsers", "devices",
    ];

    public static TheoryData<string, SectionStatus> Cases
    {
        get
        {
            var cases = new TheoryData<string, SectionStatus>();
            foreach (string section in Sections)
            {
                cases.Add(section, SectionStatus.Forbidden);
                cases.Add(section, SectionStatus.Partial);
            }

            return cases;
        }
    }

    private static readonly Dictionary<string, Answers> Whole = ((string[])["Contoso", "Fabrikam"]).ToDictionary(s => s, s => Look(Samples.Open(s)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_section_taken_away_makes_nothing_surer(string section, SectionStatus status)
    {
        // Fabrikam is whole, and Contoso has units, federation, approvals and partners.
        string sample = status == SectionStatus.Partial ? "Fabrikam" : "Contoso";
        Answers whole = Whole[sample];
        Answers less = Look(new SourceWithout(Samples.Open(sample), section, status));
        foreach ((string who, RecoveryCertainty certainty) in less.Helpers.Where(h => whole.Users.Contains(h.Key.Split(' ')[1])))
        {
            Assert.True(whole.Helpers.TryGetValue(who, out RecoveryCertainty was) && was >= certainty, $"Without {section} {who} is {certainty}.");
        }

        Assert.Empty(less.Independent.Except(whole.Independent));
        foreach (AdministratorRecovery line in less.Lines)
        {
            AdministratorRecovery? was = whole.Lines.FirstOrDefault(l => l.Id == line.Id);
            Assert.False(line.IsAlone && was?.IsAlone != true, $"Without {section} {line.Administrator} is called alone: {line.Reason}");
            Assert.False(line.Reason.StartsWith("Nobody in", StringComparison.Ordinal) && was?.Reason.StartsWith("Nobody in", StringComparison.Ordinal) != true, $"Without {section}: {line.Reason}");
        }
    }

    [Fact]
    public void A_line_without_a_helper_tells_alone_from_not_seen()
    {
        AdministratorRecovery alone = Line(new TenantBuilder().User("alice", "Alice").Assign("alice", Roles.Global));
        AdministratorRecovery unseen = Line(new TenantBuilder().User("alice", "Alice").Assign("alice", Roles.Global).Status("roleEligibilities", SectionStatus.Forbidden));

        Assert.True(alone is { IsAlone: true, IsUnsure: false });
        Assert.StartsWith("Nobody in ", alone.Reason, StringComparison.Ordinal);
        Assert.True(unseen is { IsAlone: false, IsUnsure: true });
        Assert.Contains("not everything was seen", unseen.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(unseen.Missing);
    }

    [Fact]
    public void A_role_whose_actions_were_not_seen_may_be_one_that_helps()
    {
        TenantBuilder builder = new TenantBuilder().User("alice", "Alice").User("bob", "Bob").Assign("alice", Roles.Global).Assign("bob", "0c7e9a3e-6a52-4d5f-9c0b-1f6f0a7a1111");

        AdministratorRecovery line = Lines(builder).Single(l => l.Id == "alice");

        Assert.True(line.IsUnsure);
        Assert.Contains(line.Missing, m => m.Subject == "roleDefinitions");
        Assert.True(Lines(builder.Add("roleDefinitions", """{"id":"0c7e9a3e-6a52-4d5f-9c0b-1f6f0a7a1111","templateId":"0c7e9a3e-6a52-4d5f-9c0b-1f6f0a7a1111","displayName":"Desk","isBuiltIn":false,"isEnabled":true,"rolePermissions":[{"allowedResourceActions":["microsoft.directory/groups/create"],"condition":null}]}""")).Single(l => l.Id == "alice").IsAlone);
    }

    [Theory]
    [InlineData(RecoveryCapability.ResetPassword)]
    [InlineData(RecoveryCapability.EnableAccount)]
    public void Where_the_snapshot_does_not_say_whether_an_account_is_synchronised_nobody_is_sure(RecoveryCapability capability)
    {
        HelperAbility? ability = Ability(
            new TenantBuilder().User("bob", "Bob").Assign("bob", Roles.PrivilegedAuthentication)
                .Add("users", """{"id":"alice","displayName":"Alice","userPrincipalName":"alice@contoso.com","userType":"Member","accountEnabled":true,"isManagementRestricted":null}"""),
            capability);

        Assert.Equal(RecoveryCertainty.Unknown, ability?.Certainty);
        Assert.NotEmpty(ability!.Missing);
    }

    [Theory]
    [InlineData("roleEligibilities")]
    [InlineData("roleAssignments")]
    [InlineData("memberships")]
    [InlineData("groupOwners")]
    public void A_small_role_is_not_sure_of_an_account_whose_roles_were_not_all_seen(string section)
    {
        HelperAbility? ability = Ability(
            new TenantBuilder().User("alice", "Alice").User("bob", "Bob").Assign("bob", Roles.Helpdesk).Status(section, SectionStatus.Partial),
            RecoveryCapability.ResetPassword);

        Assert.Equal(RecoveryCertainty.Unknown, ability?.Certainty);
    }

    [Fact]
    public void A_Global_Administrator_is_not_sure_of_an_account_that_may_be_another()
    {
        TenantBuilder builder = new TenantBuilder().User("alice", "Alice").User("bob", "Bob").Assign("bob", Roles.Global);

        Assert.Equal(RecoveryCertainty.Certain, Ability(builder, RecoveryCapability.ResetPassword)?.Certainty);
        Assert.Equal(RecoveryCertainty.Likely, Ability(builder.Eligible("alice", Roles.Global), RecoveryCapability.ResetPassword)?.Certainty);
    }

    [Theory]
    [InlineData("""{"id":"unit","displayName":"The unit"}""")]
    [InlineData(null)]
    public void A_unit_that_may_be_restricted_makes_nobody_sure(string? unit)
    {
        TenantBuilder member = new TenantBuilder().User("bob", "Bob").Assign("bob", Roles.PrivilegedAuthentication)
            .Add("users", """{"id":"alice","displayName":"Alice","userPrincipalName":"alice@contoso.com","userType":"Member","accountEnabled":true,"onPremisesSyncEnabled":null}""")
            .Add("administrativeUnitMembers", """{"parent":"unit","value":{"@odata.type":"#microsoft.graph.user","id":"alice"}}""");
        TenantBuilder holder = new TenantBuilder().User("alice", "Alice").User("bob", "Bob").Assign("bob", Roles.Helpdesk).Assign("alice", Roles.Helpdesk, Unit);
        if (unit is not null)
        {
            _ = member.Add("administrativeUnits", unit);
            _ = holder.Add("administrativeUnits", unit);
        }

        Assert.Equal(RecoveryCertainty.Unknown, Ability(member, RecoveryCapability.ResetPassword)?.Certainty);
        Assert.Equal(RecoveryCertainty.Unknown, Ability(holder, RecoveryCapability.ResetPassword)?.Certainty);
    }

    [Fact]
    public void A_role_for_a_unit_whose_members_were_not_seen_may_reach_an_account_that_is_not_restricted()
    {
        HelperAbility? ability = Ability(
            new TenantBuilder().User("bob", "Bob").Assign("bob", Roles.Helpdesk, Unit)
                .Add("users", """{"id":"alice","displayName":"Alice","userPrincipalName":"alice@contoso.com","userType":"Member","accountEnabled":true,"onPremisesSyncEnabled":null,"isManagementRestricted":null}""")
                .Add("administrativeUnits", """{"id":"unit","displayName":"The unit","isMemberManagementRestricted":null}""")
                .Status("administrativeUnitMembers", SectionStatus.Forbidden),
            RecoveryCapability.ResetPassword);

        Assert.Equal(RecoveryCertainty.Unknown, ability?.Certainty);
    }

    [Theory]
    [InlineData("true", RecoveryCertainty.Unknown)]
    [InlineData("false", RecoveryCertainty.Certain)]
    public void An_activation_behind_an_authentication_context_is_not_sure(string isEnabled, RecoveryCertainty certainty)
    {
        Tenant tenant = new TenantBuilder().User("alice", "Alice").User("bob", "Bob").Eligible("bob", Roles.PrivilegedAuthentication)
            .Add("roleManagementPolicies", $$$"""{"id":"p","scopeId":"/","scopeType":"Directory","roleDefinitionId":"{{{Roles.PrivilegedAuthentication}}}","policy":{"rules":[{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":false,"approvalStages":[]}},{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyAuthenticationContextRule","id":"AuthenticationContext_EndUser_Assignment","isEnabled":{{{isEnabled}}},"claimValue":"c1"}]}}""")
            .Build();
        var graph = new RestoreGraph(tenant, TenantBuilder.Now, new WithoutContexts(tenant));

        HelperAbility? ability = graph.AbilityOf("bob", RecoveryCapability.ResetPassword, graph.Profiles.Of(tenant.Users.Seen.Single(u => u.Id == "alice")), RestoreState.Without("alice"));

        Assert.Equal(certainty, ability?.Certainty);
        Assert.Equal(certainty == RecoveryCertainty.Unknown, ability!.Missing.Any(m => m.Subject == "authenticationContexts"));
    }

    [Fact]
    public void Who_has_the_action_and_no_column_is_likely_and_not_by_a_page_that_does_not_name_the_role()
    {
        HelperAbility? writer = Ability(new TenantBuilder().User("alice", "Alice").User("bob", "Bob").Assign("bob", "9360feb5-f418-4baa-8175-e2a00bac4301"), RecoveryCapability.EnableAccount);
        HelperAbility? security = Ability(new TenantBuilder().User("alice", "Alice").User("bob", "Bob").Assign("bob", Roles.SecurityOperator), RecoveryCapability.EnableAccount);

        Assert.Equal((RecoveryCertainty.Likely, null), (writer!.Certainty, writer.Fact));
        Assert.Equal((RecoveryCertainty.Certain, "SecurityRolesUsersOnly"), (security!.Certainty, security.Fact));
    }

    private static HelperAbility? Ability(TenantBuilder builder, RecoveryCapability capability)
    {
        var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess());
        User alice = graph.Tenant.Users.Seen.Single(u => u.Id == "alice");
        return graph.AbilityOf("bob", capability, graph.Profiles.Of(alice), RestoreState.Without("alice"));
    }

    private static AdministratorRecovery Line(TenantBuilder builder) => Assert.Single(Lines(builder));

    private static IReadOnlyList<AdministratorRecovery> Lines(TenantBuilder builder) => AdministratorRecoveries.Of(new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess()));

    private static Answers Look(SnapshotSource source)
    {
        Tenant tenant = TenantLoader.Load(source, isSample: true);
        DateTimeOffset asOf = tenant.CapturedAt!.Value;
        var graph = new RestoreGraph(tenant, asOf, new PortalHelperAccess(tenant, asOf));
        var shared = new SharedFailures(graph);
        var helpers = new Dictionary<string, RecoveryCertainty>();
        var independent = new HashSet<string>();
        RecoveryCapability[] capabilities = [.. Enum.GetValues<RecoveryCapability>().Where(CapabilityRoles.ChangesAccount)];
        foreach (User user in tenant.Users.Seen)
        {
            foreach (RecoveryCapability capability in capabilities)
            {
                TargetProfile profile = graph.Profiles.Of(user);
                foreach (HelperAbility helper in graph.Helpers(capability, profile, RestoreState.Without(user.Id), isDirectOnly: true).Where(h => h.Certainty >= RecoveryCertainty.Likely))
                {
                    helpers.Add($"{capability} {user.Id} {helper.Actor.Id}", helper.Certainty);
                    if (shared.Between(helper.Actor, user).Count == 0)
                    {
                        _ = independent.Add($"{capability} {user.Id} {helper.Actor.Id}");
                    }
                }

                foreach (RecoveryPath partner in PartnerPaths.Named(graph, new RecoveryQuestion(), [capability], profile, RecoverySubjects.Of(user)).Where(p => p.ActorId is not null && p.Certainty >= RecoveryCertainty.Likely))
                {
                    _ = helpers.TryAdd($"{capability} {user.Id} {partner.ActorId}", partner.Certainty);
                }
            }
        }

        return new Answers([.. tenant.Users.Seen.Select(u => u.Id)], helpers, independent, AdministratorRecoveries.Of(graph));
    }

    /// <summary>Everybody gets into the portals; what a context demands is asked of the product.</summary>
    private sealed class WithoutContexts(Tenant tenant) : IHelperAccess
    {
        private readonly FixedAccess _everybody = new();
        private readonly PortalHelperAccess _portals = new(tenant, TenantBuilder.Now);

        public HelperSignIn Of(User user) => _everybody.Of(user);

        public Fact<bool> Meets(User user, string context) => _portals.Meets(user, context);
    }

    /// <summary>What the product answers for a tenant.</summary>
    private sealed record Answers(HashSet<string> Users, Dictionary<string, RecoveryCertainty> Helpers, HashSet<string> Independent, IReadOnlyList<AdministratorRecovery> Lines);
}
