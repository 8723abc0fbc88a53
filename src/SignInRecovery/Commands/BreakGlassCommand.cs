using System.Management.Automation;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Pipeline;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>What the cmdlets that look at emergency accounts have in common: which accounts somebody declared, and the time asked about.</summary>
public abstract class BreakGlassCommand : TenantCommand
{
    /// <summary>Accounts that are known to be for emergencies: object ids, sign-in names, or groups by id or name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Declared { get; set; }

    /// <summary>A configuration file with GlobalSettings.EmergencyAccessAccounts, as Maester and the Zero Trust Assessment have it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConfigurationPath { get; set; }

    /// <summary>The time for which the question is asked; a sample's is the time at which it was captured.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>The declared accounts, of the parameter and of the configuration file.</summary>
    private protected IReadOnlyList<DeclaredAccount> Declarations { get; private set; } = [];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            Declarations =
            [
                .. (Declared ?? []).Select(i => new DeclaredAccount(i.Trim(), null, "by parameter")),
                .. ConfigurationPath is null ? [] : DeclarationFile.Read(GetUnresolvedProviderPathFromPSPath(ConfigurationPath)),
            ];
        }
        catch (SignInRecoveryException exception)
        {
            ThrowTerminatingError(ErrorRecords.From(exception));
        }
    }

    /// <summary>The time for which the question is asked of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    private protected DateTimeOffset TimeFor(Tenant tenant) =>
        AsOf ?? (tenant.IsSample ? tenant.CapturedAt : null) ?? TimeProvider.System.GetUtcNow();

    /// <summary>Looks for emergency accounts, and warns of what a reader should know besides.</summary>
    /// <param name="tenant">The tenant.</param>
    private protected BreakGlassSurvey Survey(Tenant tenant)
    {
        BreakGlassSurvey survey = Run(
            (events, token) =>
            {
                events.Progress("Looking for emergency accounts", $"Looking at {tenant.Name}");
                return BreakGlassRecognition.Survey(tenant, Declarations, TimeFor(tenant), token);
            },
            tenant.Name);
        foreach (string remark in survey.Remarks)
        {
            WriteWarning(SafeText.Show(remark));
        }

        return survey;
    }

    /// <summary>What was not seen and could make further accounts known.</summary>
    /// <param name="survey">What was found.</param>
    private protected static IReadOnlyList<MissingFact> Unseen(BreakGlassSurvey survey) => [.. survey.Missing.Concat(survey.Hidden).Distinct()];
}
