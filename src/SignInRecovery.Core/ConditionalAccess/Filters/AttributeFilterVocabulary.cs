namespace SignInRecovery.ConditionalAccess;

/// <summary>
/// The properties of filters on custom security attributes: <c>CustomSecurityAttribute.&lt;set&gt;_&lt;attribute&gt;</c>, of
/// type string only (Microsoft Entra documentation, filter for applications, 2026-03-24).
/// </summary>
internal sealed class AttributeFilterVocabulary : IFilterVocabulary
{
    private const string Prefix = "CustomSecurityAttribute.";

    private AttributeFilterVocabulary() { }

    /// <summary>The only instance.</summary>
    public static AttributeFilterVocabulary Instance { get; } = new();

    /// <summary>The set and the attribute of a property, for every underscore that could part them.</summary>
    /// <param name="property">The property as it stands in a rule.</param>
    public static IEnumerable<(string Set, string Attribute)> Names(string property)
    {
        string name = property[Prefix.Length..];
        for (int at = name.IndexOf('_', StringComparison.Ordinal); at >= 0; at = name.IndexOf('_', at + 1))
        {
            if (at > 0 && at < name.Length - 1)
            {
                yield return (name[..at], name[(at + 1)..]);
            }
        }
    }

    /// <inheritdoc/>
    public string? CheckProperty(string property) =>
        property.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && Names(property).Any()
            ? null
            : $"{property} is no custom security attribute, which is written {Prefix}<set>_<attribute>.";

    /// <inheritdoc/>
    public string? CheckOperator(string property, FilterOperator filterOperator) => null;

    /// <inheritdoc/>
    public string? CheckValue(string property, string value) => null;
}
