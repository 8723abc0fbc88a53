using System.Management.Automation;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Proves whether emergency access accounts would work today.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BreakGlassAccount", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(BreakGlassCheck))]
public sealed class TestBreakGlassAccountCommand : BreakGlassCommand
{
    private const string AccountSet = "Account";

    private readonly List<BreakGlassAccount> _accounts = [];

    /// <summary>The accounts, as Get-BreakGlassAccount writes them. They bring their tenant with them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = AccountSet)]
    [ValidateNotNull]
    public BreakGlassAccount[] Account { get; set; } = [];

    /// <summary>A file of answers to the manual checks and of drills held.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AttestationPath { get; set; }

    /// <summary>The checks to make; all when it is absent.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(CheckCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Check { get; set; }

    /// <summary>Writes only what is not in order: what failed, is unknown or waits for an answer.</summary>
    [Parameter]
    public SwitchParameter OpenOnly { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        foreach (string id in Check ?? [])
        {
            if (!BreakGlassReadiness.CheckIds.Contains(id, StringComparer.OrdinalIgnoreCase))
            {
                ThrowTerminatingError(ErrorRecords.From(new SignInRecoveryException(
                    "CheckNotFound",
                    ErrorKind.NotFound,
                    $"There is no check '{id}'.",
                    "The Tab key completes the names; docs/emergency-access.md lists them.",
                    id)));
            }
        }
    }

    /// <inheritdoc/>
    private protected override bool ProcessInput()
    {
        if (ParameterSetName == AccountSet)
        {
            _accounts.AddRange(Account);
        }

        return ParameterSetName == AccountSet;
    }

    /// <inheritdoc/>
    protected override void Process(Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        BreakGlassSurvey survey = Survey(tenant);
        BreakGlassAccount[] accounts = [.. survey.Accounts.Where(a => a.Origin != BreakGlassOrigin.RuledOut)];
        if (survey.EmergencyAccounts.Count == 0)
        {
            // No output must not look as if all were well.
            WriteWarning(SafeText.Show(Unseen(survey) is { Count: > 0 } unseen
                ? $"{tenant.Name}: no emergency account was declared or recognised, and something was not seen that could make one known. {unseen[0]}"
                : $"{tenant.Name}: no emergency account was declared or recognised. Microsoft asks for two at least; New-BreakGlassAccount creates them."));
        }

        Write(accounts, survey.EmergencyAccounts, TimeFor(tenant));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_accounts.Count == 0)
        {
            return;
        }

        Tenant tenant = _accounts[0].GetTenant();
        try
        {
            Write(_accounts, Declarations.Count == 0 ? null : Survey(tenant).EmergencyAccounts, TimeFor(tenant));
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }

    private void Write(IReadOnlyList<BreakGlassAccount> accounts, IReadOnlyList<BreakGlassAccount>? peers, DateTimeOffset asOf)
    {
        IReadOnlyList<Attestation> attestations = AttestationPath is null
            ? []
            : AttestationFile.Read(GetUnresolvedProviderPathFromPSPath(AttestationPath), asOf).Attestations;
        IReadOnlyList<BreakGlassCheck> checks = Run(
            (events, token) =>
            {
                events.Progress("Testing emergency accounts", $"Checking {accounts.Count} accounts");
                return BreakGlassReadiness.Check(accounts, attestations, asOf, peers, token);
            },
            accounts.Count == 0 ? null : accounts[0].TenantName);
        WarnAboutStrangers(attestations, accounts);
        foreach (BreakGlassCheck check in checks)
        {
            bool isWanted = Check is null || Check.Contains(check.CheckId, StringComparer.OrdinalIgnoreCase);
            bool isOpen = check.Status is BreakGlassCheckStatus.Fail or BreakGlassCheckStatus.Unknown or BreakGlassCheckStatus.Manual;
            if (isWanted && (isOpen || !OpenOnly))
            {
                WriteObject(check);
            }
        }

        Summary.Write(this, BreakGlassVerdict.Of(checks).Select(v => v.Sentence));
    }

    private void WarnAboutStrangers(IReadOnlyList<Attestation> attestations, IReadOnlyList<BreakGlassAccount> accounts)
    {
        foreach (string target in attestations.Select(a => a.Target).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!accounts.Any(a => string.Equals(a.Id, target, StringComparison.OrdinalIgnoreCase) || string.Equals(a.UserPrincipalName, target, StringComparison.OrdinalIgnoreCase)))
            {
                WriteWarning(SafeText.Show($"The attestation file answers for '{target}', which is none of the accounts that were checked."));
            }
        }
    }
}
