using System.Text;
using SignInRecovery.Gateway;
using SignInRecovery.Lockout;
using SignInRecovery.Rights;
using SignInRecovery.Tenants;
using SignInRecovery.Tests.Support;
using Xunit;

namespace SignInRecovery.Tests.Tenants;

/// <summary>docs/permissions.md says what the declarations say. SIGNINRECOVERY_UPDATE_DOCS=1 writes it anew.</summary>
public class PermissionsPageTests
{
    [Fact]
    public void The_page_is_made_of_the_declarations()
    {
        string path = Path.Combine(Repository.Root, "docs", "permissions.md");
        string expected = Render();
        if (Environment.GetEnvironmentVariable("SIGNINRECOVERY_UPDATE_DOCS") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_section_from_Graph_names_its_permission() =>
        Assert.All(SectionCatalog.All.Where(s => s.Path.Length > 0), s => Assert.NotEmpty(s.DelegatedPermission));

    private static string Render()
    {
        var page = new StringBuilder();
        _ = page.Append("""
            # Sections, permissions and roles

            What each section of a tenant needs to be read, which rules decide on it, and which rules look at it only where something that they saw refers to it (a policy to a named location, a role assignment to a group). This page is generated from the declarations in `SectionCatalog` and from the rules; a test keeps it. A signed-in user needs one of the roles besides the delegated permission; an empty cell means that the sources name none.

            | section | Microsoft Graph | delegated permission | application permission | any of the roles | licence | decides for | looked at by |
            |---|---|---|---|---|---|---|---|

            """);
        foreach (SectionDeclaration section in SectionCatalog.All)
        {
            IEnumerable<string> rules = RuleCatalog.All.Where(r => r.Sections.Contains(section.Name)).Select(r => r.Id);
            IEnumerable<string> referring = RuleCatalog.All.Where(r => r.ReferredSections.Contains(section.Name)).Select(r => r.Id);
            string path = section.Path.Length == 0 ? "(kept by people)" : $"`{(section.IsBeta ? "beta " : "")}{section.Path.Replace("|", "\\|", StringComparison.Ordinal)}`";
            _ = page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {section.Name} | {path} | {section.DelegatedPermission} | {section.ApplicationPermission} | {string.Join(", ", section.Roles)} | {section.Licence} | {string.Join(", ", rules)} | {string.Join(", ", referring)} |\n");
        }

        _ = page.Append("""

            ## What the cmdlets need

            One permission for each section that a cmdlet decides on; without it that section is Unknown, and the rest is answered. Applications get the same names, except where the table above says otherwise. `Get-SignInRecoverySession -CheckPermission` holds them against a session.

            | permission |
            """);
        string[] cmdlets = [.. CmdletNeeds.All.Select(n => n.Cmdlet)];
        _ = page.Append(string.Concat(cmdlets.Select(c => $" {c} |"))).Append("\n|---|").Append(string.Concat(cmdlets.Select(_ => "---|"))).Append('\n');
        foreach (string permission in PermissionSets.Delegated(SessionCapability.Assess))
        {
            IEnumerable<string> cells = CmdletNeeds.All.Select(n => string.Join(", ", n.Sections.Where(s => s.DelegatedPermission == permission).Select(s => s.Name)));
            _ = page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {permission} |{string.Concat(cells.Select(c => $" {c} |"))}\n");
        }

        _ = page.Append("""

            ## What New-BreakGlassAccount writes

            `Connect-SignInRecovery -Capability Provision` asks for these besides. A person needs the role as well; Global Administrator is enough for all. What is missing is said before anything is written.

            | permission | to | role of a person | needed |
            |---|---|---|---|

            """);
        foreach (WriteDeclaration write in CmdletNeeds.All.SelectMany(n => n.Writes))
        {
            _ = page.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {write.Permission} | {write.Purpose} | {write.Role} | {write.Condition ?? "always"} |\n");
        }

        return page.ToString().ReplaceLineEndings("\n");
    }
}
