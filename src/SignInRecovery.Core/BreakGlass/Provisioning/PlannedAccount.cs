namespace SignInRecovery.BreakGlass;

/// <summary>An account that a plan creates.</summary>
/// <param name="DisplayName">The name that people see; it does not say what the account is for.</param>
/// <param name="UserPrincipalName">The sign-in name, under the initial domain.</param>
public sealed record PlannedAccount(string DisplayName, string UserPrincipalName)
{
    /// <inheritdoc/>
    public override string ToString() => $"{DisplayName} ({UserPrincipalName})";
}
