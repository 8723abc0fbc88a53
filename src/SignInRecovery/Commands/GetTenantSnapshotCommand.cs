using System.Globalization;
using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;
using SignInRecovery.Sessions;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Commands;

/// <summary>Reads a connected tenant, as far as the session may see it.</summary>
[Cmdlet(VerbsCommon.Get, "TenantSnapshot")]
[OutputType(typeof(Tenant))]
public sealed class GetTenantSnapshotCommand : LongRunningCommand
{
    private const int SectionsShown = 12;

    /// <summary>Whose objects are read: those who hold or may activate a role and what policies name, or all users.</summary>
    [Parameter(Position = 0)]
    public SnapshotScope Scope { get; set; } = SnapshotScope.Administrators;

    /// <summary>How many days of the sign-in log are read as well.</summary>
    [Parameter]
    [ValidateRange(1, 30)]
    public int IncludeSignIns { get; set; }

    /// <summary>The session to read with; the one that was connected last when it is absent.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public SessionInfo? Session { get; set; }

    /// <summary>The folder that keeps what is read; it is a snapshot afterwards. A reading that was cut off goes on there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorkingFolder { get; set; }

    /// <summary>Begins anew where an earlier reading was cut off.</summary>
    [Parameter]
    public SwitchParameter Restart { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            IDirectorySession session = SessionStore.Current.Get(Session);
            string? folder = WorkingFolder is null ? null : FileSystemPaths.Literal(this, WorkingFolder);
            EnsureNoSnapshot(folder);
            var request = new CollectionRequest { Scope = Scope, SignInDays = IncludeSignIns };
            (Tenant tenant, CollectionSummary summary) = RunAsync(
                (events, token) => LiveTenants.ReadAsync(session, request, folder, Restart, events, token), session.Info.TenantName ?? session.Info.TenantId);
            TenantCommand.WriteProblems(this, tenant.Problems);
            Summary.Write(this, Lines(tenant, summary));
            WriteObject(tenant);
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }

    // A folder that holds a finished snapshot is not one to read into: it would be emptied.
    private static void EnsureNoSnapshot(string? folder)
    {
        if (folder is not null && File.Exists(Path.Combine(folder, SnapshotSource.ManifestFileName)))
        {
            throw new SignInRecoveryException(
                "SnapshotExists",
                ErrorKind.AlreadyExists,
                $"There is a snapshot at '{folder}' already.",
                "Name another working folder, or remove the snapshot yourself.",
                folder);
        }
    }

    private static IEnumerable<string> Lines(Tenant tenant, CollectionSummary summary)
    {
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Read {summary.Objects:N0} objects of {tenant.Name} with {summary.Requests:N0} requests{(summary.Retries > 0 ? $", {summary.Retries:N0} of them repeated" : string.Empty)}.");
        (string Name, SectionState State)[] open =
        [
            .. SectionCatalog.All
                .Where(s => s.Path.Length > 0)
                .Select(s => (s.Name, State: tenant.States.GetValueOrDefault(s.Name) ?? SectionState.NotCollected))
                .Where(s => s.State.Status is not (SectionStatus.Complete or SectionStatus.NotCollected)),
        ];
        foreach ((string name, SectionState state) in open.Take(SectionsShown))
        {
            string lack = string.Join(" and ", new[] { state.Permission is null ? null : $"the permission {state.Permission}", state.Role is null ? null : $"the role {state.Role}", state.Licence }.OfType<string>());
            yield return $"{name}: {state.Status}{(lack.Length > 0 ? $", it needs {lack}" : state.Detail is null ? string.Empty : $", {state.Detail}")}";
        }

        if (open.Length > SectionsShown)
        {
            yield return $"{open.Length - SectionsShown} further sections were not read whole; the tenant's States property lists them.";
        }
    }
}
