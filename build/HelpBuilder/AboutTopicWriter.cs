using System.Text;
using static SignInRecovery.HelpBuilder.PlainText;

namespace SignInRecovery.HelpBuilder;

/// <summary>Writes an about topic: plain text of at most 80 columns, as Get-Help shows it.</summary>
internal static class AboutTopicWriter
{
    /// <summary>Writes a topic.</summary>
    /// <param name="file">The path of its page, for faults.</param>
    /// <param name="headings">Its page: the title is the topic's name, and the first section its short description.</param>
    public static string Write(string file, IReadOnlyList<Heading> headings)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        if (headings.Count < 2 || headings[0].Title != name || headings[1].Title != "Short description" || headings[1].Blocks.Count == 0)
        {
            throw new PageFaultException(file, 1, $"The topic begins with '# {name}' and a section '## Short description'.");
        }

        var text = new StringBuilder();
        _ = text.Append("TOPIC\n").Append(Wrap(name, Indent, Indent)).Append('\n');
        foreach (Heading heading in headings.Skip(1))
        {
            _ = heading.Level == 2
                ? text.Append(heading.Title.ToUpperInvariant()).Append('\n')
                : text.Append(Wrap(heading.Title, Indent, Indent)).Append('\n');
            for (int index = 0; index < heading.Blocks.Count; index++)
            {
                Block block = heading.Blocks[index];
                bool endsList = block.Kind != BlockKind.Item || index + 1 == heading.Blocks.Count || heading.Blocks[index + 1].Kind != BlockKind.Item;
                _ = text.Append(Write(file, block)).Append(endsList ? "\n" : string.Empty);
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Write(string file, Block block)
    {
        if (block.Kind is BlockKind.Paragraph)
        {
            return Wrap(block.Text, Indent, Indent);
        }

        if (block.Kind is BlockKind.Item)
        {
            return Wrap("- " + block.Text, Indent, Indent + 2);
        }

        string[] lines = block.Text.Split('\n');
        int longest = Array.FindIndex(lines, line => line.Length > Width - (2 * Indent));
        return longest < 0
            ? string.Concat(lines.Select(line => (new string(' ', 2 * Indent) + line).TrimEnd() + "\n"))
            : throw new PageFaultException(file, block.Line + longest + 1, $"The line is longer than {Width - (2 * Indent)} columns, which is all that code has in a topic.");
    }
}
