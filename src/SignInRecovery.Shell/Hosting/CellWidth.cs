using System.Management.Automation;
using System.Management.Automation.Internal;

namespace SignInRecovery.Shell.Hosting;

/// <summary>How many cells of a terminal a text takes.</summary>
internal static class CellWidth
{
    /// <summary>The cells of a text; escape sequences take none.</summary>
    public static int Of(string text)
    {
        StringDecorated decorated = new(text);
        string plain = decorated.IsDecorated ? decorated.ToString(OutputRendering.PlainText) : text;
        int cells = 0;
        foreach (char c in plain)
        {
            cells += Of(c);
        }

        return cells;
    }

    /// <summary>
    /// The cells of a character: two for the wide East Asian blocks, as PowerShell's own console host counts them, else one.
    /// Each half of a surrogate pair counts one, which is right for emoji.
    /// </summary>
    public static int Of(char c) => c is (>= '\u1100' and <= '\u115f')
        or '\u2329' or '\u232a'
        or ((>= '\u2e80' and <= '\ua4cf') and not '\u303f')
        or (>= '\uac00' and <= '\ud7a3')
        or (>= '\uf900' and <= '\ufaff')
        or (>= '\ufe10' and <= '\ufe19')
        or (>= '\ufe30' and <= '\ufe6f')
        or (>= '\uff00' and <= '\uff60')
        or (>= '\uffe0' and <= '\uffe6')
        ? 2
        : 1;
}
