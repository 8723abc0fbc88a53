using System.Collections.Frozen;

namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The properties, operators and values of filters for devices (Microsoft Entra documentation, filter for devices, 2025-04-08,
/// supported operators and device properties).
/// </summary>
internal sealed class DeviceFilterVocabulary : IFilterVocabulary
{
    private const string Prefix = "device.";
    private const int ExtensionAttributes = 15;

    private static readonly FilterOperator[] Equality = [FilterOperator.Equals];
    private static readonly FilterOperator[] EqualityAndIn = [FilterOperator.Equals, FilterOperator.In];
    private static readonly FilterOperator[] Collection = [FilterOperator.Contains];
    private static readonly FilterOperator[] Any =
        [FilterOperator.Equals, FilterOperator.StartsWith, FilterOperator.EndsWith, FilterOperator.Contains, FilterOperator.In];

    private static readonly FrozenDictionary<string, FilterOperator[]> Operators = Build();

    private DeviceFilterVocabulary() { }

    /// <summary>The only instance.</summary>
    public static DeviceFilterVocabulary Instance { get; } = new();

    /// <summary>A property without its prefix, in lower case: <c>trusttype</c>.</summary>
    /// <param name="property">The property as it stands in a rule.</param>
    public static string Name(string property) => property[Prefix.Length..].ToLowerInvariant();

    /// <inheritdoc/>
    public string? CheckProperty(string property) =>
        property.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && Operators.ContainsKey(Name(property))
            ? null
            : $"{property} is no property of a filter for devices.";

    /// <inheritdoc/>
    public string? CheckOperator(string property, FilterOperator filterOperator)
    {
        FilterOperator[] legal = Operators[Name(property)];
        return legal.Contains(filterOperator.Positive())
            ? null
            : $"{property} takes {string.Join(", ", legal.SelectMany(o => (FilterOperator[])[o, o.Negated()]).Select(o => "-" + o.Name()))}, and not -{filterOperator.Name()}.";
    }

    /// <inheritdoc/>
    public string? CheckValue(string property, string value) =>
        Name(property) == "iscompliant" && !bool.TryParse(value, out _) ? $"{property} is True or False, and not {value}." : null;

    private static FrozenDictionary<string, FilterOperator[]> Build()
    {
        var operators = new Dictionary<string, FilterOperator[]>(StringComparer.Ordinal)
        {
            ["deviceid"] = EqualityAndIn,
            ["displayname"] = Any,
            ["deviceownership"] = Equality,
            ["enrollmentprofilename"] = Any,
            ["iscompliant"] = Equality,
            ["manufacturer"] = Any,
            ["mdmappid"] = EqualityAndIn,
            ["model"] = Any,
            ["operatingsystem"] = Any,
            ["operatingsystemversion"] = Any,
            ["physicalids"] = Collection,
            ["profiletype"] = Equality,
            ["systemlabels"] = Collection,
            ["trusttype"] = Equality,
        };
        for (int number = 1; number <= ExtensionAttributes; number++)
        {
            operators.Add($"extensionattribute{number}", Any);
        }

        return operators.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
