namespace SignInRecovery.Tenants.Import;

/// <summary>Says once per folder what an export holds and a snapshot has no section for.</summary>
internal static class ExporterUnmapped
{
    private static readonly string[] Special =
    [
        "Identity/Conditional/AccessPolicies", "Identity/Conditional/NamedLocations", "Policies/AuthenticationMethodsPolicy", "Policies/CrossTenantAccessPolicy",
        "DirectoryRoles", "PIM/DirectoryRoles", "PIM/Groups",
    ];

    public static void Report(ExporterFolder root, ExporterReader reader)
    {
        string[] mapped = [.. ExporterLayout.Plain.Select(entry => entry.Folder), .. Special];
        Walk(root, mapped, reader);
    }

    private static void Walk(ExporterFolder folder, string[] mapped, ExporterReader reader)
    {
        foreach (ExporterFolder child in folder.Folders().Where(child => !child.Leaf.StartsWith('.')))
        {
            if (mapped.Contains(child.Name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (Array.Exists(mapped, path => IsBelow(path, child)) || ExporterLayout.Single.Any(single => IsBelow(single.File, child)))
            {
                Walk(child, mapped, reader);
            }
            else
            {
                reader.Collector.Report(new ImportProblem(
                    child.Name, null, null, null, null, ImportErrorIds.FolderNotMapped, ReasonFor(child),
                    "Nothing is to be done; collect the tenant with this module if you need what it would say.", ImportSeverity.Warning));
            }
        }
    }

    private static bool IsBelow(string path, ExporterFolder folder) => path.StartsWith(folder.Name + "/", StringComparison.OrdinalIgnoreCase);

    private static string ReasonFor(ExporterFolder folder) => folder.Name.Equals("Devices", StringComparison.OrdinalIgnoreCase)
        ? "The folder 'Devices' was left out: the export does not say whose the devices are."
        : $"The folder '{SafeText.Show(folder.Name)}' was left out: a snapshot has no section for what it holds.";
}
