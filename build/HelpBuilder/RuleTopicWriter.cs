using System.Text;
using System.Text.RegularExpressions;
using static SignInRecovery.HelpBuilder.PlainText;

namespace SignInRecovery.HelpBuilder;

/// <summary>
/// Writes the topic about_SRnnnn of a rule's page. Pages of rules are read by people on the web as well, so they have what
/// other pages of ours have not: front matter, tables, numbered lists, and code within a list.
/// </summary>
internal static partial class RuleTopicWriter
{
    private const string Fence = "```";

    /// <summary>The name of the topic of a rule.</summary>
    /// <param name="file">The path of the rule's page.</param>
    public static string NameOf(string file) => "about_" + Path.GetFileNameWithoutExtension(file);

    /// <summary>Writes a topic.</summary>
    /// <param name="file">The path of the rule's page, for its name and for faults.</param>
    /// <param name="page">The page.</param>
    public static string Write(string file, string page)
    {
        string[] lines = page.ReplaceLineEndings("\n").Split('\n');
        int end = lines.Length > 0 && lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            throw new PageFaultException(file, 1, "The page of a rule begins with front matter between two lines of '---'.");
        }

        var text = new StringBuilder();
        _ = text.Append("TOPIC\n").Append(Wrap(NameOf(file), Indent, Indent)).Append('\n');
        AppendFront(file, lines[1..end], text);
        for (int index = end + 1; index < lines.Length; index++)
        {
            string line = lines[index];
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                _ = text.Append(Plain(line[3..]).ToUpperInvariant()).Append('\n');
                index += index + 1 < lines.Length && lines[index + 1].Length == 0 ? 1 : 0;
            }
            else if (line.TrimStart().StartsWith(Fence, StringComparison.Ordinal))
            {
                index = AppendFence(file, lines, index, text);
            }
            else if (!SeparatorPattern().IsMatch(line))
            {
                _ = text.Append(line.Length == 0 ? "\n" : Line(line));
            }
        }

        return BlankLinesPattern().Replace(text.ToString(), "\n\n").TrimEnd('\n') + "\n";
    }

    private static void AppendFront(string file, string[] front, StringBuilder text)
    {
        string Value(string key) => front.FirstOrDefault(l => l.StartsWith(key + ":", StringComparison.Ordinal))?[(key.Length + 1)..].Trim()
            ?? throw new PageFaultException(file, 1, $"The front matter of the page lacks {key}.");
        string[] references = [.. front.Where(l => l.StartsWith("  - ", StringComparison.Ordinal)).Select(l => l[4..].Replace(" | ", " ", StringComparison.Ordinal))];
        _ = text.Append("SHORT DESCRIPTION\n").Append(Wrap($"{Value("title")} ({Value("severity")}, {Value("area")})", Indent, Indent)).Append('\n')
            .Append("WHAT IS LOST\n").Append(Wrap(Value("impact"), Indent, Indent)).Append('\n')
            .Append("WHAT TO DO\n").Append(Wrap(Value("recommendation"), Indent, Indent)).Append('\n');
        if (references.Length > 0)
        {
            _ = text.Append("THE SAME CONTROL ELSEWHERE\n").Append(Wrap(string.Join(", ", references), Indent, Indent)).Append('\n');
        }
    }

    // Code stays as it is, however long: a wrapped command could not be copied.
    private static int AppendFence(string file, string[] lines, int start, StringBuilder text)
    {
        int end = Array.FindIndex(lines, start + 1, l => l.Trim() == Fence);
        if (end < 0)
        {
            throw new PageFaultException(file, start + 1, "The fence is not closed.");
        }

        foreach (string line in lines[(start + 1)..end])
        {
            _ = text.Append((new string(' ', 2 * Indent) + line.Trim()).TrimEnd()).Append('\n');
        }

        return end;
    }

    private static string Line(string line)
    {
        int depth = line.Length - line.TrimStart().Length;
        string trimmed = line.Trim();
        if (trimmed.StartsWith('|'))
        {
            return Wrap(Plain(string.Join("; ", trimmed.Trim('|').Split('|').Select(c => c.Trim()).Where(c => c.Length > 0))), Indent, Indent + 2);
        }

        Match item = ItemPattern().Match(trimmed);
        return Wrap(Plain(trimmed), Indent + depth, Indent + depth + (item.Success ? item.Length : 0));
    }

    private static string Plain(string text) => ItalicPattern().Replace(Markdown.Plain(text), "$1");

    [GeneratedRegex(@"^(?:- |\d+\. )")]
    private static partial Regex ItemPattern();

    [GeneratedRegex(@"^\|[-| :]+\|$")]
    private static partial Regex SeparatorPattern();

    [GeneratedRegex(@"(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])")]
    private static partial Regex ItalicPattern();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex BlankLinesPattern();
}
