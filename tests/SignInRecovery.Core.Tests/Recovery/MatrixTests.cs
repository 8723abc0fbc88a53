using SignInRecovery.Knowledge;
using SignInRecovery.Recovery;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Recovery;

/// <summary>
/// Who can act on whom: every cell of the three tables, written down here a second time from the page (privileged roles and
/// permissions, 2026-06-05), against what the product answers for an account of that row and a colleague of that column.
/// y is yes, n is no, * is the yes with an asterisk, and s the yes that is derived from "some users".
/// </summary>
public class MatrixTests
{
    private const string Password = "966707d0-3269-4727-9be2-8c3a10f19b9d";
    private const string MethodsPolicy = "0526716b-113d-4c15-b2c8-68e3c22b9f80";
    private const string OtherRole = "b0f54661-2d74-4c50-afa3-1ec803f12efe";
    private const string GroupPerson = "a member of a role-assignable group";
    private const string GroupOwner = "an owner of a role-assignable group";
    private const string RestrictedRole = "a role for a restricted unit";
    private const string CustomRole = "custom";
    private const string Nothing = "";

    private static readonly string[] PasswordActors = [Password, Roles.Helpdesk, Roles.Authentication, Roles.User, Roles.PrivilegedAuthentication, Roles.Global];
    private static readonly string[] SensitiveActors = [Roles.Authentication, Roles.User, Roles.PrivilegedAuthentication, Roles.Global];
    private static readonly string[] MethodsActors = [Roles.Authentication, Roles.PrivilegedAuthentication, Roles.Global, MethodsPolicy, Roles.User, Roles.Helpdesk, Password];

