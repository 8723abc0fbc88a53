using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace SignInRecovery.Shell.Hosting;

/// <summary>
/// The progress of the running command, in one line that is wiped before anything else is written. Nothing is shown when
/// the output is no terminal. The owner keeps calls from overlapping.
/// </summary>
internal sealed class ProgressLine(Terminal terminal)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly Stopwatch _sinceShown = new();
    private bool _isShown;

    /// <summary>Shows a record, or wipes the line when its activity is over.</summary>
    public void Show(ProgressRecord record, string style)
    {
        if (!terminal.SupportsEscapes)
        {
            return;
        }

        if (record.RecordType == ProgressRecordType.Completed)
        {
            Clear();
            return;
        }

        if (_isShown && _sinceShown.Elapsed < Interval)
        {
            return;
        }

        string line = Fit(Compose(record), terminal.Width - 1);
        Console.Out.Write($"\r\e[K{style}{line}{(style.Length > 0 ? AnsiColor.Reset : string.Empty)}");
        _isShown = true;
        _sinceShown.Restart();
    }

    /// <summary>Wipes the line, if there is one.</summary>
    public void Clear()
    {
        if (_isShown)
        {
            Console.Out.Write("\r\e[K");
            _isShown = false;
        }
    }

    private static string Compose(ProgressRecord record)
    {
        string percent = record.PercentComplete >= 0
            ? record.PercentComplete.ToString(CultureInfo.CurrentCulture) + " %"
            : string.Empty;
        string remaining = record.SecondsRemaining >= 0
            ? TimeSpan.FromSeconds(record.SecondsRemaining).ToString("g", CultureInfo.CurrentCulture)
            : string.Empty;
        IEnumerable<string> details = new[] { record.StatusDescription, record.CurrentOperation, percent, remaining }
            .Where(text => !string.IsNullOrWhiteSpace(text));
        return $"{record.Activity} [{string.Join(", ", details)}]";
    }

    /// <summary>Cuts a text to a number of cells and to one line; control characters become blanks.</summary>
    private static string Fit(string text, int cells)
    {
        int used = 0;
        int length = 0;
        while (length < text.Length && used + CellWidth.Of(text[length]) <= cells)
        {
            used += CellWidth.Of(text[length]);
            length++;
        }

        return string.Concat(text[..length].Select(c => char.IsControl(c) ? ' ' : c));
    }
}
