using SignInRecovery.Facts;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Tenants;

public class DirectoryIndexTests
{
    [Fact]
    public void A_user_is_found_in_any_case_and_known_not_to_exist_when_all_were_seen()
    {
        DirectoryIndex directory = Tenant().Build().Directory;

        Assert.Equal("Ada Lovelace", directory.FindUser("ADA").Value!.DisplayName);
        Assert.Equal(Fact.Known<User?>(null), directory.FindUser("nobody"));
    }

    [Theory]
    [InlineData(SectionStatus.Partial, true)]
    [InlineData(SectionStatus.Forbidden, false)]
    [InlineData(SectionStatus.NotCollected, false)]
    public void Who_was_not_seen_in_a_part_is_Unknown(SectionStatus status, bool isAdaSeen)
    {
        DirectoryIndex directory = Tenant().Status("users", status).Build().Directory;

        Assert.Equal(isAdaSeen, directory.FindUser("ada").IsKnown);
        Assert.Equal("users", Assert.Single(directory.FindUser("nobody").Missing).Subject);
    }

    [Fact]
    public void In_a_snapshot_of_administrators_somebody_else_is_Unknown_unless_deleted()
    {
        TenantBuilder builder = Tenant().Add("deletedUsers", """{"id":"gone","displayName":"Gone"}""");
        builder.Scope = SnapshotScope.Administrators;
        DirectoryIndex directory = builder.Build().Directory;

        Assert.True(directory.FindUser("ada").IsKnown);
        Assert.Contains("AllUsers", Assert.Single(directory.FindUser("nobody").Missing).Remedy, StringComparison.Ordinal);
        Assert.Equal(Fact.Known<User?>(null), directory.FindUser("gone"));
        Assert.Equal(Fact.Known<User?>(null), directory.FindUserInScope("nobody"));
        Assert.Equal("Gone", directory.FindDeletedUser("gone").Value!.DisplayName);
    }

    [Fact]
    public void Groups_and_service_principals_are_found_the_same_way()
    {
        TenantBuilder builder = Tenant().Group("group", "Group").Add("servicePrincipals", """{"id":"app","displayName":"App"}""");

        Assert.Equal("Group", builder.Build().Directory.FindGroup("GROUP").Value!.DisplayName);
        Assert.Equal("App", builder.Build().Directory.FindServicePrincipal("app").Value!.DisplayName);
        Assert.False(builder.Status("groups", SectionStatus.Partial).Build().Directory.FindGroup("other").IsKnown);
    }

    [Fact]
    public void Joining_lines_changes_none_of_them()
    {
        Tenant tenant = Tenant()
            .Add("memberships", """{"parent":"ada","value":[{"id":"a"}]}""", """{"parent":"ada","value":[{"id":"b"}]}""", """{"parent":"ada","value":[{"id":"c"}]}""")
            .Build();

        Assert.Equal(["a", "b", "c"], tenant.Directory.GroupsSeenOf("ADA"));
        Assert.All(tenant.Memberships.Seen, m => Assert.Single(m.GroupIds));
    }

    [Fact]
    public void Memberships_of_many_lines_are_one_list()
    {
        TenantBuilder builder = Tenant()
            .Add("memberships", """{"parent":"ada","value":[{"id":"a"},{"id":"b"}]}""", """{"parent":"bob","value":[{"id":"a"},{"id":"b"}]}""")
            .Add("memberships", """{"parent":"ADA","value":{"id":"c"}}""", """{"parent":"ada","value":[{"id":"d"}]}""");
        Tenant tenant = builder.Build();

        Assert.Equal(["a", "b", "c", "d"], tenant.Directory.GroupsOf("ada").Value);
        Assert.Equal(["a", "b"], tenant.Directory.GroupsOf("bob").Value);
        Assert.Empty(tenant.Directory.GroupsOf("nobody").Value);
        Assert.Equal(2, tenant.Memberships.Seen[0].GroupIds.Count);
    }

