using System.Management.Automation.Host;

namespace SignInRecovery.Shell.Hosting;

/// <summary>The cells, colours and cursor of the terminal; sensible fixed answers when there is none.</summary>
internal sealed class ShellRawUserInterface(Terminal terminal) : PSHostRawUserInterface
{
    /// <summary>The colour that stands for "the terminal's own".</summary>
    private const ConsoleColor Unspecified = (ConsoleColor)(-1);

    private ConsoleColor? _foreground;
    private ConsoleColor? _background;
    private string _title = string.Empty;

    /// <inheritdoc/>
    public override ConsoleColor ForegroundColor
    {
        get => _foreground ?? Unspecified;
        set => _foreground = value;
    }

    /// <inheritdoc/>
    public override ConsoleColor BackgroundColor
    {
        get => _background ?? Unspecified;
        set => _background = value;
    }

    /// <inheritdoc/>
    public override Size BufferSize
    {
        get => new(terminal.Width, terminal.Height);
        set => throw NotSupported("the size of the buffer cannot be set");
    }

    /// <inheritdoc/>
    public override Size WindowSize
    {
        get => BufferSize;
        set => throw NotSupported("the size of the window cannot be set");
    }

    /// <inheritdoc/>
    public override Size MaxWindowSize => BufferSize;

    /// <inheritdoc/>
    public override Size MaxPhysicalWindowSize => BufferSize;

    /// <inheritdoc/>
    public override Coordinates WindowPosition
    {
        get => default;
        set => throw NotSupported("the window cannot be moved");
    }

    /// <inheritdoc/>
    public override Coordinates CursorPosition
    {
        get => terminal is { IsOutputTerminal: true, IsInputInteractive: true }
            ? new Coordinates(Console.CursorLeft, Console.CursorTop)
            : default;
        set
        {
            if (terminal.IsOutputTerminal)
            {
                Console.SetCursorPosition(value.X, value.Y);
            }
        }
    }

    /// <inheritdoc/>
    public override int CursorSize
    {
        get => 25;
        set => throw NotSupported("the size of the cursor cannot be set");
    }

    /// <inheritdoc/>
    public override bool KeyAvailable => terminal.IsInputInteractive && Console.KeyAvailable;

    /// <inheritdoc/>
    public override string WindowTitle
    {
        get => _title;
        set
        {
            _title = value;
            if (terminal.SupportsEscapes)
            {
                Console.Title = value;
            }
        }
    }

    /// <inheritdoc/>
    public override int LengthInBufferCells(string source) => CellWidth.Of(source);

    /// <inheritdoc/>
    public override int LengthInBufferCells(string source, int offset) => CellWidth.Of(source[offset..]);

    /// <inheritdoc/>
    public override int LengthInBufferCells(char source) => CellWidth.Of(source);

    /// <inheritdoc/>
    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!terminal.IsInputInteractive)
        {
            throw NotSupported("keys cannot be read, because the standard input is redirected");
        }

        ConsoleKeyInfo key = Console.ReadKey(intercept: (options & ReadKeyOptions.NoEcho) != 0);
        ControlKeyStates state = (key.Modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : 0)
            | (key.Modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : 0)
            | (key.Modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : 0);
        return new KeyInfo((int)key.Key, key.KeyChar, state, keyDown: (options & ReadKeyOptions.IncludeKeyDown) != 0);
    }

    /// <inheritdoc/>
    public override void FlushInputBuffer()
    {
        while (KeyAvailable)
        {
            Console.ReadKey(intercept: true);
        }
    }

    /// <inheritdoc/>
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) =>
        throw NotSupported("the contents of the screen cannot be read");

    /// <inheritdoc/>
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) =>
        throw NotSupported("the contents of the screen cannot be set");

    /// <inheritdoc/>
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        // Clear-Host asks for the whole screen, with -1 at each edge.
        if (rectangle is { Left: -1, Top: -1, Right: -1, Bottom: -1 })
        {
            if (terminal.IsOutputTerminal)
            {
                Console.Clear();
            }

            return;
        }

        throw NotSupported("a part of the screen cannot be filled");
    }

    /// <inheritdoc/>
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw NotSupported("the contents of the screen cannot be scrolled");

    private static HostException NotSupported(string what) => new($"In this shell {what}.");
}
