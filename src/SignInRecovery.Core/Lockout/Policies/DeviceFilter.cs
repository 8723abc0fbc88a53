namespace SignInRecovery.Lockout;

/// <summary>A part of the rule of a device filter: a comparison, or several parts joined by -and or -or. Negation is already resolved.</summary>
internal abstract record DeviceFilter
{
    /// <summary>A comparison of a property with a value.</summary>
    /// <param name="Property">The property, such as <c>device.trustType</c>.</param>
    /// <param name="Operator">The operator without its dash, such as <c>ne</c>.</param>
    /// <param name="Value">The value as it stands in the rule, without quotation marks.</param>
    /// <param name="IsNegative">Whether it holds for a device that has no such property, as every unregistered device has none.</param>
    public sealed record Comparison(string Property, string Operator, string Value, bool IsNegative) : DeviceFilter
    {
        /// <inheritdoc/>
        public override string ToString() => $"{Property} -{Operator} {Value}";
    }

    /// <summary>Parts of which all must hold, or one must.</summary>
    /// <param name="IsOr">Whether one is enough.</param>
    /// <param name="Parts">The parts, none of which is joined in the same way.</param>
    public sealed record Joined(bool IsOr, IReadOnlyList<DeviceFilter> Parts) : DeviceFilter;

    /// <summary>The joined parts in this one, itself included.</summary>
    public IEnumerable<Joined> Joins() => this is Joined joined ? joined.Parts.SelectMany(p => p.Joins()).Prepend(joined) : [];
}
