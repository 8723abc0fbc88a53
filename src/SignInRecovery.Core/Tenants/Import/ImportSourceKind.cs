namespace SignInRecovery.Tenants.Import;

/// <summary>What a path holds, as far as its names and first bytes tell.</summary>
public enum ImportSourceKind
{
    /// <summary>Nothing that this module can import.</summary>
    Unknown,

    /// <summary>A snapshot folder of this module: it has a tenant.json.</summary>
    SnapshotFolder,

    /// <summary>A zip archive, which may be a snapshot.</summary>
    ZipArchive,

    /// <summary>A folder written by EntraExporter.</summary>
    EntraExporterFolder,

    /// <summary>A file with Conditional Access policies, or a folder of such files.</summary>
    Policies,
}
