namespace SignInRecovery.ConditionalAccess;

/// <summary>A part of a filter rule: a comparison, or several parts joined by -and or -or. Negation is already resolved.</summary>
internal abstract record FilterExpression
{
    /// <summary>A comparison of a property with a value, or with the values of a list.</summary>
    /// <param name="Property">The property as it stands in the rule, such as <c>device.trustType</c>.</param>
    /// <param name="Operator">The operator.</param>
    /// <param name="Values">The value, or the values of the list, without quotation marks.</param>
    /// <param name="ValueText">The value as it stands in the rule, a single one without quotation marks.</param>
    /// <param name="IsNull">Whether the value is the word null.</param>
    public sealed record Comparison(string Property, FilterOperator Operator, IReadOnlyList<string> Values, string ValueText, bool IsNull) : FilterExpression
    {
        /// <summary>The property without what stands before its dot, in lower case: <c>trusttype</c>.</summary>
        public string Key { get; } = Property[(Property.IndexOf('.', StringComparison.Ordinal) + 1)..].ToLowerInvariant();

        /// <summary>Whether it holds for a device that has no such property, as every unregistered device has none.</summary>
        public bool IsNegative => Operator.IsNegative();

        /// <inheritdoc/>
        public override string ToString() => $"{Property} -{Operator.Name()} {ValueText}";
    }

    /// <summary>Parts of which all must hold, or one must.</summary>
    /// <param name="IsOr">Whether one is enough.</param>
    /// <param name="Parts">The parts, none of which is joined in the same way.</param>
    public sealed record Joined(bool IsOr, IReadOnlyList<FilterExpression> Parts) : FilterExpression;

    /// <summary>The joined parts in this one, itself included.</summary>
    public IEnumerable<Joined> Joins() => this is Joined joined ? joined.Parts.SelectMany(p => p.Joins()).Prepend(joined) : [];

    /// <summary>The comparisons in this part.</summary>
    public IEnumerable<Comparison> Comparisons() => this is Joined joined ? joined.Parts.SelectMany(p => p.Comparisons()) : [(Comparison)this];
}
