using System.Management.Automation.Host;

namespace SignInRecovery.Shell.Hosting;

/// <summary>What stands above a question.</summary>
internal static class PromptHeading
{
    /// <summary>Writes the caption after an empty line, and the message under it.</summary>
    public static void Write(PSHostUserInterface ui, string? caption, string? message)
    {
        if (!string.IsNullOrEmpty(caption))
        {
            ui.WriteLine();
            ui.WriteLine(ConsoleColor.White, ui.RawUI.BackgroundColor, caption);
        }

        if (!string.IsNullOrEmpty(message))
        {
            ui.WriteLine(message);
        }
    }
}
