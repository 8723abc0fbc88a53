using System.Globalization;
using System.Management.Automation;
using SignInRecovery.BreakGlass;
using SignInRecovery.Facts;
using SignInRecovery.Tenants;

namespace SignInRecovery.Commands;

/// <summary>Finds the emergency access accounts of a tenant, with the evidence.</summary>
[Cmdlet(VerbsCommon.Get, "BreakGlassAccount", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(BreakGlassAccount))]
public sealed class GetBreakGlassAccountCommand : BreakGlassCommand
{
    /// <summary>Writes the accounts too that are excluded from policies and are no emergency accounts.</summary>
    [Parameter]
    public SwitchParameter IncludeRuledOut { get; set; }

    /// <inheritdoc/>
    protected override void Process(Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        BreakGlassSurvey survey = Survey(tenant);
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

        IReadOnlyList<MissingFact> unseen = Unseen(survey);
        string remark = (known, unseen.Count) switch
        {
            ( < 2, > 0) => " Something was not seen that could make another one known.",
            (0, _) => " Microsoft asks for two at least; New-BreakGlassAccount creates them.",
            (1, _) => " Microsoft asks for two at least.",
            _ => " Test-BreakGlassAccount tells whether they would work.",
        };
        yield return $"{survey.Tenant.Name}: {string.Join(", ", parts)}.{remark}";
        foreach (MissingFact missing in unseen.Take(known < 2 ? 2 : 0))
        {
            yield return missing.ToString();
        }
    }
}
