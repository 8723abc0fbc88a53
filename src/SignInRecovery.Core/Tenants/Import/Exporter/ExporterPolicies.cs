using System.Globalization;

namespace SignInRecovery.Tenants.Import;

/// <summary>Conditional Access, the authentication methods policy and cross-tenant access of an export.</summary>
internal static class ExporterPolicies
{
    private static readonly string[] Json = [".json"];

    public static void Take(ExporterFolder root, ExporterReader reader)
    {
        TakeConditionalAccess(root.Folder("Identity/Conditional/AccessPolicies"), "policies", reader);
        TakeConditionalAccess(root.Folder("Identity/Conditional/NamedLocations"), "namedLocations", reader);
        TakeMethodsPolicy(root.Folder("Policies/AuthenticationMethodsPolicy"), reader);
        TakeCrossTenantAccess(root.Folder("Policies/CrossTenantAccessPolicy"), reader);
    }

    private static void TakeConditionalAccess(ExporterFolder? folder, string section, ExporterReader reader)
    {
        if (folder is null)
        {
            return;
        }

        reader.Collector.Open(section);
        reader.Collector.DefaultSection = section;
        List<ImportFile> files = ImportFiles.Below(folder.FullPath, Json, reader.Limits, reader.Collector.Report, reader.CancellationToken);
        PolicyImporter.ReadAll([.. files.Select(file => file with { Name = $"{folder.Name}/{file.Name}" })], reader.Collector, reader.Limits, reader.CancellationToken);
        reader.Collector.DefaultSection = null;
    }

    private static void TakeMethodsPolicy(ExporterFolder? folder, ExporterReader reader)
    {
        const string Section = "authenticationMethodsPolicy";
        if (folder is null)
        {
            return;
        }

        reader.Collector.Open(Section);
        ImportNode policy = folder.Objects().SelectMany(found => reader.Read(found.File, Section)).FirstOrDefault() ?? ImportNode.NewObject();
        if (policy.Find("authenticationMethodConfigurations") is { Kind: ImportNodeKind.List })
        {
            _ = reader.Add(Section, policy);
            return;
        }

        ImportNode configurations = ImportNode.NewList();
        configurations.Items.AddRange((folder.Folder("AuthenticationMethodConfigurations")?.Files() ?? []).SelectMany(file => reader.Read(file, Section)));
        reader.Collector.MarkPartial(Section, string.Create(CultureInfo.InvariantCulture,
            $"The export holds the configurations of {configurations.Items.Count} methods, without those of other methods and without the policy's own settings."));
        if (configurations.Items.Count == 0)
        {
            return;
        }

        if (policy.Find("id") is null)
        {
            policy.Add("id", ImportNode.Of("authenticationMethodsPolicy"));
        }

        policy.Add("authenticationMethodConfigurations", configurations);
        _ = reader.Add(Section, policy);
    }

    private static void TakeCrossTenantAccess(ExporterFolder? folder, ExporterReader reader)
    {
        const string Section = "crossTenantAccess";
        if (folder is null)
        {
            return;
        }

        reader.Collector.MarkPartial(Section, "The exporter names its files by an id that partners do not have, so it writes one partner at most.");
        foreach ((ImportFile file, _) in folder.Folder("Default")?.Objects() ?? [])
        {
            foreach (ImportNode settings in reader.Read(file, Section))
            {
                _ = settings.Members.RemoveAll(member => member.Key == "@odata.type");
                settings.Members.Insert(0, new("@odata.type", ImportNode.Of("#microsoft.graph.crossTenantAccessPolicyConfigurationDefault")));
                reader.Collector.Add(Section, NodeWriter.ToLine(settings));
            }
        }

        foreach ((ImportFile file, _) in folder.Folder("Partners")?.Objects() ?? [])
        {
            foreach (ImportNode partner in reader.Read(file, Section).Where(partner => partner.FindText("tenantId") is not null))
            {
                reader.Collector.Add(Section, NodeWriter.ToLine(partner));
            }
        }
    }
}
