namespace SignInRecovery.ConditionalAccess;

/// <summary>A filter rule that was read, or why it cannot be.</summary>
/// <param name="Expression">The rule in parts; null when it cannot be read.</param>
/// <param name="Error">Why it cannot be read; null when it was.</param>
internal sealed record FilterReading(FilterExpression? Expression, FilterError? Error);
