using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Gateway;
using SignInRecovery.Pipeline;
using SignInRecovery.Sessions;
using SignInRecovery.Tenants;
using SignInRecovery.Tenants.Snapshots;

namespace SignInRecovery.Commands;

/// <summary>
/// What every cmdlet that asks something of a tenant has in common: where the tenant comes from. The sources exclude each
/// other.
/// </summary>
public abstract class TenantCommand : LongRunningCommand
{
    /// <summary>The parameter set in which the tenant comes through the pipeline.</summary>
    protected const string TenantSet = "Tenant";

    /// <summary>The parameter set in which the tenant is read from a snapshot.</summary>
    protected const string SnapshotSet = "Snapshot";

    /// <summary>The parameter set in which the tenant is a sample.</summary>
    protected const string SampleSet = "Sample";

    /// <summary>The parameter set in which the tenant is read through a session; the default of every derived cmdlet.</summary>
    protected const string SessionSet = "Session";

    private const int MaximumErrors = 20;

    private Tenant? _read;

    /// <summary>A tenant that was read before, as from Import-TenantSnapshot.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = TenantSet)]
    [ValidateNotNull]
    public Tenant Tenant { get; set; } = null!;

    /// <summary>A snapshot folder, a zip of one, another tool's export, or files of Conditional Access policies.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SnapshotSet)]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public virtual string SnapshotPath { get; set; } = null!;

    /// <summary>One of the sample tenants that are shipped with the module.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SampleSet)]
    [ArgumentCompleter(typeof(SampleCompleter))]
    [ValidateNotNullOrEmpty]
    public string Sample { get; set; } = null!;

    /// <summary>The session with a connected tenant; the one that was connected last when no source is named.</summary>
    [Parameter(ParameterSetName = SessionSet)]
    [ValidateNotNull]
    public SessionInfo? Session { get; set; }

    /// <summary>Answers the cmdlet's question about the tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    protected abstract void Process(Tenant tenant);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord()
    {
        try
        {
            if (!ProcessInput())
            {
                Process(Obtain());
            }
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }

    /// <summary>Takes an input that brings its tenant with it, in the parameter set of a cmdlet that has one.</summary>
    /// <returns>Whether there was such an input; else the tenant is obtained and processed.</returns>
    private protected virtual bool ProcessInput() => false;

    /// <summary>Whether the tenant is a sample, whose time is the time at which it was captured.</summary>
    protected bool IsSample => ParameterSetName == SampleSet;

    private Tenant Obtain()
    {
        if (ParameterSetName == TenantSet)
        {
            return Tenant;
        }

        if (_read is not null)
        {
            // The source stays the same however many objects come through the pipeline.
            return _read;
        }

        if (ParameterSetName == SessionSet)
        {
            return _read = ReadSession();
        }

        string path = IsSample ? Sample : GetUnresolvedProviderPathFromPSPath(SnapshotPath);
        Tenant tenant = Run(
            (events, token) => IsSample
                ? TenantReader.ReadSample(Sample, events, token)
                : TenantReader.Read(path, events, token),
            path);
        WriteProblems(this, tenant.Problems);
        _read = tenant;
        return tenant;
    }

    private Tenant ReadSession()
    {
        IDirectorySession session = SessionStore.Current.Get(Session);
        (Tenant tenant, _) = RunAsync(
            (events, token) => LiveTenants.ReadAsync(session, new CollectionRequest(), folder: null, restart: false, events, token),
            session.Info.TenantName ?? session.Info.TenantId);
        WriteProblems(this, tenant.Problems);
        _read = tenant;
        return tenant;
    }

    /// <summary>Reports what could not be read of a snapshot: what was lost as errors, what is in doubt as warnings.</summary>
    /// <param name="cmdlet">The cmdlet that reports.</param>
    /// <param name="problems">The problems.</param>
    internal static void WriteProblems(Cmdlet cmdlet, IReadOnlyList<SnapshotProblem> problems)
    {
        foreach (SnapshotProblem problem in problems.Where(p => !p.IsWarning).Take(MaximumErrors))
        {
            cmdlet.WriteError(ErrorRecords.From(problem));
        }

        foreach (SnapshotProblem problem in problems.Where(p => p.IsWarning).Take(MaximumErrors))
        {
            cmdlet.WriteWarning(SafeText.Show(problem));
        }

        int more = problems.Count(p => !p.IsWarning) - MaximumErrors;
        int moreWarnings = problems.Count(p => p.IsWarning) - MaximumErrors;
        if (more > 0 || moreWarnings > 0)
        {
            cmdlet.WriteWarning($"{Math.Max(more, 0) + Math.Max(moreWarnings, 0)} further problems are not shown; the tenant's Problems property lists them all.");
        }
    }
}
