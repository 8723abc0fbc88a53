using System.Management.Automation;

namespace SignInRecovery.Commands;

/// <summary>What all completers share. They read local data only.</summary>
internal static class Completion
{
    /// <summary>The values that begin with the word, quoted where PowerShell needs it.</summary>
    /// <param name="word">What the user has typed, with or without quotes.</param>
    /// <param name="values">The values and their tool tips.</param>
    public static IEnumerable<CompletionResult> Of(string? word, IEnumerable<(string Value, string ToolTip)> values)
    {
        string prefix = (word ?? string.Empty).Trim('\'', '"');
        foreach ((string value, string toolTip) in values)
        {
            if (value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            {
                string text = value.All(char.IsLetterOrDigit)
                    ? value
                    : "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
                yield return new CompletionResult(text, value, CompletionResultType.ParameterValue, toolTip);
            }
        }
    }
}
