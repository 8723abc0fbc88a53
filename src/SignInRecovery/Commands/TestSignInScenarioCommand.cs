using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Pipeline;
using SignInRecovery.SignIns.Scenarios;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Runs scenario files: sign-ins with what they must lead to.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SignInScenario", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ScenarioResult))]
public sealed class TestSignInScenarioCommand : LongRunningCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private Tenant? _tenant;
    private DateTimeOffset _asOf;
    private int _passed;
    private int _failed;
    private int _broken;

    /// <summary>The scenario files; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The same, with nothing in the path taken for a wildcard.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The snapshot on which the scenarios run that bring no facts.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SnapshotPath { get; set; }

    /// <summary>The sample on which the scenarios run that bring no facts.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SampleCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Sample { get; set; }

    /// <summary>The tenant on which the scenarios run that bring no facts.</summary>
    [Parameter]
    [ValidateNotNull]
    public Tenant? Tenant { get; set; }

    /// <summary>The time for which the question is asked; a sample's is the time at which it was captured.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        string[] sources = [.. ((string[])[nameof(SnapshotPath), nameof(Sample), nameof(Tenant)]).Where(MyInvocation.BoundParameters.ContainsKey)];
        try
        {
            if (sources.Length > 1)
            {
                throw new SignInRecoveryException(
                    "TenantSourceAmbiguous",
                    ErrorKind.InvalidArgument,
                    $"The scenarios run on one tenant, and {string.Join(" and ", sources.Select(s => "-" + s))} are given.",
                    "Give one of -SnapshotPath, -Sample and -Tenant, or none where the scenarios bring their own facts.",
                    sources[^1]);
            }

            _tenant = Tenant ?? (Sample is not null || SnapshotPath is not null ? Run(Read, Sample ?? SnapshotPath) : null);
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }

        if (_tenant is not null && Tenant is null)
        {
            TenantCommand.WriteProblems(this, _tenant.Problems);
        }

        _asOf = AsOf ?? (_tenant?.IsSample == true ? _tenant.CapturedAt : null) ?? TimeProvider.System.GetUtcNow();
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string given in isLiteral ? LiteralPath : Path)
        {
            foreach (string path in Resolve(given, isLiteral))
            {
                Test(path);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        int all = _passed + _failed + _broken;
        if (all > 0)
        {
            string broken = _broken == 0 ? string.Empty : $", {_broken} could not be run";
            Summary.Write(this, [$"{all} {(all == 1 ? "scenario" : "scenarios")}: {_passed} passed, {_failed} failed{broken}."]);
        }
    }

    private void Test(string path)
    {
        IReadOnlyList<ScenarioRun> runs;
        try
        {
            runs = Run<IReadOnlyList<ScenarioRun>>(
                (events, token) =>
                {
                    events.Progress("Testing sign-in scenarios", path);
                    return [.. ScenarioFile.Open(path).Run(_tenant, _asOf, token)];
                },
                path);
        }
        catch (SignInRecoveryException exception)
        {
            // The other files are none the worse for it.
            WriteError(ErrorRecords.From(exception));
            return;
        }

        foreach (ScenarioRun run in runs)
        {
            if (run.Result is ScenarioResult result)
            {
                _ = result.Passed ? _passed++ : _failed++;
                foreach (string remark in result.Remarks)
                {
                    WriteWarning(SafeText.Show($"The scenario '{result.Id}': {remark}"));
                }

                WriteObject(result);
            }
            else if (run.Problem is ScenarioProblem problem)
            {
                _broken++;
                WriteError(ErrorRecords.From(problem.ToException()));
            }
        }
    }

    private Tenant Read(IPipelineEvents events, CancellationToken token) => Sample is not null
        ? TenantReader.ReadSample(Sample, events, token)
        : TenantReader.Read(FileSystemPaths.Literal(this, SnapshotPath!), events, token);

    private IReadOnlyList<string> Resolve(string path, bool isLiteral)
    {
        try
        {
            return isLiteral ? [FileSystemPaths.Literal(this, path)] : FileSystemPaths.Matching(this, path);
        }
        catch (SignInRecoveryException exception) when (exception.ErrorId == "SnapshotNotFound")
        {
            WriteError(ErrorRecords.From(new SignInRecoveryException("ScenarioFileNotFound", exception.Kind, exception.Message, exception.RecommendedAction, path, exception)));
            return [];
        }
        catch (SignInRecoveryException exception)
        {
            WriteError(ErrorRecords.From(exception));
            return [];
        }
    }
}
