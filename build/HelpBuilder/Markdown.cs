using System.Text.RegularExpressions;

namespace SignInRecovery.HelpBuilder;

/// <summary>
/// Reads the part of Markdown that our pages use: headings, paragraphs, lists of one level, fences marked powershell or
/// text, code, bold and links within a line. Anything else is a fault, so that nothing is rendered by guess.
/// </summary>
internal static partial class Markdown
{
    private const string Fence = "```";

    /// <summary>Reads a page.</summary>
    /// <param name="file">Its path, for faults.</param>
    /// <param name="text">Its text.</param>
    public static IReadOnlyList<Heading> Read(string file, string text)
    {
        var headings = new List<Heading>();
        var blocks = new List<Block>();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index];
            Match heading = HeadingPattern().Match(line);
            if (heading.Success)
            {
                blocks = [];
                headings.Add(new Heading(heading.Groups[1].Length, Plain(heading.Groups[2].Value), index + 1, blocks));
            }
            else if (headings.Count == 0 && line.Length > 0)
            {
                throw new PageFaultException(file, index + 1, "A page begins with its title as a heading.");
            }
            else if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                index = ReadFence(file, lines, index, blocks);
            }
            else if (line.Length > 0)
            {
                ReadLine(file, line, index, isNew: index == 0 || lines[index - 1].Length == 0, blocks);
            }
        }

        return headings;
    }

    /// <summary>A line without the marks of code, bold and links; a link to an address keeps the address behind its text.</summary>
    public static string Plain(string text)
    {
        string withoutLinks = LinkPattern().Replace(text, match =>
            Uri.IsWellFormedUriString(match.Groups[2].Value, UriKind.Absolute)
                ? $"{match.Groups[1].Value} ({match.Groups[2].Value})"
                : match.Groups[1].Value);
        return withoutLinks.Replace("`", string.Empty, StringComparison.Ordinal).Replace("**", string.Empty, StringComparison.Ordinal);
    }

    private static int ReadFence(string file, string[] lines, int start, List<Block> blocks)
    {
        BlockKind kind = lines[start][Fence.Length..].Trim() switch
        {
            "powershell" => BlockKind.Code,
            "text" => BlockKind.Output,
            _ => throw new PageFaultException(file, start + 1, "A fence is marked powershell for code or text for what a command prints."),
        };
        int end = Array.IndexOf(lines, Fence, start + 1);
        if (end < 0)
        {
            throw new PageFaultException(file, start + 1, "The fence is not closed.");
        }

        blocks.Add(new Block(kind, string.Join('\n', lines[(start + 1)..end].Select(line => line.TrimEnd())), start + 1));
        return end;
    }

    private static void ReadLine(string file, string line, int index, bool isNew, List<Block> blocks)
    {
        if (line.StartsWith('|') || line.StartsWith('>') || NumberedPattern().IsMatch(line))
        {
            throw new PageFaultException(file, index + 1, "Help has no tables, quotes or numbered lists; write a paragraph or a list with dashes.");
        }

        if (line.StartsWith("- ", StringComparison.Ordinal))
        {
            blocks.Add(new Block(BlockKind.Item, Plain(line[2..].Trim()), index + 1));
        }
        else if (isNew || blocks.Count == 0 || blocks[^1].Kind is BlockKind.Code or BlockKind.Output)
        {
            blocks.Add(new Block(BlockKind.Paragraph, Plain(line.Trim()), index + 1));
        }
        else
        {
            blocks[^1] = blocks[^1] with { Text = blocks[^1].Text + " " + Plain(line.Trim()) };
        }
    }

    [GeneratedRegex(@"^(#{1,3}) (.+?)\s*$")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)]+)\)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"^\d+\. ")]
    private static partial Regex NumberedPattern();
}
