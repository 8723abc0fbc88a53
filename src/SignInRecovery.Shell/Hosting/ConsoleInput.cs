using System.Security;
using System.Text;

namespace SignInRecovery.Shell.Hosting;

/// <summary>Reads what a person types, or the lines of a redirected input.</summary>
internal sealed class ConsoleInput(Terminal terminal)
{
    private const char Mask = '*';

    private Task<string?>? _pending;

    /// <summary>Reads a line.</summary>
    /// <param name="editor">The editor to use on a terminal; null for a plain one.</param>
    /// <param name="cancellationToken">Gives up waiting for a redirected input; a line that arrives later is kept for the next read.</param>
    /// <returns>The line, or null at the end of the input.</returns>
    /// <exception cref="OperationCanceledException">The read was cancelled, or Ctrl-C was pressed.</exception>
    public string? ReadLine(LineEditor? editor, CancellationToken cancellationToken) => CanEdit
        ? (editor ?? new LineEditor(terminal)).ReadLine()
        : ReadRedirected(cancellationToken);

    /// <summary>Reads a secret line; a terminal shows a star for each character, or nothing when the output goes elsewhere.</summary>
    /// <inheritdoc cref="ReadLine"/>
    public SecureString? ReadSecret(CancellationToken cancellationToken)
    {
        string? line = CanEdit ? new LineEditor(terminal).ReadMasked(Mask)
            : terminal.IsInputInteractive ? ReadSilently()
            : ReadRedirected(cancellationToken);
        if (line is null)
        {
            return null;
        }

        SecureString secret = new();
        foreach (char c in line)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }

    private bool CanEdit => terminal is { IsInputInteractive: true, SupportsEscapes: true };

    private static string ReadSilently()
    {
        StringBuilder text = new();
        bool controlC = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            while (true)
            {
                ConsoleKeyInfo key = Console.ReadKey(intercept: true);
                switch (key.KeyChar)
                {
                    case '\r' or '\n':
                        Console.Out.WriteLine();
                        return text.ToString();
                    case '\u0003':
                        throw new OperationCanceledException();
                    case '\b' or '\u007f':
                        text.Length = Math.Max(0, text.Length - 1);
                        break;
                    case >= ' ':
                        text.Append(key.KeyChar);
                        break;
                    default:
                        break;
                }
            }
        }
        finally
        {
            Console.TreatControlCAsInput = controlC;
        }
    }

    private string? ReadRedirected(CancellationToken cancellationToken)
    {
        _pending ??= Task.Run(Console.In.ReadLine, CancellationToken.None);
        _pending.Wait(cancellationToken);
        string? line = _pending.Result;
        _pending = null;
        return line;
    }
}
