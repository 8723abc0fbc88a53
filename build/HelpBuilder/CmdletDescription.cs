namespace SignInRecovery.HelpBuilder;

/// <summary>What the code says of a cmdlet.</summary>
internal sealed record CmdletDescription
{
    /// <summary>Its verb.</summary>
    public required string Verb { get; init; }

    /// <summary>Its noun.</summary>
    public required string Noun { get; init; }

    /// <summary>Its parameters.</summary>
    public required IReadOnlyList<CmdletParameter> Parameters { get; init; }

    /// <summary>The names of its parameter sets, the default one first.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>The types that it writes.</summary>
    public required IReadOnlyList<Type> Outputs { get; init; }

    /// <summary>Whether it asks before it changes something.</summary>
    public required bool SupportsShouldProcess { get; init; }

    /// <summary>Its name.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The types of the objects that can be piped to it whole.</summary>
    public IEnumerable<Type> Inputs => Parameters
        .Where(p => p.Sets.Values.Any(set => set.ValueFromPipeline))
        .Select(p => p.Type.GetElementType() ?? p.Type)
        .Distinct();

    /// <summary>Whether objects can be piped to it by a property of theirs.</summary>
    public bool TakesProperties => Parameters.Any(p => p.Sets.Values.Any(set => set.ValueFromPipelineByPropertyName));
}