    // The role of the row, or what else it is; then resetting passwords, sensitive actions, authentication methods.
    public static TheoryData<string, string, string, string> Rows => new()
    {
        { Roles.Authentication, "nnynyy", "ynyy", "syynnnn" },
        { "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "yyyyyy", "yyyy", "syynnnn" }, // Directory Readers
        { Roles.Global, "nnnny*", "nnyy", "nyynnnn" },
        { "fdd7a751-b60b-444a-984c-02652fe8fa1c", "nnnyyy", "nyyy", "nyynnnn" }, // Groups Administrator
        { "95e79109-95c0-4d8e-aee3-d01accf2d47b", "yyyyyy", "yyyy", "syynnnn" }, // Guest Inviter
        { Roles.Helpdesk, "nynyyy", "nyyy", "nyynnnn" },
        { "790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b", "nyyyyy", "yyyy", "syynnnn" }, // Message Center Reader
        { Password, "yyyyyy", "yyyy", "syynnnn" },
        { Roles.PrivilegedAuthentication, "nnnnyy", "nnyy", "nyynnnn" },
        { Roles.PrivilegedRole, "nnnnyy", "nnyy", "nyynnnn" },
        { "4a5d8f65-41da-4de4-8968-e035b65339cf", "nyyyyy", "yyyy", "syynnnn" }, // Reports Reader
        { Nothing, "yyyyyy", "yyyy", "syynnnn" },
        { GroupPerson, "nnnnyy", "nnyy", "nyynnnn" },
        { GroupOwner, "nnnnyy", "nnyy", "nyynnnn" },
        { RestrictedRole, "nnnnyy", "nnyy", "nyynnnn" },
        { Roles.User, "nnnyyy", "nyyy", "nyynnnn" },
        { "27460883-1df1-4691-b032-3b79643e5e63", "nyyyyy", "yyyy", "syynnnn" }, // User Experience Success Manager
        { "75934031-6c7e-415a-99d7-48dbd49e875e", "nyyyyy", "yyyy", "syynnnn" }, // Usage Summary Reports Reader
        { OtherRole, "nnnnyy", "nnyy", "nyynnnn" },
        { CustomRole, "nnnnyy", "nnyy", "nyynnnn" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_cell_is_what_the_product_answers(string row, string password, string sensitive, string methods)
    {
        Check(row, RecoveryCapability.ResetPassword, PasswordActors, password);
        Check(row, RecoveryCapability.EnableAccount, SensitiveActors, sensitive);
        Check(row, RecoveryCapability.AuthenticationMethods, MethodsActors, methods);
        Check(row, RecoveryCapability.TemporaryAccessPass, MethodsActors, methods);
    }

    [Fact]
    public void The_rows_are_all_that_the_tables_have()
    {
        string[] roles = [.. Rows.Select(r => r.Data.Item1).Where(r => BuiltInRoles.Find(r) is not null && r != OtherRole)];

        Assert.Equal(
            RestoreMatrix.All.Where(c => c.TargetTemplateId.Length > 0).Select(c => c.TargetTemplateId).Distinct().Order(StringComparer.Ordinal),
            roles.Order(StringComparer.Ordinal));
        Assert.Equal(
            ((string[])[RestoreMatrix.NoRole, RestoreMatrix.RoleGroup, RestoreMatrix.RestrictedUnitRole, RestoreMatrix.OtherRole]).Order(StringComparer.Ordinal),
            RestoreMatrix.All.Where(c => c.TargetTemplateId.Length == 0).Select(c => c.Target).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A deleted account is restored by those of the table of sensitive actions, as far as its assignments still stand.</summary>
    [Theory]
    [InlineData(Roles.Global, "nnyy")]
    [InlineData(Roles.Helpdesk, "nyyy")]
    [InlineData(OtherRole, "nnyy")]
    public void A_deleted_administrator_is_restored_by_the_same_table(string role, string sensitive)
    {
        for (int i = 0; i < SensitiveActors.Length; i++)
        {
            Tenant tenant = new TenantBuilder().User("bob", "Bob").Assign("bob", SensitiveActors[i]).Assign("gone", role)
                .Add("deletedUsers", """{"id":"gone","displayName":"Gone","userPrincipalName":"gonegone@contoso.com","deletedDateTime":"2026-11-20T00:00:00Z"}""")
                .Build();
            var graph = new RestoreGraph(tenant, TenantBuilder.Now, new FixedAccess());
            HelperAbility? ability = graph.AbilityOf("bob", RecoveryCapability.RestoreAccount, graph.Profiles.Of(tenant.DeletedUsers.Seen[0]), RestoreState.Initial);

            Assert.True((ability is not null) == (sensitive[i] == 'y'), $"{SensitiveActors[i]} restores {role}: {ability?.Certainty}");
        }
    }

    private static void Check(string row, RecoveryCapability capability, string[] actors, string cells)
    {
        Assert.Equal(actors.Length, cells.Length);
        for (int i = 0; i < actors.Length; i++)
        {
            RecoveryCertainty? expected = cells[i] switch
            {
                'y' => RecoveryCertainty.Certain,
                '*' or 's' => RecoveryCertainty.Likely,
                _ => null,
            };
            RecoveryCertainty? answered = Answer(row, actors[i], capability);
            Assert.True(answered == expected, $"{BuiltInRoles.Find(actors[i])!.Name}, {capability}, on {BuiltInRoles.Find(row)?.Name ?? row}: the page says {cells[i]}, the product {answered?.ToString() ?? "no"}.");
        }
    }

    private static RecoveryCertainty? Answer(string row, string actor, RecoveryCapability capability)
    {
        TenantBuilder builder = new TenantBuilder().User("alice", "Alice").User("bob", "Bob")
            .MethodsPolicy(TenantBuilder.Allowed("TemporaryAccessPass"))
            .Add("administrativeUnits", """{"id":"closed","displayName":"Closed","isMemberManagementRestricted":true}""")
            .Add("roleDefinitions", """{"id":"custom","templateId":"custom","displayName":"Custom","isBuiltIn":false,"isEnabled":true,"rolePermissions":[{"allowedResourceActions":["microsoft.directory/groups/create"],"condition":null}]}""")
            .Assign("bob", actor);
        _ = row switch
        {
            Nothing => builder,
            GroupPerson => builder.Group("group", "Role group", null, "alice"),
            GroupOwner => builder.Group("group", "Role group").Add("groupOwners", """{"parent":"group","value":{"@odata.type":"#microsoft.graph.user","id":"alice"}}"""),
            RestrictedRole => builder.Assign("alice", "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "/administrativeUnits/closed"),
            _ => builder.Assign("alice", row),
        };
        var graph = new RestoreGraph(builder.Build(), TenantBuilder.Now, new FixedAccess());
        User alice = graph.Tenant.Users.Seen.Single(u => u.Id == "alice");
        return graph.AbilityOf("bob", capability, graph.Profiles.Of(alice), RestoreState.Without("alice"))?.Certainty;
    }
}
