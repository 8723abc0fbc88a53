namespace SignInRecovery.Tenants;

/// <summary>The end of something, as it stands on a line: a time, or that it has none. A member that is not on the line makes no such value.</summary>
/// <param name="At">The time; null when it was seen that there is none.</param>
public readonly record struct Ending(DateTimeOffset? At)
{
    /// <inheritdoc/>
    public override string ToString() => At?.ToString("O", System.Globalization.CultureInfo.InvariantCulture) ?? "never";
}
