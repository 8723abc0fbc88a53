namespace SignInRecovery.HelpBuilder;

/// <summary>The page of a cmdlet: the prose that its code does not say.</summary>
internal sealed record CommandPage
{
    /// <summary>The path of the page, for faults.</summary>
    public required string File { get; init; }

    /// <summary>The cmdlet's name, which is the page's title and its file's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the cmdlet does, in one sentence.</summary>
    public required string Synopsis { get; init; }

    /// <summary>What the cmdlet does, in full.</summary>
    public required IReadOnlyList<Block> Description { get; init; }

    /// <summary>The parameters, in the page's order.</summary>
    public required IReadOnlyList<ParameterText> Parameters { get; init; }

    /// <summary>The examples.</summary>
    public required IReadOnlyList<ExampleText> Examples { get; init; }

    /// <summary>What can be piped to the cmdlet: a heading for each type.</summary>
    public required IReadOnlyList<Heading> Inputs { get; init; }

    /// <summary>What the cmdlet writes: a heading for each type.</summary>
    public required IReadOnlyList<Heading> Outputs { get; init; }

    /// <summary>Further remarks; empty when there are none.</summary>
    public required IReadOnlyList<Block> Notes { get; init; }

    /// <summary>Where to read on: names of cmdlets and topics.</summary>
    public required IReadOnlyList<string> Links { get; init; }
}
