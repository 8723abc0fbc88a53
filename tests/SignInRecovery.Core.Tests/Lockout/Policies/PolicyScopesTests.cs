using SignInRecovery.ConditionalAccess;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Lockout.Policies;

/// <summary>Whom the lists of a policy name; facts/conditional-access.md 1.2.</summary>
public class PolicyScopesTests
{
    private const string Guest = "\"creationType\":\"Invitation\",\"userType\":\"Guest\"";
    private const string ExternalMember = "\"creationType\":\"Invitation\"";
    private const string InternalGuest = "\"userType\":\"Guest\"";

    [Theory]
    [InlineData("""{"includeUsers":["All"]}""", true)]
    [InlineData("""{"includeUsers":["None"]}""", false)]
    [InlineData("""{"includeUsers":["None"],"includeGroups":["g1"]}""", true)]
    [InlineData("""{"includeUsers":["ADA"]}""", true)]
    [InlineData("""{"includeUsers":["All"],"excludeUsers":["ada"]}""", false)]
    [InlineData("""{"includeUsers":["ada"],"excludeGroups":["g1"]}""", false)]
    [InlineData("""{"includeRoles":["62e90394-69f5-4237-9190-012177145e10"]}""", true)]
    [InlineData("""{"includeRoles":["fe930be7-5e62-47db-91af-98c3a49a38b1"]}""", false)]
    [InlineData("""{"includeUsers":["AllAgentIdUsers"]}""", false)]
    [InlineData("""{"includeUsers":["GuestsOrExternalUsers"]}""", false)]
    public void Lists_name_people(string users, bool reaches) =>
        Assert.Equal(Fact.Known(reaches), Reaches(PolicyTenant.Tenant().Group("g1", "Group", null, "ada"), users, "ada"));

    /// <summary>Templates name people instead of giving their ids; that is never nobody, and never everybody.</summary>
    [Theory]
    [InlineData("""{"includeGroups":["{{Pilot users}}"]}""", null)]
    [InlineData("""{"includeUsers":["%Administrator%"]}""", null)]
    [InlineData("""{"includeRoles":["Global Administrator"]}""", null)]
    [InlineData("""{"includeUsers":["All"],"excludeGroups":["<BreakGlassGroupId>"]}""", null)]
    [InlineData("""{"includeUsers":["All"],"excludeUsers":["breakglass@example.com"]}""", null)]
    [InlineData("""{"includeUsers":["All"],"excludeRoles":["Global Administrator"]}""", null)]
    [InlineData("""{"includeUsers":["ada"],"includeGroups":["<Everybody>"]}""", true)]
    [InlineData("""{"includeUsers":["All"],"excludeUsers":["ada","breakglass@example.com"]}""", false)]
    [InlineData("""{"includeGroups":["33333333-aaaa-4bbb-8ccc-000000000001"]}""", false)]
    public void A_name_or_a_placeholder_could_mean_anybody(string users, bool? reaches)
    {
        Fact<bool> fact = Reaches(PolicyTenant.Tenant(), users, "ada");

        Assert.Equal(reaches, fact.IsKnown ? fact.Value : null);
        Assert.Equal(reaches is null, fact.Missing.Count > 0);
    }

    [Theory]
    [InlineData(Guest, "b2bCollaborationGuest", true)]
    [InlineData(ExternalMember, "b2bCollaborationMember", true)]
    [InlineData(ExternalMember, "b2bCollaborationGuest", false)]
    [InlineData(InternalGuest, "internalGuest", true)]
    [InlineData(InternalGuest, "b2bCollaborationGuest,serviceProvider", false)]
    [InlineData(null, "internalGuest,b2bCollaborationGuest,b2bCollaborationMember,b2bDirectConnectUser,otherExternalUser,serviceProvider", false)]
    public void External_users_are_told_apart_by_credentials_and_type(string? user, string types, bool reaches) => Assert.Equal(
        Fact.Known(reaches),
        Reaches(
            new TenantBuilder().User("zoe", "Zoe", user),
            $$$$"""{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"{{{{types}}}}","externalTenants":{"membershipKind":"all"}}}""",
            "zoe"));

    [Theory]
    [InlineData("[]", false)]
    [InlineData("[\"22222222-0000-4000-8000-000000000002\"]", null)]
    public void A_list_of_tenants_that_is_empty_names_nobody_and_another_cannot_be_followed(string members, bool? reaches)
    {
        Fact<bool> fact = Reaches(
            new TenantBuilder().User("zoe", "Zoe", Guest),
            $$$$"""{"includeGuestsOrExternalUsers":{"guestOrExternalUserTypes":"b2bCollaborationGuest","externalTenants":{"membershipKind":"enumerated","members":{{{{members}}}}}}}""",
            "zoe");

        Assert.Equal(reaches, fact.IsKnown ? fact.Value : null);
    }

    [Fact]
    public void A_known_exclusion_decides_whatever_else_was_not_seen() => Assert.Equal(
        Fact.Known(false),
        Reaches(PolicyTenant.Tenant().Status("memberships", SectionStatus.Forbidden), """{"includeGroups":["g1"],"excludeUsers":["ada"]}""", "ada"));

    [Theory]
    [InlineData("""{"includeGroups":["g1"]}""")]
    [InlineData("""{"includeUsers":["All"],"excludeGroups":["g1"]}""")]
    public void A_membership_that_was_not_seen_is_unknown(string users)
    {
        Fact<bool> fact = Reaches(PolicyTenant.Tenant().Status("memberships", SectionStatus.Forbidden), users, "ada");

        Assert.False(fact.IsKnown);
        Assert.Equal("memberships", Assert.Single(fact.Missing).Subject);
    }

    private static Fact<bool> Reaches(TenantBuilder builder, string users, string user)
    {
        Tenant tenant = builder.Policy(users: users).Build();
        ConditionalAccessPolicy policy = Assert.Single(tenant.Policies.Seen);
        return new PolicyScopes(tenant).Reaches(policy, tenant.Users.Seen.Single(u => u.Id == user));
    }
}
