using SignInRecovery.Tenants.Import;
using Xunit;

namespace SignInRecovery.Tests.Import;

public class EntraExporterTests
{
    private static ImportedObjects Import(ExportFixture export) => EntraExporterImporter.Import(export.Path, null, TestContext.Current.CancellationToken);

    [Fact]
    public void An_export_becomes_sections()
    {
        using var export = new ExportFixture();

        ImportedObjects imported = Import(export);

        Assert.Equal(ImportSourceKind.EntraExporterFolder, ImportDetector.Detect(export.Path, TestContext.Current.CancellationToken).Kind);
        Assert.Equal(("99999999-aaaa-4bbb-8ccc-000000000001", "Contoso Ltd"), (imported.TenantId, imported.TenantDisplayName));
        Assert.Equal("""{"id":"99999999-aaaa-4bbb-8ccc-000000000001","displayName":"Contoso Ltd","onPremisesSyncEnabled":null}""", imported.Line("organization"));
        Assert.Equal(2, imported.Lines("users").Count);
        Assert.Equal(2, imported.Lines("groups").Count);
        Assert.Contains("\"displayName\":\"Right\"", imported.Line(), StringComparison.Ordinal);
        Assert.Contains("countryNamedLocation", imported.Line("namedLocations"), StringComparison.Ordinal);
        Assert.Contains("isMemberManagementRestricted", imported.Line("administrativeUnits"), StringComparison.Ordinal);
        Assert.Contains("\"roleId\":\"r\"", imported.Line("scopedRoleMembers"), StringComparison.Ordinal);
        Assert.Contains("Global Administrator", imported.Line("roleDefinitions"), StringComparison.Ordinal);
        Assert.Contains("\"id\":\"ra1\"", imported.Line("roleAssignments"), StringComparison.Ordinal);
        Assert.False(imported.HasErrors);
    }

    [Fact]
    public void Values_name_their_owner_and_memberships_are_transitive()
    {
        using var export = new ExportFixture();

        ImportedObjects imported = Import(export);

        Assert.Equal(
            $$$"""{"parent":"{{{ExportFixture.Outer}}}","value":{"@odata.type":"#microsoft.graph.user","id":"{{{ExportFixture.Admin}}}","displayName":"Ada Admin","userPrincipalName":"ada@contoso.com"}}""",
            imported.Line("groupOwners"));
        Assert.Equal(
            $$$"""{"parent":"{{{ExportFixture.Unit}}}","value":{"@odata.type":"#microsoft.graph.user","id":"{{{ExportFixture.Admin}}}"}}""",
            imported.Line("administrativeUnitMembers"));
        Assert.Equal(
            [
                $$"""{"parent":"{{ExportFixture.Admin}}","value":[{"id":"{{ExportFixture.Outer}}"},{"id":"{{ExportFixture.Inner}}"}]}""",
                $$"""{"parent":"{{ExportFixture.Worker}}","value":[]}""",
            ],
            imported.Lines("memberships"));
        Assert.Equal(ImportedSectionStatus.Complete, imported.GetSection("memberships").Status);
    }

