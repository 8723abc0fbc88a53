using System.Management.Automation;

namespace SignInRecovery.HelpBuilder;

/// <summary>What the code says of a parameter.</summary>
internal sealed record CmdletParameter
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, without the wrapper of a type that can be absent.</summary>
    public required Type Type { get; init; }

    /// <summary>Its other names.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>What holds of it in each parameter set, by the set's name.</summary>
    public required IReadOnlyDictionary<string, ParameterSetMetadata> Sets { get; init; }

    /// <summary>Whether it takes wildcards.</summary>
    public required bool TakesWildcards { get; init; }

    /// <summary>The values that it takes, when they are few and fixed.</summary>
    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>What holds when it is absent, as the code sets it; null when the code sets nothing.</summary>
    public required string? Default { get; init; }

    /// <summary>Whether it is a switch.</summary>
    public bool IsSwitch => Type == typeof(SwitchParameter);

    /// <summary>What holds in a parameter set; null when the parameter is not part of it.</summary>
    public ParameterSetMetadata? In(string set) =>
        Sets.GetValueOrDefault(set) ?? Sets.GetValueOrDefault(ParameterAttribute.AllParameterSets);
}