    [Fact]
    public void A_membership_that_was_seen_is_enough_and_one_that_was_not_is_Unknown_in_a_part()
    {
        TenantBuilder builder = Tenant().Group("group", "Group", null, "ada");

        Assert.Equal(Fact.Known(false), builder.Build().Directory.IsMember("ada", "other"));
        DirectoryIndex directory = builder.Status("memberships", SectionStatus.Partial).Build().Directory;
        Assert.Equal(Fact.Known(true), directory.IsMember("ada", "GROUP"));
        Assert.False(directory.IsMember("ada", "other").IsKnown);
        Assert.False(directory.GroupsOf("ada").IsKnown);
    }

    [Fact]
    public void Members_are_found_for_many_groups_at_once_each_once()
    {
        DirectoryIndex directory = Tenant().User("bob", "Bob")
            .Group("one", "One", null, "ada", "bob", "vanished").Group("two", "Two", null, "ada").Group("three", "Three", null, "bob")
            .Add("memberships", """{"parent":"ada","value":[{"id":"one"}]}""")
            .Build().Directory;

        ILookup<string, User> members = directory.MembersSeenOf(["ONE", "two"]);

        Assert.Equal(["ada", "bob"], members["one"].Select(u => u.Id));
        Assert.Equal(["ada"], members["Two"].Select(u => u.Id));
        Assert.Empty(members["three"]);
        Assert.Empty(directory.MembersSeenOf([]));
    }

    [Fact]
    public void A_user_without_even_a_password_was_not_asked_about()
    {
        DirectoryIndex directory = Tenant().User("bob", "Bob Unasked").Method("ada", "password").Build().Directory;

        Assert.Single(directory.MethodsOf("ADA").Value);
        Assert.Contains("Bob Unasked", Assert.Single(directory.MethodsOf("bob").Missing).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Methods_that_were_seen_in_a_part_are_not_all()
    {
        DirectoryIndex directory = Tenant().Method("ada", "password").Status("methods", SectionStatus.Partial).Build().Directory;

        Assert.False(directory.MethodsOf("ada").IsKnown);
        Assert.Single(directory.MethodsSeenOf("ada"));
    }

    [Fact]
    public void Owners_and_registrations_are_known_to_be_absent_only_in_complete_sections()
    {
        TenantBuilder builder = Tenant()
            .Add("groupOwners", """{"parent":"group","value":{"@odata.type":"#microsoft.graph.user","id":"ada"}}""")
            .Add("registrationDetails", """{"id":"ada","isMfaRegistered":true}""");

        Assert.Equal("ada", Assert.Single(builder.Build().Directory.OwnersOf("GROUP").Value).Id);
        Assert.Empty(builder.Build().Directory.OwnersOf("other").Value);
        Assert.NotNull(builder.Build().Directory.RegistrationOf("ada").Value);
        Assert.False(builder.Status("groupOwners", SectionStatus.Partial).Build().Directory.OwnersOf("group").IsKnown);
        Assert.False(builder.Status("registrationDetails", SectionStatus.NotLicensed).Build().Directory.RegistrationOf("bob").IsKnown);
    }

    [Theory]
    [InlineData("ada", "Ada Lovelace")]
    [InlineData("nameless", "nameless@contoso.com")]
    [InlineData("group", "Group")]
    [InlineData("app", "App")]
    [InlineData("gone", "Gone")]
    [InlineData("nobody", "nobody")]
    public void An_object_is_called_by_its_name_and_else_by_its_id(string id, string name)
    {
        DirectoryIndex directory = Tenant()
            .Add("users", """{"id":"nameless","userPrincipalName":"nameless@contoso.com"}""")
            .Group("group", "Group")
            .Add("servicePrincipals", """{"id":"app","displayName":"App"}""")
            .Add("deletedUsers", """{"id":"gone","displayName":"Gone"}""")
            .Build().Directory;

        Assert.Equal(name, directory.NameOf(id));
    }

    private static TenantBuilder Tenant() => new TenantBuilder().User("ada", "Ada Lovelace");
}
