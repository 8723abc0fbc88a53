using System.Management.Automation;

namespace SignInRecovery.Commands;

/// <summary>Speaks to the person at the prompt, without touching the output of a command.</summary>
internal static class Summary
{
    /// <summary>Writes lines to the information stream as host messages: visible by default, and never in a pipeline.</summary>
    /// <param name="cmdlet">The cmdlet that speaks.</param>
    /// <param name="lines">The lines.</param>
    public static void Write(Cmdlet cmdlet, IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            cmdlet.WriteInformation(new HostInformationMessage { Message = SafeText.Show(line) }, ["PSHOST", "SignInRecovery"]);
        }
    }
}
