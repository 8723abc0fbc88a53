using SignInRecovery.Json;
using SignInRecovery.Tenants;
using Xunit;

namespace SignInRecovery.Tests.Objects;

public class GroupTests
{
    [Fact]
    public void Group_is_read_whole()
    {
        var group = Lines.AssertAllFilled(Lines.Read(SectionReaders.Groups, """
            {"id":"45b7d2e7-b882-4a80-ba97-10b7a63b8fa4","createdDateTime":"2018-12-22T02:21:05Z","description":"Emergency exclusion","displayName":"CA exclusion","expirationDateTime":"2027-01-01T00:00:00Z","groupTypes":["Unified","DynamicMembership"],"isAssignableToRole":true,"isManagementRestricted":true,"mail":"x@contoso.com","mailEnabled":true,"membershipRule":"user.department -eq \"IT\"","membershipRuleProcessingState":"Paused","onPremisesSyncEnabled":true,"securityEnabled":true,"transitiveMembers/microsoft.graph.user@odata.count":12,"visibility":"Private"}
            """));

        Assert.True(group.IsDynamic);
        Assert.Equal(12, group.UserCount);
        Assert.Equal(MembershipRuleProcessingState.Paused, group.MembershipRuleProcessingState);
    }

    [Fact]
    public void Group_says_only_what_the_line_says()
    {
        var absent = Lines.Read(SectionReaders.Groups, """{"id":"g"}""");
        var nulls = Lines.Read(SectionReaders.Groups, """{"id":"g","isAssignableToRole":null,"isManagementRestricted":null,"onPremisesSyncEnabled":null,"groupTypes":[]}""");

        Assert.Equal((null, null, null, null), (absent.IsAssignableToRole, absent.IsManagementRestricted, absent.OnPremisesSyncEnabled, absent.IsDynamic));
        Assert.Equal((false, false, false, false), (nulls.IsAssignableToRole, nulls.IsManagementRestricted, nulls.OnPremisesSyncEnabled, nulls.IsDynamic));
    }

    [Fact]
    public void Owner_is_read_whole_and_knows_its_group()
    {
        var owner = Lines.AssertAllFilled(Lines.ReadOwned(SectionReaders.GroupOwners, "g1", """
            {"id":"o1","displayName":"Adele Vance","userPrincipalName":"AdeleV@contoso.com","@odata.type":"#microsoft.graph.user"}
            """));

        Assert.Equal(("g1", "o1", DirectoryObjectKind.User), (owner.GroupId, owner.Id, owner.Kind));
    }

    [Theory]
    [InlineData("""{"parent":"u1","value":[{"id":"g1"},{"@odata.type":"#microsoft.graph.group","id":"g2"}]}""", "g1,g2")]
    [InlineData("""{"value":[{"id":"g1"}],"parent":"u1"}""", "g1")]
    [InlineData("""{"parent":"u1","value":{"displayName":"G","id":"g1"}}""", "g1")]
    [InlineData("""{"Parent":"u1","Value":[{"Id":"g1"}],"more":{"value":1}}""", "g1")]
    [InlineData("""{"parent":"u1","value":[]}""", "")]
    public void Memberships_are_a_list_or_one_group(string line, string groups)
    {
        var membership = Lines.Read(SectionReaders.Memberships, line);

        Assert.Equal("u1", membership.UserId);
        Assert.Equal(groups, string.Join(',', membership.GroupIds));
    }

    [Fact]
    public void Administrative_unit_and_its_parts_are_read_whole()
    {
        var unit = Lines.AssertAllFilled(Lines.Read(SectionReaders.AdministrativeUnits, """
            {"id":"a1","displayName":"Executives","description":"Board","isMemberManagementRestricted":true,"visibility":"HiddenMembership","membershipType":"Dynamic","membershipRule":"(user.country -eq \"NL\")","membershipRuleProcessingState":"On"}
            """));
        var member = Lines.AssertAllFilled(Lines.ReadOwned(SectionReaders.AdministrativeUnitMembers, "a1", """{"@odata.type":"#microsoft.graph.group","id":"g1","displayName":"G"}"""));
        var scoped = Lines.AssertAllFilled(Lines.Read(SectionReaders.ScopedRoleMembers, """
            {"id":"z1","roleId":"r1","administrativeUnitId":"a1","roleMemberInfo":{"id":"u1","displayName":"Adele Vance","userPrincipalName":"AdeleV@contoso.com"}}
            """));

        Assert.Equal(AdministrativeUnitMembershipType.Dynamic, unit.MembershipType);
        Assert.Equal(("a1", DirectoryObjectKind.Group), (member.AdministrativeUnitId, member.Kind));
        Assert.Equal(("r1", "u1"), (scoped.RoleId, scoped.RoleMemberInfo!.Id));
        Assert.False(Lines.Read(SectionReaders.AdministrativeUnits, """{"id":"a","isMemberManagementRestricted":null}""").IsMemberManagementRestricted);
    }
}
