namespace SignInRecovery.Tests.Import;

/// <summary>A small export in the layout of EntraExporter, written for these tests.</summary>
internal sealed class ExportFixture : IDisposable
{
    public const string Admin = "22222222-aaaa-4bbb-8ccc-0000000000a1";
    public const string Worker = "22222222-aaaa-4bbb-8ccc-0000000000a2";
    public const string Outer = "33333333-aaaa-4bbb-8ccc-0000000000b1";
    public const string Inner = "33333333-aaaa-4bbb-8ccc-0000000000b2";
    public const string Unit = "88888888-aaaa-4bbb-8ccc-0000000000c1";
    public const string GlobalAdministrator = "62e90394-69f5-4237-9190-012177145e10";

    private readonly TemporaryFolder _folder = new();

    public ExportFixture()
    {
        Write("Organization/Organization.json", """{"id":"99999999-aaaa-4bbb-8ccc-000000000001","displayName":"Contoso Ltd","onPremisesSyncEnabled":null,"RequestId":"x"}""");
        Object("Domains", "contoso.com", """{"id":"contoso.com","authenticationType":"Managed","isDefault":true}""");
        Object("Users", Admin, $$"""{"id":"{{Admin}}","displayName":"Ada Admin","userPrincipalName":"ada@contoso.com"}""");
        Object("Users", Worker, $$"""{"id":"{{Worker}}","displayName":"Wim Worker","userPrincipalName":"wim@contoso.com"}""");
        Object("Groups", Outer, $$"""{"id":"{{Outer}}","displayName":"Outer","groupTypes":[]}""");
        Object($"Groups/{Outer}/Owners", Admin, $$"""{"id":"{{Admin}}","displayName":"Ada Admin","userPrincipalName":"ada@contoso.com"}""");
        Object($"Groups/{Outer}/Members", Inner, $$"""{"@odata.type":"#microsoft.graph.group","id":"{{Inner}}","displayName":"Inner"}""");
        Object("Groups", Inner, $$"""{"id":"{{Inner}}","displayName":"Inner","groupTypes":[]}""");
        Object($"Groups/{Inner}/Members", Admin, $$"""{"@odata.type":"#microsoft.graph.user","id":"{{Admin}}"}""");
        Object("Identity/Conditional/AccessPolicies", "11111111-aaaa-4bbb-8ccc-0000000000ff", Fixture.Policy());
        Object("Identity/Conditional/NamedLocations", "55555555-aaaa-4bbb-8ccc-000000000001", """{"@odata.type":"#microsoft.graph.countryNamedLocation","id":"55555555-aaaa-4bbb-8ccc-000000000001","displayName":"Home","countriesAndRegions":["NL"]}""");
        Object("AdministrativeUnits", Unit, $$"""{"id":"{{Unit}}","displayName":"Protected","isMemberManagementRestricted":true}""");
        Object($"AdministrativeUnits/{Unit}/Members", Admin, $$"""{"@odata.type":"#microsoft.graph.user","id":"{{Admin}}"}""");
        Object($"AdministrativeUnits/{Unit}/ScopedRoleMembers", "s1", $$"""{"id":"s1","roleId":"r","administrativeUnitId":"{{Unit}}","roleMemberInfo":{"id":"{{Worker}}","displayName":"Wim Worker"} }""");
        Object("RoleManagement/Directory/RoleDefinitions", GlobalAdministrator, $$"""{"id":"{{GlobalAdministrator}}","templateId":"{{GlobalAdministrator}}","displayName":"Global Administrator","isBuiltIn":true}""");
        Object("RoleManagement/Directory/RoleAssignments", "ra1", $$"""{"id":"ra1","principalId":"{{Admin}}","roleDefinitionId":"{{GlobalAdministrator}}","directoryScopeId":"/"}""");
        Object("RoleManagement/Directory/RoleAssignmentScheduleInstances", "si1", $$"""{"id":"si1","principalId":"{{Admin}}","assignmentType":"Assigned"}""");
        Write("PIM/DirectoryRoles/e1.json", $$$"""{"id":"e1","principalId":"{{{Worker}}}","roleDefinitionId":"{{{GlobalAdministrator}}}","directoryScopeId":"/","PrincipalName":"Wim","RoleName":"Global Administrator","Policy":{"RoleName":"","RoleID":"{{{GlobalAdministrator}}}","PolicyID":"DirectoryRole_t_p","Rules":[{"@odata.type":"#microsoft.graph.unifiedRoleManagementPolicyApprovalRule","id":"Approval_EndUser_Assignment","setting":{"isApprovalRequired":true}}]}}""");
        Write("PIM/Groups/g1.json", $$$"""{"Id":"g1","GroupId":"{{{Inner}}}","GroupName":"Inner","PrincipalId":"{{{Worker}}}","AccessId":"member","ScheduleInfo":{"startDateTime":"2026-01-01T00:00:00Z","expiration":{"endDateTime":null,"type":"noExpiration"}},"Policy":{}}""");
        Write("Policies/AuthenticationMethodsPolicy/AuthenticationMethodConfigurations/FIDO2.json", """{"@odata.context":"x","@odata.type":"#microsoft.graph.fido2AuthenticationMethodConfiguration","id":"Fido2","state":"enabled"}""");
        Object("Policies/CrossTenantAccessPolicy/Default", "Default", """{"isServiceDefault":true,"inboundTrust":null}""");
        Object("Policies/CrossTenantAccessPolicy/Partners", "Partners", """{"tenantId":"44444444-aaaa-4bbb-8ccc-000000000001"}""");
        Object("Policies/TokenLifetimePolicy", "t1", """{"id":"t1"}""");
        Object("Policies/TokenLifetimePolicy", "t2", """{"id":"t2"}""");
        Object("Devices", "d1", """{"id":"d1"}""");
    }

    public string Path => _folder.Path;

    public void Write(string relative, string text) => _folder.Write(relative, text);

    public void Remove(string relative) => Directory.Delete(System.IO.Path.Combine(Path, relative), recursive: true);

    public void Object(string folder, string id, string text) => Write($"{folder}/{id}/{id}.json", text);

    public void Dispose() => _folder.Dispose();
}
