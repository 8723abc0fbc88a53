using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Commands;

/// <summary>Writes a tenant as a snapshot folder or zip, on request with tokens in place of all that is the tenant's own.</summary>
[Cmdlet(VerbsData.Export, "TenantSnapshot", DefaultParameterSetName = SessionSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class ExportTenantSnapshotCommand : TenantCommand
{
    private const int MaximumWarnings = 20;

    private readonly HashSet<string> _written = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The snapshot to write: a zip when the path ends in <c>.zip</c>, else a folder. Nothing in it is a wildcard.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = null!;

    /// <summary>The snapshot to read: a folder, a zip of one, another tool's export, or files of Conditional Access policies.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SnapshotSet)]
    [ValidateNotNullOrEmpty]
    public override string SnapshotPath { get; set; } = null!;

    /// <summary>Puts tokens in the place of names, addresses, telephone numbers and ids, and leaves out what is not known.</summary>
    [Parameter]
    public SwitchParameter Pseudonymize { get; set; }

    /// <summary>Replaces an older snapshot at the path. Anything else is never replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Process(Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        try
        {
            string path = System.IO.Path.TrimEndingDirectorySeparator(FileSystemPaths.Literal(this, Path));
            if (!_written.Add(path))
            {
                throw new SignInRecoveryException(
                    "SnapshotPathTaken",
                    ErrorKind.AlreadyExists,
                    $"The path '{path}' was used for another tenant of this pipeline, so this one was not written.",
                    "Export each tenant to a path of its own.",
                    path);
            }

            if (ShouldProcess(path, Pseudonymize ? "Write a pseudonymised snapshot" : "Write a snapshot"))
            {
                Write(tenant, path);
                WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
            }
        }
        catch (SignInRecoveryException exception)
        {
            WriteError(ErrorRecords.From(exception));
        }
    }

    private void Write(Tenant tenant, string path)
    {
        using Pseudonymizer? pseudonymizer = Pseudonymize ? new Pseudonymizer() : null;
        _ = Run(
            (events, token) =>
            {
                SnapshotWriter.Write(tenant, path, Force, pseudonymizer, new Reporter(events, path), token);
                return true;
            },
            path);
        if (pseudonymizer is not null)
        {
            Tell(pseudonymizer);
        }
    }

    private void Tell(Pseudonymizer pseudonymizer)
    {
        foreach (PseudonymException exception in pseudonymizer.Exceptions.Take(MaximumWarnings))
        {
            WriteWarning(exception.ToString());
        }

        if (pseudonymizer.Exceptions.Count > MaximumWarnings)
        {
            WriteWarning($"{pseudonymizer.Exceptions.Count - MaximumWarnings} further rules and ranges no longer mean what they meant.");
        }

        foreach (string property in pseudonymizer.UnknownProperties)
        {
            WriteVerbose($"The property {property} is not on the list of what may be written, and was left out.");
        }
    }

    private sealed class Reporter(IPipelineEvents events, string path) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => events.Progress(
            $"Writing {path}",
            value.Lines > 0 ? $"{value.Section}, {value.Lines:N0} lines" : value.Section,
            100 * value.SectionIndex / Math.Max(1, value.SectionCount));
    }
}
