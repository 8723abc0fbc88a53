namespace SignInRecovery.Lockout;

/// <summary>One fact that a finding rests on.</summary>
/// <param name="Subject">The object that the fact is about.</param>
/// <param name="Property">The property, in Microsoft Graph's words where it has one.</param>
/// <param name="Value">The value as it was seen: text, a number, a truth value, a time, or null when it was seen to be absent.</param>
/// <param name="Section">The section of the snapshot in which it was seen.</param>
public sealed record Evidence(FindingTarget Subject, string Property, object? Value, string Section)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Subject.Name}: {Property} = {Value switch
    {
        null => "(none)",
        bool value => value ? "true" : "false",
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) + "Z",
        IFormattable value => value.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => Value.ToString(),
    }}";
}
