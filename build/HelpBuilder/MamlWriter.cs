using System.Globalization;
using System.Management.Automation;
using System.Xml.Linq;

namespace SignInRecovery.HelpBuilder;

/// <summary>Writes a module's help in MAML, the form that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>The help of a module.</summary>
    /// <param name="commands">Its cmdlets and their pages, which have been checked against each other.</param>
    public static XDocument Write(IEnumerable<(CmdletDescription Cmdlet, CommandPage Page)> commands) => new(
        new XElement(
            Help + "helpItems",
            new XAttribute("schema", "maml"),
            commands.Select(command => Item(command.Cmdlet, command.Page))));

    private static XElement Item(CmdletDescription cmdlet, CommandPage page) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", cmdlet.Name),
            new XElement(Command + "verb", cmdlet.Verb),
            new XElement(Command + "noun", cmdlet.Noun),
            Paragraphs(Maml + "description", [page.Synopsis])),
        Paragraphs(Maml + "description", Lines(page.Description)),
        new XElement(Command + "syntax", cmdlet.Sets.Select(set => SyntaxItem(cmdlet, page, set))),
        new XElement(
            Command + "parameters",
            page.Parameters.Select(text => Parameter(cmdlet.Parameters.Single(p => p.Name == text.Name), text)),
            ShouldProcessParameters(cmdlet)),
        new XElement(Command + "inputTypes", page.Inputs.Select(heading => TypeItem(Command + "inputType", heading, cmdlet.Inputs))),
        new XElement(Command + "returnValues", page.Outputs.Select(heading => TypeItem(Command + "returnValue", heading, cmdlet.Outputs))),
        page.Notes.Count == 0 ? null : new XElement(Maml + "alertSet", Paragraphs(Maml + "alert", Lines(page.Notes))),
        new XElement(Command + "examples", page.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", page.Links.Select(link => new XElement(
            Maml + "navigationLink",
            new XElement(Maml + "linkText", link),
            new XElement(Maml + "uri")))));

    private static XElement SyntaxItem(CmdletDescription cmdlet, CommandPage page, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        page.Parameters
            .Select(text => (Text: text, Parameter: cmdlet.Parameters.Single(p => p.Name == text.Name)))
            .Where(p => p.Parameter.In(set) is not null)
            .OrderBy(p => p.Parameter.In(set)!.Position is var position && position < 0 ? int.MaxValue : position)
            .ThenByDescending(p => p.Parameter.In(set)!.IsMandatory)
            .Select(p => SyntaxParameter(p.Parameter, p.Text, p.Parameter.In(set)!)),
        ShouldProcessParameters(cmdlet));

    private static XElement SyntaxParameter(CmdletParameter parameter, ParameterText text, ParameterSetMetadata set) => new(
        Command + "parameter",
        Attributes(parameter, set),
        new XElement(Maml + "name", parameter.Name),
        Paragraphs(Maml + "description", Lines(text.Text)),
        parameter.Values.Count == 0 ? null : new XElement(
            Command + "parameterValueGroup",
            parameter.Values.Select(value => ParameterValue(value, isRequired: false))),
        parameter.IsSwitch || parameter.Values.Count > 0 ? null : ParameterValue(TypeNames.Short(parameter.Type), isRequired: true),
        TypeAndDefault(parameter, text.Default));

    private static XElement Parameter(CmdletParameter parameter, ParameterText text)
    {
        // One entry stands for all parameter sets, so it shows the set in which the parameter is asked for most firmly.
        ParameterSetMetadata set = parameter.Sets.Values.OrderByDescending(s => s.IsMandatory).ThenByDescending(s => s.Position).First();
        return new XElement(
            Command + "parameter",
            Attributes(parameter, set),
            new XElement(Maml + "name", parameter.Name),
            Paragraphs(Maml + "description", Lines(text.Text)),
            ParameterValue(TypeNames.Short(parameter.Type), isRequired: !parameter.IsSwitch),
            TypeAndDefault(parameter, text.Default));
    }

    private static IEnumerable<XElement> ShouldProcessParameters(CmdletDescription cmdlet) => !cmdlet.SupportsShouldProcess
        ? []
        :
        [
            ShouldProcessParameter("WhatIf", "wi", "Shows what the cmdlet would do, and does nothing."),
            ShouldProcessParameter("Confirm", "cf", "Asks before the cmdlet does what it is about to do."),
        ];

    private static XElement ShouldProcessParameter(string name, string alias, string text) => new(
        Command + "parameter",
        new XAttribute("required", "false"),
        new XAttribute("variableLength", "false"),
        new XAttribute("globbing", "false"),
        new XAttribute("pipelineInput", "False"),
        new XAttribute("position", "named"),
        new XAttribute("aliases", alias),
        new XElement(Maml + "name", name),
        Paragraphs(Maml + "description", [text]),
        new XElement(Dev + "type", new XElement(Maml + "name", nameof(SwitchParameter)), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", "False"));

    private static IEnumerable<XAttribute> Attributes(CmdletParameter parameter, ParameterSetMetadata set) =>
    [
        new("required", set.IsMandatory),
        new("variableLength", parameter.Type.IsArray),
        new("globbing", parameter.TakesWildcards),
        new("pipelineInput", (set.ValueFromPipeline, set.ValueFromPipelineByPropertyName) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        }),
        new("position", set.Position < 0 ? "named" : set.Position.ToString(CultureInfo.InvariantCulture)),
        new("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
    ];

    private static XElement ParameterValue(string text, bool isRequired) => new(
        Command + "parameterValue",
        new XAttribute("required", isRequired),
        new XAttribute("variableLength", "false"),
        text);

    private static XElement[] TypeAndDefault(CmdletParameter parameter, string? stated) =>
    [
        new(Dev + "type", new XElement(Maml + "name", TypeNames.Full(parameter.Type)), new XElement(Maml + "uri")),
        new(Dev + "defaultValue", parameter.Default ?? stated ?? "None"),
    ];

    private static XElement TypeItem(XName name, Heading heading, IEnumerable<Type> types) => new(
        name,
        new XElement(
            Dev + "type",
            new XElement(Maml + "name", types.FirstOrDefault(t => TypeNames.Short(t) == heading.Title) is { } type ? TypeNames.Full(type) : heading.Title),
            new XElement(Maml + "uri")),
        Paragraphs(Maml + "description", Lines(heading.Blocks)));

    private static XElement Example(ExampleText example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"---------- Example {index + 1}: {example.Title} ----------"),
        new XElement(Dev + "code", example.Code),
        // The empty paragraph parts the example from the next one.
        Paragraphs(Dev + "remarks", [.. Lines(example.Remarks), string.Empty]));

    private static IEnumerable<string> Lines(IEnumerable<Block> blocks) =>
        blocks.Select(block => block.Kind == BlockKind.Item ? "- " + block.Text : block.Text);

    private static XElement Paragraphs(XName name, IEnumerable<string> paragraphs) =>
        new(name, paragraphs.Select(text => new XElement(Maml + "para", text)));
}
