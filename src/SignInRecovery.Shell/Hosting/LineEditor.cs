using System.Text;

namespace SignInRecovery.Shell.Hosting;

/// <summary>
/// Reads one line from a terminal, key by key: cursor keys, the usual control keys, earlier lines, completion, and a mask
/// for secrets. Ctrl-C is a key here, so that it leaves the line and not the shell.
/// </summary>
internal sealed class LineEditor(Terminal terminal)
{
    private readonly StringBuilder _text = new();
    private int _cursor;
    private int _startColumn;
    private int _row;
    private char? _mask;

    /// <summary>Earlier lines, the oldest first; empty for none.</summary>
    public IReadOnlyList<string> History { get; init; } = [];

    /// <summary>Completes the text at the cursor; null for none.</summary>
    public Func<string, int, LineCompletion?>? Complete { get; init; }

    /// <summary>Reads a line, echoing it.</summary>
    /// <returns>The line; null when Ctrl-D ended the input.</returns>
    /// <exception cref="OperationCanceledException">Ctrl-C was pressed.</exception>
    public string? ReadLine() => Read(mask: null);

    /// <summary>Reads a line, showing a mask in place of each character.</summary>
    /// <inheritdoc cref="ReadLine"/>
    public string? ReadMasked(char mask) => Read(mask);

    private string? Read(char? mask)
    {
        _mask = mask;
        _startColumn = Console.CursorLeft;
        bool controlC = Console.TreatControlCAsInput;
        Console.TreatControlCAsInput = true;
        try
        {
            return ReadKeys();
        }
        finally
        {
            Console.TreatControlCAsInput = controlC;
        }
    }

    private string? ReadKeys()
    {
        int historyIndex = History.Count;
        LineCompletion? completion = null;
        int completionIndex = 0;
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key != ConsoleKey.Tab)
            {
                completion = null;
            }

            switch (key)
            {
                case { Key: ConsoleKey.Enter } or { KeyChar: '\r' or '\n' }:
                    MoveTo(_text.Length);
                    Console.Out.WriteLine();
                    return _text.ToString();
                case { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control } or { KeyChar: '\u0003' }:
                    MoveTo(_text.Length);
                    Console.Out.WriteLine("^C");
                    throw new OperationCanceledException();
                case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } when _text.Length == 0:
                    Console.Out.WriteLine();
                    return null;
                case { Key: ConsoleKey.Tab }:
                    if (_mask is null && Complete is not null)
                    {
                        (completion, completionIndex) = completion is null
                            ? (Complete(_text.ToString(), _cursor), 0)
                            : (completion, completionIndex + (key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? -1 : 1));
                        completion = Apply(completion, completionIndex);
                    }

                    break;
                case { Key: ConsoleKey.UpArrow } when _mask is null && historyIndex > 0:
                    Replace(History[--historyIndex]);
                    break;
                case { Key: ConsoleKey.DownArrow } when _mask is null && historyIndex < History.Count:
                    Replace(++historyIndex < History.Count ? History[historyIndex] : string.Empty);
                    break;
                default:
                    Edit(key);
                    break;
            }
        }
    }

    private void Edit(ConsoleKeyInfo key)
    {
        bool control = key.Modifiers.HasFlag(ConsoleModifiers.Control);
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow:
            case ConsoleKey.B when control:
                MoveTo(Previous(_cursor));
                break;
            case ConsoleKey.RightArrow:
            case ConsoleKey.F when control:
                MoveTo(Next(_cursor));
                break;
            case ConsoleKey.Home:
            case ConsoleKey.A when control:
                MoveTo(0);
                break;
            case ConsoleKey.End:
            case ConsoleKey.E when control:
                MoveTo(_text.Length);
                break;
            case ConsoleKey.Backspace:
                Remove(Previous(_cursor), _cursor);
                break;
            case ConsoleKey.Delete:
            case ConsoleKey.D when control:
                Remove(_cursor, Next(_cursor));
                break;
            case ConsoleKey.U when control:
                Remove(0, _cursor);
                break;
            case ConsoleKey.K when control:
                Remove(_cursor, _text.Length);
                break;
            case ConsoleKey.W when control:
                Remove(WordStart(), _cursor);
                break;
            case ConsoleKey.Escape:
                Replace(string.Empty);
                break;
            default:
                if (!char.IsControl(key.KeyChar))
                {
                    _text.Insert(_cursor, key.KeyChar);
                    Draw(_cursor + 1);
                }

                break;
        }
    }

    private LineCompletion? Apply(LineCompletion? completion, int index)
    {
        if (completion is null || completion.Candidates.Count == 0)
        {
            return null;
        }

        string candidate = completion.Candidates[((index % completion.Candidates.Count) + completion.Candidates.Count) % completion.Candidates.Count];
        _text.Remove(completion.Start, completion.Length).Insert(completion.Start, candidate);
        Draw(completion.Start + candidate.Length);
        return completion with { Length = candidate.Length };
    }

    private void Replace(string text)
    {
        _text.Clear().Append(text);
        Draw(_text.Length);
    }

    private void Remove(int from, int to)
    {
        if (from < to)
        {
            _text.Remove(from, to - from);
            Draw(from);
        }
    }

    private int Previous(int at) => at <= 0 ? 0 : at >= 2 && char.IsLowSurrogate(_text[at - 1]) ? at - 2 : at - 1;

    private int Next(int at) =>
        at >= _text.Length ? _text.Length : at + 1 < _text.Length && char.IsHighSurrogate(_text[at]) ? at + 2 : at + 1;

    private int WordStart()
    {
        int at = _cursor;
        while (at > 0 && char.IsWhiteSpace(_text[at - 1]))
        {
            at--;
        }

        while (at > 0 && !char.IsWhiteSpace(_text[at - 1]))
        {
            at--;
        }

        return at;
    }

    /// <summary>Writes the whole text anew from where it began and leaves the cursor before the given character.</summary>
    private void Draw(int cursor)
    {
        StringBuilder sequence = new(Home());
        sequence.Append("\e[J").Append(Shown(_text.Length));
        int end = Cells(_text.Length);
        if (end > 0 && end % terminal.Width == 0)
        {
            // A terminal that has just filled its last column wraps only with the next character.
            sequence.Append(" \r");
        }

        _row = end / terminal.Width;
        Console.Out.Write(sequence);
        MoveTo(cursor);
    }

    private void MoveTo(int cursor)
    {
        int cells = Cells(cursor);
        int row = cells / terminal.Width;
        int column = cells % terminal.Width;
        string vertical = row < _row ? $"\e[{_row - row}A" : row > _row ? $"\e[{row - _row}B" : string.Empty;
        Console.Out.Write($"{vertical}\r{(column > 0 ? $"\e[{column}C" : string.Empty)}");
        _row = row;
        _cursor = cursor;
    }

    private string Home() =>
        (_row > 0 ? $"\e[{_row}A" : string.Empty) + "\r" + (_startColumn > 0 ? $"\e[{_startColumn}C" : string.Empty);

    private int Cells(int length) => _startColumn + CellWidth.Of(Shown(length));

    private string Shown(int length) => _mask is { } mask ? new string(mask, length) : _text.ToString(0, length);
}