    [Fact]
    public void Eligibilities_are_freed_of_what_the_exporter_adds()
    {
        using var export = new ExportFixture();

        ImportedObjects imported = Import(export);

        Assert.Equal(
            $$"""{"id":"e1","principalId":"{{ExportFixture.Worker}}","roleDefinitionId":"{{ExportFixture.GlobalAdministrator}}","directoryScopeId":"/"}""",
            imported.Line("roleEligibilities"));
        string policy = imported.Line("roleManagementPolicies");
        Assert.Contains($$"""{"id":"DirectoryRole_t_p_{{ExportFixture.GlobalAdministrator}}","policyId":"DirectoryRole_t_p","scopeId":"/","scopeType":"DirectoryRole","roleDefinitionId":"{{ExportFixture.GlobalAdministrator}}","policy":{"id":"DirectoryRole_t_p","rules":[""", policy, StringComparison.Ordinal);
        Assert.Contains("unifiedRoleManagementPolicyApprovalRule", policy, StringComparison.Ordinal);
        string group = imported.Line("groupEligibilities");
        Assert.Contains($"\"groupId\":\"{ExportFixture.Inner}\",\"principalId\":\"{ExportFixture.Worker}\",\"accessId\":\"member\"", group, StringComparison.Ordinal);
        Assert.EndsWith("\"startDateTime\":\"2026-01-01T00:00:00Z\",\"endDateTime\":null}", group, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_exporter_leaves_out_makes_a_section_partial_and_the_rest_is_not_collected()
    {
        using var export = new ExportFixture();

        ImportedObjects imported = Import(export);

        Assert.Equal(
            ["authenticationMethodsPolicy", "crossTenantAccess", "roleAssignmentSchedules", "roleManagementPolicies"],
            imported.Sections.Values.Where(section => section.Status == ImportedSectionStatus.Partial).Select(section => section.Name));
        Assert.All(imported.Sections.Values, section => Assert.Equal(section.Status == ImportedSectionStatus.Complete, section.Detail is null));
        Assert.All((string[])["methods", "riskyUsers", "authenticationStrengths", "devices", "signIns"],
            name => Assert.Equal(ImportedSectionStatus.NotCollected, imported.GetSection(name).Status));
        Assert.Contains("\"authenticationMethodConfigurations\":[{\"@odata.type\":\"#microsoft.graph.fido2AuthenticationMethodConfiguration\"", imported.Line("authenticationMethodsPolicy"), StringComparison.Ordinal);
        Assert.StartsWith("{\"@odata.type\":\"#microsoft.graph.crossTenantAccessPolicyConfigurationDefault\"", imported.Lines("crossTenantAccess")[0], StringComparison.Ordinal);
        Assert.Contains("tenantId", imported.Lines("crossTenantAccess")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_without_a_section_are_told_once_each()
    {
        using var export = new ExportFixture();

        ImportedObjects imported = Import(export);

        Assert.Equal(["Devices", "Policies/TokenLifetimePolicy"], imported.Problems.Select(problem => problem.File));
        Assert.All(imported.Problems, problem => Assert.Equal((ImportErrorIds.FolderNotMapped, ImportSeverity.Warning), (problem.ErrorId, problem.Severity)));
    }

    [Fact]
    public void A_default_export_holds_dynamic_groups_only_and_no_memberships()
    {
        using var export = new ExportFixture();
        export.Remove("Groups");
        export.Object("Groups", ExportFixture.Outer, $$"""{"id":"{{ExportFixture.Outer}}","groupTypes":["DynamicMembership"]}""");

        ImportedObjects imported = Import(export);

        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("groups").Status);
        Assert.Equal(ImportedSectionStatus.NotCollected, imported.GetSection("memberships").Status);
    }

    [Fact]
    public void An_older_export_gives_role_assignments_out_of_directory_roles()
    {
        using var export = new ExportFixture();
        export.Remove("RoleManagement");
        export.Object("DirectoryRoles", "dr1", $$"""{"id":"dr1","displayName":"Global Administrator","roleTemplateId":"{{ExportFixture.GlobalAdministrator}}"}""");
        export.Object("DirectoryRoles/dr1/Members", ExportFixture.Admin, $$"""{"id":"{{ExportFixture.Admin}}","displayName":"Ada Admin"}""");

        ImportedObjects imported = Import(export);

        Assert.Contains($"\"principalId\":\"{ExportFixture.Admin}\",\"roleDefinitionId\":\"{ExportFixture.GlobalAdministrator}\",\"directoryScopeId\":\"/\"", imported.Line("roleAssignments"), StringComparison.Ordinal);
        Assert.Contains("\"displayName\":\"Global Administrator\"", imported.Line("roleDefinitions"), StringComparison.Ordinal);
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("roleAssignments").Status);
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("roleDefinitions").Status);
    }

    [Fact]
    public void Methods_of_older_exports_name_their_user_and_type()
    {
        using var export = new ExportFixture();
        export.Object($"Users/{ExportFixture.Admin}/Authentication/PhoneMethods", "p1", """{"id":"p1","phoneType":"mobile"}""");

        ImportedObjects imported = Import(export);

        Assert.Equal($$$"""{"parent":"{{{ExportFixture.Admin}}}","value":{"@odata.type":"#microsoft.graph.phoneAuthenticationMethod","id":"p1","phoneType":"mobile"}}""", imported.Line("methods"));
        Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection("methods").Status);
    }

    [Fact]
    public void Synchronised_users_that_were_left_out_are_noticed()
    {
        using var export = new ExportFixture();
        export.Write("Organization/Organization.json", """{"id":"99999999-aaaa-4bbb-8ccc-000000000001","onPremisesSyncEnabled":true}""");

        Assert.Equal(ImportedSectionStatus.Partial, Import(export).GetSection("users").Status);
    }

    [Fact]
    public void Broken_files_cost_themselves_only_and_their_section_is_partial()
    {
        using var export = new ExportFixture();
        export.Object("Users", ExportFixture.Worker, "{\"id\":\"x\",");
        export.Object("Domains", "contoso.com", "");
        export.Object($"Groups/{ExportFixture.Inner}/Members", ExportFixture.Admin, "<html>");
        export.Object("Identity/Conditional/NamedLocations", "55555555-aaaa-4bbb-8ccc-000000000001", "[");

        ImportedObjects imported = Import(export);

        Assert.Equal(
            ["domains", "memberships", "namedLocations", "users"],
            imported.Problems.Where(problem => problem.Severity == ImportSeverity.Error).Select(problem => problem.Section!).Order(StringComparer.Ordinal));
        Assert.All((string[])["users", "domains", "memberships", "namedLocations"], name => Assert.Equal(ImportedSectionStatus.Partial, imported.GetSection(name).Status));
        Assert.Equal(ImportedSectionStatus.Complete, imported.GetSection("policies").Status);
        _ = imported.Line("users");
    }

    [Fact]
    public void Folder_names_in_any_casing_are_found()
    {
        using var export = new ExportFixture();
        Directory.Move(System.IO.Path.Combine(export.Path, "Identity"), System.IO.Path.Combine(export.Path, "identity_"));
        Directory.Move(System.IO.Path.Combine(export.Path, "identity_"), System.IO.Path.Combine(export.Path, "identity"));

        _ = Import(export).Line();
    }

    [Fact]
    public void An_empty_folder_has_nothing_to_import()
    {
        using var folder = new TemporaryFolder();

        ImportedObjects imported = EntraExporterImporter.Import(folder.Path, null, TestContext.Current.CancellationToken);

        Assert.Equal(ImportErrorIds.NothingToImport, Assert.Single(imported.Problems).ErrorId);
    }
}
