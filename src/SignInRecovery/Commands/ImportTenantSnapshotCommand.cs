using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Reads tenants from snapshots, from other tools' exports, or from files of Conditional Access policies.</summary>
[Cmdlet(VerbsData.Import, "TenantSnapshot", DefaultParameterSetName = PathSet)]
[OutputType(typeof(Tenant))]
public sealed class ImportTenantSnapshotCommand : LongRunningCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Snapshot folders, zips of them, other tools' exports, or files of Conditional Access policies; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The same, with nothing in the path taken for a wildcard.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string given in isLiteral ? LiteralPath : Path)
        {
            foreach (string path in Resolve(given, isLiteral))
            {
                Import(path);
            }
        }
    }

    private IReadOnlyList<string> Resolve(string path, bool isLiteral)
    {
        try
        {
            return isLiteral ? [FileSystemPaths.Literal(this, path)] : FileSystemPaths.Matching(this, path);
        }
        catch (SignInRecoveryException exception)
        {
            WriteError(ErrorRecords.From(exception));
            return [];
        }
    }

    private void Import(string path)
    {
        Tenant tenant;
        try
        {
            tenant = Run((events, token) => TenantReader.Read(path, events, token), path);
        }
        catch (SignInRecoveryException exception)
        {
            // The other paths are none the worse for it.
            WriteError(ErrorRecords.From(exception));
            return;
        }

        TenantCommand.WriteProblems(this, tenant.Problems);
        WriteObject(tenant);
    }
}
