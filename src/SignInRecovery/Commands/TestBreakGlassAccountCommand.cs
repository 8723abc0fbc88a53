using System.Management.Automation;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Proves whether emergency access accounts would work today.</summary>
[Cmdlet(VerbsDiagnostic.Test, "BreakGlassAccount", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(BreakGlassCheck))]
public sealed class TestBreakGlassAccountCommand : TenantCommand
{
    private const string AccountSet = "Account";

    private readonly List<BreakGlassAccount> _accounts = [];
    private IReadOnlyList<DeclaredAccount> _declared = [];

    /// <summary>The accounts, as Get-BreakGlassAccount writes them. They bring their tenant with them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = AccountSet)]
    [ValidateNotNull]
    public BreakGlassAccount[] Account { get; set; } = [];

    /// <summary>Accounts that are known to be for emergencies: object ids, sign-in names, or groups by id or name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Declared { get; set; }

    /// <summary>A configuration file with GlobalSettings.EmergencyAccessAccounts, as Maester and the Zero Trust Assessment have it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConfigurationPath { get; set; }

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

    /// <summary>The time for which the question is asked; a sample's is the time at which it was captured.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _declared = BreakGlassInput.Declared(this, Declared, ConfigurationPath);
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
        DateTimeOffset asOf = BreakGlassInput.AsOf(tenant, AsOf);
        BreakGlassSurvey survey = Run((_, token) => BreakGlassRecognition.Survey(tenant, _declared, asOf, token), tenant.Name);
        foreach (string remark in survey.Remarks)
        {
            WriteWarning(SafeText.Show(remark));
        }

        BreakGlassAccount[] accounts = [.. survey.Accounts.Where(a => a.Origin != BreakGlassOrigin.RuledOut)];
        if (accounts.Length == 0)
        {
            Summary.Write(this, [$"{tenant.Name}: no emergency account was declared or recognised. Microsoft asks for two at least; New-BreakGlassAccount creates them."]);
        }

        Write(accounts, survey.EmergencyAccounts, asOf);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_accounts.Count == 0)
        {
            return;
        }

        Tenant tenant = _accounts[0].GetTenant();
        DateTimeOffset asOf = BreakGlassInput.AsOf(tenant, AsOf);
        try
        {
            IReadOnlyList<BreakGlassAccount>? declared = _declared.Count == 0
                ? null
                : BreakGlassRecognition.Survey(tenant, _declared, asOf).EmergencyAccounts;
            Write(_accounts, declared, asOf);
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
