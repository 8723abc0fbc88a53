namespace SignInRecovery.Lockout;

/// <summary>The same control in another body's catalogue.</summary>
/// <param name="Body">The body and its edition, such as "CIS Microsoft 365 v7.0.0".</param>
/// <param name="Id">The control's id there.</param>
public sealed record RuleReference(string Body, string Id)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Body} {Id}";
}
