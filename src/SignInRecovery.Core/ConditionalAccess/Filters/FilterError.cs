namespace SignInRecovery.ConditionalAccess;

/// <summary>Why a filter rule cannot be read.</summary>
/// <param name="Column">The column of the rule at which it breaks, from 1.</param>
/// <param name="Message">What is wrong there, in a sentence.</param>
internal sealed record FilterError(int Column, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"Column {Column}: {Message}";
}
