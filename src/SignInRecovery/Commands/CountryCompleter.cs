using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SignInRecovery.Support;

namespace SignInRecovery.Commands;

/// <summary>Completes countries and regions by their names in English, and by their ISO codes.</summary>
public sealed class CountryCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        SupportCountry[] countries = [.. SupportCountries.All.Where(c => c.OperatedBy == SupportOperator.Microsoft).OrderBy(c => c.Name, StringComparer.Ordinal)];
        return Completion.Of(wordToComplete, countries.Select(c => (c.Name, c.Code)))
            .Concat(Completion.Of(wordToComplete, countries.DistinctBy(c => c.Code).Select(c => (c.Code, c.Name))));
    }
}
