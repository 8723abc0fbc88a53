namespace SignInRecovery.GraphEmulator.Query;

/// <summary>Which properties a type returns by default, and which it has at all.</summary>
internal sealed class EntityType
{
    private static readonly Dictionary<string, EntityType> Declared = EmbeddedTable.Rows("entity-types.tsv")
        .Select(row => new EntityType(row[0], Names(row[1]), Names(row[2]), Names(row[3])))
        .ToDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _known;

    private EntityType(string name, IReadOnlyList<string> byDefault, IReadOnlyList<string> onlyOnSelect, IReadOnlyList<string> others)
    {
        Name = name;
        ReturnsEverything = byDefault is [] or ["*"];
        OnlyOnSelect = onlyOnSelect.Select(Plain).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Default = [.. byDefault.Where(property => property != "*")];
        _known = byDefault.Concat(onlyOnSelect).Concat(others).Where(property => property != "*")
            .DistinctBy(Plain, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(Plain, property => property, StringComparer.OrdinalIgnoreCase);
    }

    internal string Name { get; }

    internal bool ReturnsEverything { get; }

    internal IReadOnlyList<string> Default { get; }

    internal IReadOnlySet<string> OnlyOnSelect { get; }

    /// <summary>Whether the properties of the type are listed, so that an unknown one can be refused.</summary>
    internal bool IsListed => _known.Count > 0;

    internal static EntityType Of(string name) => Declared.GetValueOrDefault(name) ?? new EntityType(name, [], [], []);

    internal bool Has(string property) =>
        !IsListed || _known.ContainsKey(property) || property.StartsWith("extension", StringComparison.OrdinalIgnoreCase);

    internal bool IsCollection(string property) => _known.GetValueOrDefault(property)?.EndsWith("[]", StringComparison.Ordinal) == true;

    private static string Plain(string property) => property.EndsWith("[]", StringComparison.Ordinal) ? property[..^2] : property;

    private static string[] Names(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
