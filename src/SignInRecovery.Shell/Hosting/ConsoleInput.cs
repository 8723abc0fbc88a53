using System.Security;

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

    /// <summary>Reads a secret line; a terminal shows a star for each character.</summary>
    /// <inheritdoc cref="ReadLine"/>
    public SecureString? ReadSecret(CancellationToken cancellationToken)
    {
        string? line = CanEdit ? new LineEditor(terminal).ReadMasked(Mask) : ReadRedirected(cancellationToken);
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

    private string? ReadRedirected(CancellationToken cancellationToken)
    {
        _pending ??= Task.Run(Console.In.ReadLine, CancellationToken.None);
        _pending.Wait(cancellationToken);
        string? line = _pending.Result;
        _pending = null;
        return line;
    }
}
