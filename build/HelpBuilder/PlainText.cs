using System.Text;

namespace SignInRecovery.HelpBuilder;

/// <summary>Plain text of a topic: at most 80 columns.</summary>
internal static class PlainText
{
    /// <summary>The columns of a topic.</summary>
    public const int Width = 80;

    /// <summary>By how much the text below a heading is indented.</summary>
    public const int Indent = 4;

    /// <summary>Wraps a line between words.</summary>
    /// <param name="text">The line.</param>
    /// <param name="firstIndent">The indent of the first line.</param>
    /// <param name="indent">The indent of the others.</param>
    /// <returns>The lines, each with its end.</returns>
    public static string Wrap(string text, int firstIndent, int indent)
    {
        var wrapped = new StringBuilder();
        var line = new StringBuilder(new string(' ', firstIndent));
        bool isEmpty = true;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                _ = wrapped.Append(line).Append('\n');
                _ = line.Clear().Append(' ', indent);
                isEmpty = true;
            }

            _ = isEmpty ? line.Append(word) : line.Append(' ').Append(word);
            isEmpty = false;
        }

        return wrapped.Append(line).Append('\n').ToString();
    }
}
