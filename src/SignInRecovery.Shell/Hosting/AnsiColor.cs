using System.Globalization;

namespace SignInRecovery.Shell.Hosting;

/// <summary>The escape sequences of the sixteen console colours.</summary>
internal static class AnsiColor
{
    /// <summary>Ends every colour and style.</summary>
    public const string Reset = "\e[0m";

    /// <summary>The SGR code of each console colour, in the order of <see cref="ConsoleColor"/>, as foregrounds.</summary>
    private static readonly int[] Codes = [30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97];

    /// <summary>Puts a text between the sequence of its colours and the reset; a colour that the console does not know is left out.</summary>
    public static string Paint(ConsoleColor foreground, ConsoleColor background, string text)
    {
        string codes = string.Join(';', new[] { Code(foreground, 0), Code(background, 10) }.Where(code => code is not null));
        return codes.Length == 0 || text.Length == 0 ? text : $"\e[{codes}m{text}{Reset}";
    }

    private static string? Code(ConsoleColor color, int offset) => Enum.IsDefined(color)
        ? (Codes[(int)color] + offset).ToString(CultureInfo.InvariantCulture)
        : null;
}
