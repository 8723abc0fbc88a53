using System.Collections.ObjectModel;
using System.Management.Automation.Host;

namespace SignInRecovery.Shell.Hosting;

/// <summary>Lets a person choose one of several answers; -Confirm ends up here.</summary>
internal sealed class ChoicePrompt(PSHostUserInterface ui)
{
    private const ConsoleColor PromptColor = ConsoleColor.White;
    private const ConsoleColor DefaultColor = ConsoleColor.Yellow;
    private const string HelpKey = "?";

    /// <summary>Asks until one of the choices is picked.</summary>
    /// <returns>The index of the choice.</returns>
    public int Ask(string? caption, string? message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentOutOfRangeException.ThrowIfZero(choices.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(defaultChoice, -1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(defaultChoice, choices.Count);

        PromptHeading.Write(ui, caption, message);
        (string Key, string Label)[] labels = [.. choices.Select(choice => Split(choice.Label))];
        while (true)
        {
            WriteChoices(labels, defaultChoice);
            string answer = ui.ReadLine().Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            if (answer == HelpKey)
            {
                WriteHelp(choices, labels);
                continue;
            }

            int picked = Array.FindIndex(labels, label => Matches(label, answer));
            if (picked >= 0)
            {
                return picked;
            }
        }
    }

    private static bool Matches((string Key, string Label) choice, string answer) => answer.Length > 0
        && (string.Equals(answer, choice.Label, StringComparison.OrdinalIgnoreCase)
            || string.Equals(answer, choice.Key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Takes a label such as "Yes to &amp;All" apart: the character after the ampersand is its key.</summary>
    private static (string Key, string Label) Split(string label)
    {
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark < 0 || mark + 1 >= label.Length
            ? (string.Empty, label.Replace("&", string.Empty, StringComparison.Ordinal))
            : (label.Substring(mark + 1, 1).ToUpperInvariant(), label.Remove(mark, 1).Trim());
    }

    private static string ShortName((string Key, string Label) choice) => choice.Key.Length > 0 ? choice.Key : choice.Label;

    private void WriteChoices((string Key, string Label)[] labels, int defaultChoice)
    {
        int column = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            Append($"[{labels[i].Key}] {labels[i].Label}  ", i == defaultChoice ? DefaultColor : PromptColor, ref column);
        }

        string hint = defaultChoice < 0 ? string.Empty : $" (default is \"{ShortName(labels[defaultChoice])}\")";
        Append($"[?] Help{hint}: ", ui.RawUI.ForegroundColor, ref column);
    }

    /// <summary>Writes a piece of the line of choices, on a new line when it does not fit any more.</summary>
    private void Append(string text, ConsoleColor color, ref int column)
    {
        int cells = CellWidth.Of(text);
        if (column > 0 && column + cells >= ui.RawUI.WindowSize.Width)
        {
            ui.WriteLine();
            column = 0;
        }

        ui.Write(color, ui.RawUI.BackgroundColor, text);
        column += cells;
    }

    private void WriteHelp(Collection<ChoiceDescription> choices, (string Key, string Label)[] labels)
    {
        for (int i = 0; i < choices.Count; i++)
        {
            ui.WriteLine($"{ShortName(labels[i])} - {choices[i].HelpMessage}");
        }
    }
}
