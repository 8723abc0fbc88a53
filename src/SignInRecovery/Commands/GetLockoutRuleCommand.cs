using System.Management.Automation;
using SignInRecovery.Lockout;
using SignInRecovery.Pipeline;

namespace SignInRecovery.Commands;

/// <summary>Shows the rules of Test-LockoutRisk: what they warn of, why, and what to do.</summary>
[Cmdlet(VerbsCommon.Get, "LockoutRule")]
[OutputType(typeof(LockoutRuleDescription))]
public sealed class GetLockoutRuleCommand : PSCmdlet
{
    /// <summary>The ids of the rules, with wildcards; all when it is absent. A finding can be piped.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("RuleId", "Id")]
    [ArgumentCompleter(typeof(RuleCompleter))]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Rule { get; set; }

    /// <summary>The parts of the tenant that the rules are about; all when it is absent.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public LockoutArea[]? Area { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string pattern in Rule ?? ["*"])
        {
            var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            bool found = false;
            foreach (LockoutRule rule in RuleCatalog.All.Where(r => wildcard.IsMatch(r.Id)))
            {
                found = true;
                if (Area is null || Area.Contains(rule.Page.Area))
                {
                    WriteObject(LockoutRuleDescription.Of(rule, ModuleFolder.RulePages));
                }
            }

            if (!found && !WildcardPattern.ContainsWildcardCharacters(pattern))
            {
                WriteError(ErrorRecords.From(RuleCatalog.NotFound(pattern)));
            }
        }
    }
}
