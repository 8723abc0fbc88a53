using System.Globalization;

namespace SignInRecovery.Shell.Hosting;

/// <summary>What is known of the terminal when the shell starts.</summary>
internal sealed record Terminal
{
    /// <summary>The width of redirected output when COLUMNS is not set, in cells.</summary>
    public const int DefaultWidth = 120;

    private const int DefaultHeight = 50;

    /// <summary>Whether a person types the input.</summary>
    public required bool IsInputInteractive { get; init; }

    /// <summary>Whether the standard output is shown on a terminal.</summary>
    public required bool IsOutputTerminal { get; init; }

    /// <summary>Whether the standard error is shown on a terminal.</summary>
    public required bool IsErrorTerminal { get; init; }

    /// <summary>Whether the user refused colours (NO_COLOR is set and not empty).</summary>
    public required bool RefusesColor { get; init; }

    /// <summary>Whether escape sequences may be written to the standard output at all.</summary>
    public required bool SupportsEscapes { get; init; }

    /// <summary>The width in cells: the terminal's, else COLUMNS, else <see cref="DefaultWidth"/>.</summary>
    public int Width
    {
        get
        {
            if (IsOutputTerminal && TryMeasure(() => Console.WindowWidth) is { } measured)
            {
                return measured;
            }

            string? columns = Environment.GetEnvironmentVariable("COLUMNS");
            return int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width > 0
                ? width
                : DefaultWidth;
        }
    }

    /// <summary>The height in cells.</summary>
    public int Height => IsOutputTerminal && TryMeasure(() => Console.WindowHeight) is { } height ? height : DefaultHeight;

    /// <summary>Looks at the process's console and environment.</summary>
    public static Terminal Detect()
    {
        bool output = !Console.IsOutputRedirected;
        return new Terminal
        {
            IsInputInteractive = !Console.IsInputRedirected,
            IsOutputTerminal = output,
            IsErrorTerminal = !Console.IsErrorRedirected,
            RefusesColor = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            SupportsEscapes = output
                && Environment.GetEnvironmentVariable("TERM") != "dumb"
                && (!OperatingSystem.IsWindows() || WindowsConsoleMode.TryEnableEscapes()),
        };
    }

    private static int? TryMeasure(Func<int> measure)
    {
        try
        {
            return measure() is > 0 and int cells ? cells : null;
        }
        catch (IOException)
        {
            // No console behind the handle although it is not redirected (some service hosts).
            return null;
        }
    }
}
