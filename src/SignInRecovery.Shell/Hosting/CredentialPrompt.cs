using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace SignInRecovery.Shell.Hosting;

/// <summary>Asks for a user name and a password.</summary>
internal sealed class CredentialPrompt(PSHostUserInterface ui)
{
    /// <summary>Asks for what is missing.</summary>
    /// <returns>The credential; null when no user name was given.</returns>
    public PSCredential? Ask(string? caption, string? message, string? userName, string? targetName, PSCredentialUIOptions options)
    {
        PromptHeading.Write(ui, caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            ui.Write("User: ");
            userName = ui.ReadLine();
            if (userName.Length == 0)
            {
                return null;
            }
        }

        ui.Write($"Password for user {userName}: ");
        SecureString password = ui.ReadLineAsSecureString();
        bool isQualified = userName.Contains('\\', StringComparison.Ordinal) || userName.Contains('@', StringComparison.Ordinal);
        bool qualify = !string.IsNullOrEmpty(targetName) && !isQualified && options != PSCredentialUIOptions.ReadOnlyUserName;
        return new PSCredential(qualify ? $"{targetName}\\{userName}" : userName, password);
    }
}
