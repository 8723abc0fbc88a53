using System.Management.Automation;
using SignInRecovery.Facts;
using SignInRecovery.Lockout;
using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Tells whether a tenant can lock its administrators out.</summary>
[Cmdlet(VerbsDiagnostic.Test, "LockoutRisk", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(LockoutFinding))]
public sealed class TestLockoutRiskCommand : TenantCommand
{
    private IReadOnlyList<Suppression> _suppressions = [];

    /// <summary>The rules to run; all when it is absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Rule { get; set; }

    /// <summary>The rules to leave out.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ExcludeRule { get; set; }

    /// <summary>The parts of the tenant to look at; all when it is absent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LockoutArea[]? Area { get; set; }

    /// <summary>The least severity of a finding that is shown.</summary>
    [Parameter]
    public LockoutSeverity MinimumSeverity { get; set; } = LockoutSeverity.Information;

    /// <summary>Shows only what failed. What is Unknown is not shown then, and is not a pass.</summary>
    [Parameter]
    public SwitchParameter FailedOnly { get; set; }

    /// <summary>The time for which the question is asked; a sample's is the time at which it was captured.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>A file with accepted risks: rule, target, reason and last day. Its findings show as Suppressed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SuppressionPath { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        foreach (string id in (Rule ?? []).Concat(ExcludeRule ?? []))
        {
            if (RuleCatalog.Find(id) is null)
            {
                ThrowTerminatingError(ErrorRecords.From(RuleCatalog.NotFound(id)));
            }
        }

        if (SuppressionPath is not null)
        {
            try
            {
                _suppressions = SuppressionFile.Read(GetUnresolvedProviderPathFromPSPath(SuppressionPath)).Suppressions;
            }
            catch (SignInRecoveryException exception)
            {
                ThrowTerminatingError(ErrorRecords.From(exception));
            }
        }
    }

    /// <inheritdoc/>
    protected override void Process(Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var options = new LockoutOptions
        {
            Rules = Rule,
            ExcludedRules = ExcludeRule ?? [],
            Areas = Area,
            AsOf = AsOf ?? (tenant.IsSample ? tenant.CapturedAt : null) ?? TimeProvider.System.GetUtcNow(),
            PagesFolder = ModuleFolder.RulePages,
        };
        IReadOnlyList<LockoutFinding> findings = Run(
            (events, token) =>
            {
                events.Progress("Testing the lockout risk", $"Looking at {tenant.Name}");
                return LockoutAssessment.Run(tenant, options, token);
            },
            tenant.Name);
        SuppressionOutcome outcome = SuppressionOutcome.Of(findings, _suppressions, options.AsOf);
        foreach (string remark in outcome.Remarks)
        {
            WriteWarning(SafeText.Show(remark));
        }

        findings = outcome.Findings;
        foreach (LockoutFinding finding in findings)
        {
            if (finding.Severity >= MinimumSeverity && (!FailedOnly || finding.Status == LockoutStatus.Fail))
            {
                WriteObject(finding);
            }
        }

        Summary.Write(this, LockoutSummary.Of(tenant, findings, options.AsOf));
    }
}
