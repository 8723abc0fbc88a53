using System.Globalization;
using System.Management.Automation;
using SignInRecovery.BreakGlass;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Finds the emergency access accounts of a tenant, with the evidence.</summary>
[Cmdlet(VerbsCommon.Get, "BreakGlassAccount", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(BreakGlassAccount))]
public sealed class GetBreakGlassAccountCommand : TenantCommand
{
    private IReadOnlyList<DeclaredAccount> _declared = [];

    /// <summary>Accounts that are known to be for emergencies: object ids, sign-in names, or groups by id or name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Declared { get; set; }

    /// <summary>A configuration file with GlobalSettings.EmergencyAccessAccounts, as Maester and the Zero Trust Assessment have it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ConfigurationPath { get; set; }

    /// <summary>Writes the accounts too that are excluded from policies and are no emergency accounts.</summary>
    [Parameter]
    public SwitchParameter IncludeRuledOut { get; set; }

    /// <summary>The time for which the question is asked; a sample's is the time at which it was captured.</summary>
    [Parameter]
    public DateTimeOffset? AsOf { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _declared = BreakGlassInput.Declared(this, Declared, ConfigurationPath);

    /// <inheritdoc/>
    protected override void Process(Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        DateTimeOffset asOf = BreakGlassInput.AsOf(tenant, AsOf);
        BreakGlassSurvey survey = Run(
            (events, token) =>
            {
                events.Progress("Looking for emergency accounts", $"Looking at {tenant.Name}");
                return BreakGlassRecognition.Survey(tenant, _declared, asOf, token);
            },
            tenant.Name);
        foreach (string remark in survey.Remarks)
        {
            WriteWarning(SafeText.Show(remark));
        }

        foreach (BreakGlassAccount account in survey.Accounts.Where(a => IncludeRuledOut || a.Origin != BreakGlassOrigin.RuledOut))
        {
            WriteObject(account);
        }

        Summary.Write(this, Lines(survey));
    }

    private IEnumerable<string> Lines(BreakGlassSurvey survey)
    {
        int known = survey.EmergencyAccounts.Count;
        int candidates = survey.Accounts.Count(a => a.Origin == BreakGlassOrigin.Candidate);
        int ruledOut = survey.Accounts.Count(a => a.Origin == BreakGlassOrigin.RuledOut);
        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"{known} emergency {(known == 1 ? "account" : "accounts")}") };
        if (candidates > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{candidates} that the facts do not confirm"));
        }

        if (ruledOut > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{ruledOut} excluded from policies for other reasons{(IncludeRuledOut ? string.Empty : " (-IncludeRuledOut shows them)")}"));
        }

        string remark = known switch
        {
            0 when survey.Missing.Count > 0 => " Something was not seen that could make one known.",
            0 => " Microsoft asks for two at least; New-BreakGlassAccount creates them.",
            1 => " Microsoft asks for two at least.",
            _ => " Test-BreakGlassAccount tells whether they would work.",
        };
        yield return $"{survey.Tenant.Name}: {string.Join(", ", parts)}.{remark}";
        foreach (Facts.MissingFact missing in survey.Missing.Take(2))
        {
            yield return missing.ToString();
        }
    }
}
