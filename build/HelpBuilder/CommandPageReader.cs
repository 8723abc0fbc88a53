namespace SignInRecovery.HelpBuilder;

/// <summary>Reads docs/commands/&lt;Cmdlet&gt;.md.</summary>
internal static class CommandPageReader
{
    private const string DefaultMark = "Default: ";

    private static readonly string[] Sections = ["Description", "Parameters", "Examples", "Inputs", "Outputs", "Notes", "Related links"];

    /// <summary>Reads a page.</summary>
    /// <param name="file">Its path.</param>
    public static CommandPage Read(string file)
    {
        IReadOnlyList<Heading> headings = Markdown.Read(file, System.IO.File.ReadAllText(file));
        string name = Path.GetFileNameWithoutExtension(file);
        if (headings.Count == 0 || headings[0].Level != 1 || headings[0].Title != name)
        {
            throw new PageFaultException(file, 1, $"The title of the page must be '# {name}', like the name of its file.");
        }

        if (headings[0].Blocks is not [{ Kind: BlockKind.Paragraph } synopsis])
        {
            throw new PageFaultException(file, 1, "Below its title a page has one paragraph, the synopsis.");
        }

        foreach (Heading heading in headings.Skip(1).Where(h => h.Level == 2))
        {
            if (!Sections.Contains(heading.Title))
            {
                throw new PageFaultException(file, heading.Line, $"A page has no section '{heading.Title}'; its sections are {string.Join(", ", Sections)}.");
            }
        }

        return new CommandPage
        {
            File = file,
            Name = name,
            Synopsis = synopsis.Text,
            Description = Required(file, headings, "Description").Blocks,
            Parameters = [.. Below(headings, "Parameters").Select(heading => Parameter(file, heading))],
            Examples = [.. Below(headings, "Examples").Select(heading => Example(file, heading))],
            Inputs = [.. Below(headings, "Inputs")],
            Outputs = [.. Below(headings, "Outputs")],
            Notes = Find(headings, "Notes")?.Blocks ?? [],
            Links = [.. (Find(headings, "Related links")?.Blocks ?? []).Select(block => block.Text)],
        };
    }

    private static ParameterText Parameter(string file, Heading heading)
    {
        if (!heading.Title.StartsWith('-'))
        {
            throw new PageFaultException(file, heading.Line, $"The heading of a parameter is its name with a dash, not '{heading.Title}'.");
        }

        Block[] text = [.. heading.Blocks.Where(block => !block.Text.StartsWith(DefaultMark, StringComparison.Ordinal))];
        Block[] defaults = [.. heading.Blocks.Except(text)];
        if (text.Length == 0 || defaults.Length > 1)
        {
            throw new PageFaultException(file, heading.Line, $"Parameter {heading.Title} needs a text, and at most one line '{DefaultMark}...'.");
        }

        return new ParameterText(heading.Title[1..], heading.Line, text, defaults.Length == 0 ? null : defaults[0].Text[DefaultMark.Length..].TrimEnd('.'));
    }

    private static ExampleText Example(string file, Heading heading)
    {
        string[] code = [.. heading.Blocks.Where(b => b.Kind == BlockKind.Code).Select(b => b.Text)];
        if (code.Length != 1)
        {
            throw new PageFaultException(file, heading.Line, $"Example '{heading.Title}' needs one fence marked powershell.");
        }

        if (code[0].Contains("\n\n", StringComparison.Ordinal))
        {
            // A blank line parts the code from what it prints.
            throw new PageFaultException(file, heading.Line, $"The code of example '{heading.Title}' has a blank line.");
        }

        IEnumerable<string> printed = heading.Blocks.Where(b => b.Kind == BlockKind.Output).Select(b => b.Text);
        return new ExampleText(
            heading.Title,
            string.Join("\n\n", code.Concat(printed)),
            [.. heading.Blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Item)]);
    }

    private static Heading? Find(IReadOnlyList<Heading> headings, string title) =>
        headings.FirstOrDefault(h => h.Level == 2 && h.Title == title);

    private static Heading Required(string file, IReadOnlyList<Heading> headings, string title) =>
        Find(headings, title) ?? throw new PageFaultException(file, 0, $"The page has no section '{title}'.");

    private static IEnumerable<Heading> Below(IReadOnlyList<Heading> headings, string title) => headings
        .SkipWhile(h => h.Level != 2 || h.Title != title)
        .Skip(1)
        .TakeWhile(h => h.Level == 3);
}
